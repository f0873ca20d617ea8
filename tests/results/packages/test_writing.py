"""What stands in a result package, for whom."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.formats.ideas.models import Idea
from participation.kernel.tables import Audience
from participation.processes.models import Process
from participation.results.packages import PackagePlan, write_package
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import SECRET, an_idea
from tests.results.packages.cast import plan_of, rows_in, written


@pytest.fixture
def process(session: Session) -> Process:
    """A process with a named public idea, one without a place, and a hidden one."""
    made = a_process(session, a_municipality(session))
    module = the_module(made)
    writer = author(SECRET, made.id, None, name="Berta Beispiel", guest_email="berta@example.org")
    an_idea(session, module, "Bänke; viele", author=writer, category_id=module.categories[0].id)
    an_idea(session, module, "=1+1", category_id=module.categories[1].id, place=None)
    visibility.hide(session, an_idea(session, module, "Kanarienvogel"), actor_id=1)
    session.flush()
    return made


def text_of(package: zipfile.ZipFile) -> str:
    """Everything in it that is text."""
    return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_a_public_package_holds_what_is_public_and_no_names(
    session: Session, process: Process, tmp_path: Path
) -> None:
    package = written(session, plan_of(session, process), tmp_path / "p.zip")
    assert [row["titel"] for row in rows_in(package, "ideen.csv")] == ["Bänke; viele", "'=1+1"]
    assert "Kanarienvogel" not in text_of(package)
    assert "Berta" not in text_of(package)


def test_the_municipality_gets_names_and_what_is_hidden_only_when_it_asks(
    session: Session, process: Process, tmp_path: Path
) -> None:
    plan = plan_of(session, process, Audience.MUNICIPALITY, every_state=True)
    rows = rows_in(written(session, plan, tmp_path / "p.zip"), "ideen.csv")
    assert [row["moderation"] for row in rows] == ["sichtbar", "sichtbar", "ausgeblendet"]
    assert rows[0]["verfasser_name"] == "Berta Beispiel"
    plan = plan_of(session, process, Audience.MUNICIPALITY)
    assert len(rows_in(written(session, plan, tmp_path / "q.zip"), "ideen.csv")) == 2


def test_what_is_not_public_is_for_nobody_else(session: Session, process: Process) -> None:
    with pytest.raises(ValueError, match="municipality alone"):
        plan_of(session, process, Audience.KTS, every_state=True)


def test_a_filter_of_the_address_bar_is_honoured(session: Session, process: Process, tmp_path: Path) -> None:
    category = the_module(process).categories[1].id
    plan = plan_of(session, process, values={"kategorie": [str(category)]})
    assert len(rows_in(written(session, plan, tmp_path / "p.zip"), "ideen.csv")) == 1


def test_checksums_are_those_of_the_files(session: Session, process: Process, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    files = write_package(session, plan_of(session, process), path)
    package = zipfile.ZipFile(path)
    assert package.testzip() is None
    assert [file.name for file in files] == package.namelist()
    for file in files:
        content = package.read(file.name)
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file.sha256, file.size)
    lines = package.read("pruefsummen.sha256").decode().splitlines()
    assert lines == [f"{file.sha256}  {file.name}" for file in files[:-1]]


def test_words_that_staff_took_out_are_in_no_file(session: Session, process: Process, tmp_path: Path) -> None:
    first = session.query(Idea).order_by(Idea.id).first()
    assert first is not None
    redact = {(the_module(process).id, "ideen", str(first.id)): ["Bänke", "ausruhen"]}
    package = written(session, plan_of(session, process, redact=redact), tmp_path / "p.zip")
    ours, other = rows_in(package, "ideen.csv")
    assert (ours["titel"], ours["text"]) == ("[entfernt]; viele", "Damit man sich [entfernt] kann.")
    assert "ausruhen" in other["text"]


def test_what_stops_the_work_leaves_nothing_behind(
    session: Session, process: Process, tmp_path: Path
) -> None:
    class Cancelled(Exception):
        """Somebody changed their mind."""

    def progress(_done: int, _whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_package(session, plan_of(session, process), tmp_path / "p.zip", progress=progress)
    assert list(tmp_path.glob("*.zip")) == []
    assert list(tmp_path.glob(".package-*")) == []


def test_progress_counts_up_to_the_whole(session: Session, process: Process, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    plan: PackagePlan = plan_of(session, process)
    write_package(session, plan, tmp_path / "p.zip", progress=lambda *step: told.append(step))
    assert [done for done, _whole in told] == sorted(done for done, _whole in told)
    assert all(done <= whole for done, whole in told)
    assert told[-1][0] == told[-1][1]
