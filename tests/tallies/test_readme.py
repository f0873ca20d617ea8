"""LIESMICH.txt: whoever types what stands there sees what stands there."""

import subprocess
from importlib import resources
from pathlib import Path

from participation.kernel import merkle
from participation.tallies import packages
from tests.tallies.boxes import Town

TEXT = resources.files("participation.tallies").joinpath("LIESMICH.txt").read_text()


def test_the_five_ballots_by_hand_come_out_as_printed() -> None:
    commands = "\n".join(line[2:] for line in TEXT.splitlines() if line.startswith("$ "))
    blocks = [block for block in TEXT.split("\n\n") if block.startswith("$ ")]
    printed = [line.strip() for block in blocks for line in block.splitlines() if not line.startswith("$ ")]
    assert len(printed) > 8
    assert _shell(commands) == printed


def test_the_tree_by_hand_is_the_tree_of_the_log() -> None:
    leaves = [merkle.leaf(f"Umschlag {number}".encode()) for number in range(1, 6)]
    assert merkle.root(leaves).hex() in TEXT
    assert all(leaf.hex() in TEXT for leaf in leaves)


def test_the_commands_for_a_real_package_work_in_its_folder(tmp_path: Path) -> None:
    town = Town()
    (tmp_path / "a.zip").write_bytes(town.package())
    for name, content in packages.read(tmp_path / "a.zip").items():
        (tmp_path / name).write_bytes(content)
    known = ("    sha256sum", "    head", "    wc", "    sort")
    commands = "\n".join(line for line in TEXT.splitlines() if line.startswith(known))
    said = _shell(commands, tmp_path)
    assert said.count("verify.py: OK") == 1
    assert not any("FAILED" in line for line in said)
    assert f"{merkle.leaf(town.sealed[0]).hex()}  -" in said
    assert said.count("7") == 2
    assert '3 {"approve":["1"]}' in said


def _shell(commands: str, folder: Path | None = None) -> list[str]:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return [line.strip() for line in done.stdout.splitlines()]
