"""`participation codes` writes the only copy of the codes it makes, for nobody else to read, or nothing at all."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from participation.cli import main
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import CODE
from participation.formats.voting.models import VoteState, roll
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import codes
from participation.kernel.db import Database
from participation.kernel.vault import Vault
from tests.factories import days
from tests.formats.voting.votes import a_vote

TARGET = "musterstadt/parkplatz"


class Installation:
    """A data folder with a vote in its database."""

    def __init__(self, data: Path) -> None:
        self.data = data
        assert CliRunner().invoke(main, ["migrate"]).exit_code == 0
        self.database = Database(f"sqlite:///{data / 'participation.sqlite3'}")
        with self.database.unit_of_work() as session:
            self.vote_id = a_vote(session, opens=days(10), closes=days(20)).id

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, ["codes", *words])

    def refs(self) -> set[str]:
        with self.database.reading() as session:
            return set(session.scalars(sa.select(roll.c.ref)))

    def keys(self) -> Keys:
        with self.database.reading() as session:
            return Keys(Vault(self.data / "keys"), vote_by_id(session, self.vote_id))


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # noqa: ANN201
    """An installation."""
    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    made = Installation(tmp_path / "data")
    yield made
    made.database.dispose()


def test_what_stands_in_the_file_is_what_the_roll_knows(there: Installation, tmp_path: Path) -> None:
    output = tmp_path / "codes.csv"
    ended = there.run(TARGET, "25", "--label", "Nord", "--output", str(output))
    assert ended.exit_code == 0, ended.output
    lines = output.read_text(encoding="utf-8-sig").splitlines()[1:]
    printed = [codes.read(line.split(";")[1].strip('"')) or "" for line in lines]
    assert {there.keys().reference(CODE, code) for code in printed} == there.refs()
    assert output.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


@pytest.mark.parametrize("kind", ["pdf", "zip"])
def test_letters_and_archives_are_written_as_well(there: Installation, tmp_path: Path, kind: str) -> None:
    output = tmp_path / f"briefe.{kind}"
    assert there.run(f"{TARGET}/abstimmung", "2", "--label", "Nord", "--output", str(output)).exit_code == 0
    assert output.read_bytes()[:2] in {b"%P", b"PK"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([TARGET, "0", "--label", "x", "--output", "neu.csv"], "Zahl von 1"),
        ([TARGET, "5", "--label", "x", "--output", "neu.txt"], "endet auf"),
        (["musterstadt/nirgends", "5", "--label", "x", "--output", "neu.csv"], "gibt es nicht"),
        (["musterstadt", "5", "--label", "x", "--output", "neu.csv"], "gibt es nicht"),
        ([f"{TARGET}/ideen", "5", "--label", "x", "--output", "neu.csv"], "gibt es nicht"),
    ],
)
def test_what_can_not_be_done_is_said_and_leaves_no_file(
    there: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = there.run(*words)
    assert ended.exit_code == 1
    assert told in ended.output
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert there.refs() == set()


def test_after_the_opening_no_file_is_left(there: Installation, tmp_path: Path) -> None:
    with there.database.unit_of_work() as session:
        vote_by_id(session, there.vote_id).state = VoteState.OPEN
    ended = there.run(TARGET, "5", "--label", "x", "--output", str(tmp_path / "neu.csv"))
    assert "steht fest" in ended.output
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_file_that_is_there_is_never_written_over(there: Installation, tmp_path: Path) -> None:
    output = tmp_path / "codes.csv"
    output.write_text("von gestern")
    assert there.run(TARGET, "5", "--label", "x", "--output", str(output)).exit_code == 1
    assert output.read_text() == "von gestern"
    assert there.refs() == set()
