"""Commands that need a database say so where there is none, and what they write is nobody else's."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from participation.cli import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for an installation."""
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PASSWORD", "Lindenblüten im Juni")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


@pytest.mark.parametrize(
    "words",
    [
        ["worker"],
        ["serve"],
        ["account", "add", "--email", "a@example.org", "--name", "A"],
        ["import", "ideas", __file__, "--process", "musterstadt/maengel"],
    ],
)
def test_without_a_database_a_command_says_what_to_do_first(data: Path, words: list[str]) -> None:
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 1
    assert "Bitte zuerst: participation migrate" in ended.output
    assert not (data / "participation.sqlite3").exists()


def test_what_migrate_writes_is_nobody_else_s(data: Path) -> None:
    assert CliRunner().invoke(main, ["migrate"]).exit_code == 0
    modes = {path.name: path.stat().st_mode & 0o007 for path in (data, *data.iterdir())}
    assert modes["participation.sqlite3"] == 0
    assert set(modes.values()) == {0}
