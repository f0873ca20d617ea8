"""`participation import process`: a whole process moves in, from files or a folder, or is only checked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from participation.cli import main
from tests.factories import SQUARE
from tests.formats.ideas.moving import samples

Command = Callable[..., Result]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a town; copied for each test."""
    folder = tmp_path_factory.mktemp("town")
    boundary = folder / "grenze.geojson"
    boundary.write_text(json.dumps(SQUARE), encoding="utf-8")
    env = {"DATA": str(folder / "data")}
    founded = ["municipality", "add", "--slug", "ort", "--name", "Ort", "--ags", "09999001"]
    for words in (["migrate"], [*founded, "--boundary", str(boundary)]):
        result = CliRunner(env=env).invoke(main, words)
        assert result.exit_code == 0, result.output
    return folder / "data"


@pytest.fixture
def command(town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `participation import process` with a copy of the town."""
    import shutil

    shutil.copytree(town, tmp_path / "data")
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def run(*words: object, into: str = "ort/platz") -> Result:
        return CliRunner().invoke(main, ["import", "process", *map(str, words), "--process", into])

    return run


def told(result: Result) -> dict[str, Any]:
    """The JSON object at the end."""
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def figures(result: Result) -> tuple[int, int, int]:
    """Ideas and comments that arrived, rows that were refused."""
    found = told(result)
    return found["imported"], found["comments"], found["refused"]


def test_a_folder_moves_in_once(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "alt"
    folder.mkdir()
    samples.decidim(folder)
    (folder / "liesmich.txt").write_text("Worte", encoding="utf-8")
    (folder / "kaputt.csv").write_bytes(b"\x00\x01\x02")
    first = command(folder, "--create", "Ein Platz", "--json")
    assert (first.exit_code, figures(first)) == (0, (2, 2, 0))
    assert sorted(told(first)["files"]) == [
        "platz-open-data-comments.csv: Decidim",
        "platz-open-data-proposals.csv: Decidim",
    ]
    again = command(folder, "--json")
    assert (told(again)["already"], told(again)["comments_already"], figures(again)) == (2, 2, (0, 0, 0))


def test_files_may_be_named_in_any_order_and_need_no_places(command: Command, tmp_path: Path) -> None:
    ideas, comments = samples.dipas(tmp_path)
    result = command(comments, ideas, "--create", "Plätze", "--json")
    assert (result.exit_code, figures(result)) == (0, (2, 2, 0))


def test_checking_tells_everything_and_keeps_nothing(command: Command, tmp_path: Path) -> None:
    files = samples.adhocracy(tmp_path)
    checked = command(*files, "--create", "Platz", "--check")
    assert checked.exit_code == 0, checked.output
    assert "Kommentare übernommen: 2. Schon da: 0." in checked.output
    assert "Unterstützungen am alten Ort: 15." in checked.output
    assert "Nur geprüft: Es wurde nichts gespeichert." in checked.output
    missing = command(*files)
    assert missing.exit_code != 0
    assert "gibt es nicht" in missing.output


def test_what_is_refused_is_named_and_the_process_is_not_made(command: Command, tmp_path: Path) -> None:
    head = ("Node ID", "Title", "Contributiontext", "Created (UTC)")
    path = samples.table(
        tmp_path / "a.csv", head, (1, "A", "Worte", "2025-06-01"), (1, "B", "Worte", "morgen")
    )
    result = command(path, "--create", "Platz")
    assert result.exit_code == 1
    assert "Zeile 3, Node ID: Die Kennung 1 steht schon in Zeile 2." in result.output
    assert "Es wurde nichts gespeichert." in result.output
    assert "gibt es nicht" in command(path).output


def test_ideas_alone_are_recognised_as_well(
    command: Command, town: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ideas, _comments = samples.adhocracy(tmp_path)
    words = ["import", "ideas", str(ideas), "--process", "ort/platz", "--create", "Platz", "--json"]
    result = CliRunner().invoke(main, words)
    assert told(result) == {"read": 2, "imported": 2, "already": 0, "refused": 0, "refusals": []}
