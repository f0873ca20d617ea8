"""Taking over ideas from foreign files."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.contributions.models import Channel, Contribution
from participation.formats.ideas.actions.importing import Report, guess_mapping, import_ideas
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.formats.ideas.queries.lists import count_ideas
from participation.kernel.errors import DomainError
from participation.kernel.geo import Area
from participation.kernel.intake import read_table
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.factories import SQUARE, a_municipality, a_process, the_module
from tests.real_files import real

HEAD = "Nummer;Titel;Beschreibung;Thema;Datum;Breite;Länge\n"
GOOD = "1;Bank;Eine Bank bitte;Sitzen;02.01.2026 14:30;50,05;9,05\n2;;Mehr Bäume;Grün;2026-01-03;50,06;9,06\n"


@pytest.fixture
def town(session: Session) -> Municipality:
    """A town."""
    return a_municipality(session)


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    """A running module."""
    return the_module(a_process(session, town))


def run(
    session: Session, town: Municipality, module: Module, file: Path, *wishes: str, area: Area | None = None,
    sound_rows: bool = False,
) -> Report:  # fmt: skip
    """Import a file as the command does."""
    intake = read_table(file)
    mapping = guess_mapping(intake, wishes)
    return import_ideas(
        session,
        module,
        intake,
        mapping,
        viewer=operator(town),
        area=area,
        secret=b"x" * 32,
        sound_rows=sound_rows,
    )


def written(tmp_path: Path, text: str) -> Path:
    """A CSV file."""
    path = tmp_path / "ideen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_arrive_with_text_topic_time_and_place(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    report = run(session, town, module, written(tmp_path, HEAD + GOOD), "Nummer=id")
    first, second = session.scalars(sa.select(Idea).order_by(Idea.id))
    assert (report.read, report.imported, report.refused) == (2, 2, 0)
    assert (first.title, first.text, first.lat, first.lon) == ("Bank", "Eine Bank bitte", 50.05, 9.05)
    assert first.created_at.isoformat() == "2026-01-02T13:30:00+00:00"
    assert second.title == "Mehr Bäume"
    assert {category.name for category in module.categories} >= {"Sitzen", "Grün"}
    assert first.channel is Channel.IMPORT
    assert [first.reference, second.reference] == ["2026-00001", "2026-00002"]
    assert count_ideas(session, module.id, IdeaFilter(words="bank")) == 1


def test_importing_twice_brings_nothing_twice(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    file = written(tmp_path, HEAD + GOOD)
    run(session, town, module, file, "Nummer=id")
    again = run(session, town, module, file, "Nummer=id")
    assert (again.imported, again.already) == (0, 2)
    assert session.scalar(sa.select(sa.func.count()).select_from(Contribution)) == 2


def test_rows_without_a_key_are_known_again_by_what_they_say(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    file = written(tmp_path, "Beschreibung;Breite;Länge\nGleich;50,05;9,05\nGleich;50,05;9,05\n")
    assert run(session, town, module, file).imported == 2
    assert run(session, town, module, file).already == 2


def test_one_bad_row_and_nothing_arrives(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    bad = "3;Weit weg;Text;Grün;2026-01-03;51,0;9,06\n4;;;Grün;2026-13-45;50,05;9,06\n"
    report = run(
        session,
        town,
        module,
        written(tmp_path, HEAD + GOOD + bad),
        "Nummer=id",
        area=Area.from_geojson(SQUARE),
    )
    assert (report.read, report.imported, report.refused) == (4, 0, 2)
    assert [(fault.row, fault.field) for fault in report.refusals] == [
        (4, "Ort"),
        (5, "Datum"),
        (5, "Beschreibung"),
    ]
    assert session.scalar(sa.select(sa.func.count()).select_from(Contribution)) == 0


def test_with_sound_rows_the_good_ones_arrive(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    bad = "3;;;Grün;2026-01-03;50,05;9,06\n"
    report = run(session, town, module, written(tmp_path, HEAD + GOOD + bad), "Nummer=id", sound_rows=True)
    assert (report.imported, report.refused) == (2, 1)


def test_a_key_that_comes_twice_is_refused_with_both_rows(
    session: Session, town: Municipality, module: Module, tmp_path: Path
) -> None:
    report = run(session, town, module, written(tmp_path, HEAD + GOOD + GOOD), "Nummer=id")
    assert report.refused == 2
    assert "steht schon in Zeile 2" in report.refusals[0].why


def test_a_file_without_text_says_which_columns_there_are(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="Breite, Länge"):
        guess_mapping(read_table(written(tmp_path, "Breite;Länge\n50,05;9,05\n")))


def test_a_wish_for_no_column_is_refused(tmp_path: Path) -> None:
    intake = read_table(written(tmp_path, HEAD + GOOD))
    with pytest.raises(DomainError, match="gibt es nicht"):
        guess_mapping(intake, ["Quatsch=text"])
    with pytest.raises(DomainError, match="--map erwartet"):
        guess_mapping(intake, ["Titel=quatsch"])


@pytest.mark.parametrize(
    ("name", "rows", "located"),
    [("ideas_konstanz/maengelmelder_konstanz.csv", 2132, 2130), ("ideas_innsbruck/Orte.geojson", 139, 136)],
)
def test_real_files_arrive_whole(
    session: Session, town: Municipality, module: Module, name: str, rows: int, located: int
) -> None:
    report = run(session, town, module, real(name))
    assert (report.read, report.imported, report.refused) == (rows, rows, 0)
    assert (
        session.scalar(sa.select(sa.func.count()).select_from(Idea).where(Idea.lat.is_not(None))) == located
    )
    assert session.scalar(sa.select(sa.func.count()).select_from(Idea).where(Idea.title == "")) == 0


def test_the_command_ends_in_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from participation.cli import main

    monkeypatch.setenv("DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    boundary = tmp_path / "grenze.geojson"
    boundary.write_text(json.dumps(SQUARE), encoding="utf-8")
    file = str(written(tmp_path, HEAD + GOOD))
    runner = CliRunner()
    for words in (
        ["migrate"],
        [
            "municipality",
            "add",
            "--slug",
            "ort",
            "--name",
            "Ort",
            "--ags",
            "09999001",
            "--boundary",
            str(boundary),
        ],
    ):
        assert runner.invoke(main, words).exit_code == 0
    command = ["import", "ideas", file, "--process", "ort/ideen", "--map", "Nummer=id", "--json"]
    missing = runner.invoke(main, command)
    made = runner.invoke(main, [*command, "--create", "Ideen"])
    again = runner.invoke(main, command)
    assert missing.exit_code == 2
    assert json.loads(made.stdout) == {"read": 2, "imported": 2, "already": 0, "refused": 0, "refusals": []}
    assert json.loads(again.stdout)["already"] == 2
