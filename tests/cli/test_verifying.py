"""`participation verify`: two programs look at a package, and say whether it is whole."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from participation.cli import main
from participation.tallies import packages
from tests.tallies.boxes import Town


@pytest.fixture(scope="module")
def town() -> Town:
    """A vote that is over."""
    return Town()


def run(path: Path, *options: str) -> Result:
    """The command's answer."""
    return CliRunner().invoke(main, ["verify", str(path), *options])


def test_a_whole_package_passes_both_programs(tmp_path: Path, town: Town) -> None:
    (tmp_path / "a.zip").write_bytes(town.package())
    result = run(tmp_path / "a.zip", "--key", str(town.key.public))
    assert result.exit_code == 0, result.output
    assert "FEHLER" not in result.output
    assert "Hinweis" not in result.output
    assert result.output.endswith("Beide sagen dasselbe: Alles stimmt.\n")
    assert result.output.count("ok ") > 12


def test_a_broken_package_fails_with_both(tmp_path: Path, town: Town) -> None:
    data = bytearray(town.package())
    data[len(data) // 2] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    result = run(tmp_path / "a.zip")
    assert result.exit_code == 1
    assert "FEHLER  ZIP-Datei: die ZIP-Datei selbst ist verändert" in result.output
    assert "FEHLER  Paket: Das Paket ist verändert" in result.output
    assert "\nEs stimmt etwas nicht.\n" in result.output


def test_another_key_and_an_unknown_code_fail(tmp_path: Path, town: Town) -> None:
    (tmp_path / "a.zip").write_bytes(town.package())
    assert run(tmp_path / "a.zip", "--key", str(Town().key.public)).exit_code == 1
    result = run(tmp_path / "a.zip", "--code", "2345-6789")
    assert result.exit_code == 1
    assert "2345-6789 steht nicht im Protokoll" in result.output


def test_a_package_of_another_version_is_still_checked(tmp_path: Path) -> None:
    town = Town()
    older = {name: content + b"\n# Version 0\n" for name, content in packages.ours().items()}
    town.files.update(older)
    (tmp_path / "a.zip").write_bytes(town.package())
    result = run(tmp_path / "a.zip")
    assert result.exit_code == 0, result.output
    assert "gehören zu einer anderen Version" in result.output


def test_what_is_no_package_is_refused_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("Hallo")
    result = run(tmp_path / "a.zip")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.output.endswith("FEHLER  Paket: Das ist kein Ergebnispaket.\n")
