"""The same rows are the same package: at any time, on any machine, in any database."""

import time
import zipfile
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.tables import Audience
from participation.processes.models import Process
from participation.results.packages import write_package
from tests.factories import a_municipality, a_process, at, the_module
from tests.formats.ideas.cast import an_idea
from tests.results.packages.cast import plan_of, rows_in, written

IDEAS = 300


@pytest.fixture
def process(session: Session) -> Process:
    """A process that began at a moment we know, with enough ideas to fill several pages of a file."""
    with clock.frozen(at(2026, 5, 4)):
        made = a_process(session, a_municipality(session))
        for number in range(IDEAS):
            an_idea(session, the_module(made), f"Idee {number:03}", text="Wort " * number)
    session.flush()
    return made


def test_twice_written_is_the_same_to_the_byte(
    session: Session, process: Process, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(session, process, Audience.MUNICIPALITY, every_state=True)
    paths = [tmp_path / "a.zip", tmp_path / "b.zip"]
    write_package(session, plan, paths[0])
    then = time.time() + 86_400.0
    monkeypatch.setattr(time, "time", lambda: then)
    write_package(session, plan, paths[1])
    first, second = (path.read_bytes() for path in paths)
    assert first == second


def test_every_database_gives_the_same_rows(session: Session, process: Process, tmp_path: Path) -> None:
    """Asked of SQLite and of PostgreSQL alike: what is compared here is compared with the same words in both."""
    package = written(session, plan_of(session, process), tmp_path / "p.zip")
    rows = rows_in(package, "ideen.csv")
    assert [row["titel"] for row in rows] == [f"Idee {number:03}" for number in range(IDEAS)]
    assert {row["eingang"] for row in rows} == {"2026-05-04T12:00:00Z"}
    assert {row["eingang_ortszeit"] for row in rows} == {"2026-05-04 14:00:00"}


def test_entries_carry_the_time_of_the_package(session: Session, process: Process, tmp_path: Path) -> None:
    package = written(session, plan_of(session, process), tmp_path / "p.zip")
    assert {entry.date_time for entry in package.infolist()} == {(2026, 6, 1, 14, 0, 0)}
    assert {entry.external_attr >> 16 for entry in package.infolist()} == {0o100644}
    assert all(
        entry.compress_type == zipfile.ZIP_STORED for entry in package.infolist() if ".xlsx" in entry.filename
    )
