"""`participation export` writes a package, twice the same, and leaves a trace where it holds more than everybody's."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from participation.audit.models import AuditEntry
from participation.cli import main
from participation.kernel.db import Database
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

TARGET = "musterstadt/gruene-mitte"


class Installation:
    """A data folder with a process in its database."""

    def __init__(self, data: Path) -> None:
        assert CliRunner().invoke(main, ["migrate"]).exit_code == 0
        self.database = Database(f"sqlite:///{data / 'participation.sqlite3'}")
        with self.database.unit_of_work() as session:
            module = the_module(a_process(session, a_municipality(session)))
            an_idea(session, module, "Bänke am Fluss")

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, ["export", *words])

    def exports_noted(self) -> list[bool]:
        with self.database.reading() as session:
            found = sa.select(AuditEntry.details).where(AuditEntry.action == "results.exported")
            return [details["personal"] for details in session.scalars(found)]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installation]:
    """An installation."""
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = Installation(tmp_path / "data")
    yield made
    made.database.dispose()


def test_the_same_data_give_the_same_bytes(there: Installation, tmp_path: Path) -> None:
    paths = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for path in paths:
        ended = there.run(TARGET, "--audience", "municipality", "--out", str(path))
        assert ended.exit_code == 0, ended.output
    first, second = (path.read_bytes() for path in paths)
    assert first == second
    assert "bericht.pdf" in zipfile.ZipFile(paths[0]).namelist()
    assert there.exports_noted() == [True, True]


def test_what_is_for_everybody_leaves_no_trace(there: Installation, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    ended = there.run(TARGET, "--module", "ideen", "--json", "--out", str(path))
    assert ended.exit_code == 0, ended.output
    told = json.loads(ended.stdout)
    assert [file["name"] for file in told["files"]] == zipfile.ZipFile(path).namelist()
    assert told["size"] == path.stat().st_size
    assert there.exports_noted() == []


def test_the_moment_can_be_chosen(there: Installation, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    assert there.run(TARGET, "--at", "2026-06-01T10:00:00Z", "--out", str(path)).exit_code == 0
    assert b"2026-06-01T10:00:00Z" in zipfile.ZipFile(path).read("00_LIESMICH.txt")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["musterstadt/gibt-es-nicht"], "Das gibt es nicht"),
        (["musterstadt"], "Das gibt es nicht"),
        ([TARGET, "--module", "umfrage"], "Das gibt es nicht"),
        ([TARGET, "--filter", "status=abc"], "Filter"),
        ([TARGET, "--every-state"], "nur mit --audience municipality"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    there: Installation, tmp_path: Path, words: list[str], sentence: str
) -> None:
    ended = there.run(*words, "--out", str(tmp_path / "p.zip"))
    assert ended.exit_code == 1
    assert sentence in ended.output
    assert not (tmp_path / "p.zip").exists()
