"""The desk: statements to begin with, what is analysed, files for Polis, and what to think over."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.contributions.actions.visibility import hide
from participation.formats.statements.actions import adding
from participation.formats.statements.queries.checking import check
from participation.formats.statements.queries.finding import all_statements
from participation.formats.statements.queries.polis import NAMES, polis_file
from participation.kernel.errors import DomainError, NotAllowed
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process, ProcessState
from participation.tallies.opinions import analyse, reading
from tests.factories import a_moderator
from tests.formats.statements.cast import TEXTS, a_conversation, a_statement, seeded, two_camps


def test_lines_become_statements_and_nothing_comes_twice(session: Session, module: Module) -> None:
    added = seeded(session, module, ("Neu ist dieser Satz.", "neu ist dieser satz!", TEXTS[0]))
    assert [one.text for one in added] == ["Neu ist dieser Satz."]
    assert len(all_statements(session, module.id)) == len(TEXTS) + 1


def test_a_line_that_is_no_statement_is_named(session: Session, module: Module) -> None:
    with pytest.raises(DomainError, match=r"Zeile 2: Bitte schreiben Sie eine Aussage statt einer Frage"):
        seeded(session, module, ("Das ist eine gute Aussage.", "Ist das eine gute Aussage?"))
    with pytest.raises(DomainError, match="höchstens 100"):
        seeded(session, module, tuple(f"Aussage Nummer {number} ist da." for number in range(101)))
    assert len(all_statements(session, module.id)) == len(TEXTS)


def test_only_ones_own_seeds_of_a_draft_are_deleted(
    session: Session, process: Process, module: Module
) -> None:
    staff = a_moderator(session.get_one(Municipality, module.municipality_id))
    first = all_statements(session, module.id)[0]
    with pytest.raises(NotAllowed):
        adding.remove_seed(session, module, first, viewer=staff)
    process.state = ProcessState.DRAFT
    adding.remove_seed(session, module, first, viewer=staff)
    assert len(all_statements(session, module.id)) == len(TEXTS) - 1


def test_the_files_are_read_by_the_command_and_say_the_same(
    session: Session, module: Module, tmp_path: Path
) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    hidden = a_statement(session, module)
    hide(session, hidden, actor_id=7)
    for name in NAMES:
        (tmp_path / f"{name}.csv").write_text(polis_file(session, module.id, name), encoding="utf-8")
    comments = reading.read_comments(tmp_path / "comments.csv")
    by_vote = reading.read_votes(tmp_path / "votes.csv")
    by_person = reading.read_votes(tmp_path / "participants-votes.csv")
    assert comments.moderated_out == {"8"}
    assert comments.texts["8"] == ""
    assert comments.texts["0"] == TEXTS[0]
    assert not reading.is_turned(by_vote.votes, comments.agreed, {})
    assert not reading.is_turned(by_person.votes, comments.agreed, by_person.agreed)
    assert sorted(group.size for group in analyse(by_vote.votes).groups) >= [17, 20]
    done = subprocess.run(
        [sys.executable, "-m", "participation", "opinions", str(tmp_path / "votes.csv"), "--comments", str(tmp_path / "comments.csv")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "2 Gruppen" in done.stdout


def test_people_are_numbered_anew_and_nothing_leads_to_them(session: Session, module: Module) -> None:
    two_camps(session, module, all_statements(session, module.id)[:3])
    first, second = (polis_file(session, module.id, "votes") for _time in range(2))
    assert first != second
    assert "voter-0" not in first
    rows = list(csv.DictReader(io.StringIO(first)))
    assert {row["voter-id"] for row in rows} == {str(number) for number in range(40)}


def test_formulas_are_harmless(session: Session, module: Module) -> None:
    seeded(session, module, ("=SUMME(A1:A9) gehört verboten.",))
    assert "'=SUMME" in polis_file(session, module.id, "comments")


def test_few_statements_block_and_clumsy_ones_are_told(session: Session, process: Process) -> None:
    module = a_conversation(
        session,
        process,
        (
            "Der Bus soll nachts fahren und die Bahn soll billiger werden.",
            "Autos gehören nicht in die Altstadt.",
        ),
    )
    found = check(session, module)
    assert [one.blocking for one in found] == [True, False, False]
    assert "zweierlei" in str(found[1].sentence)
    assert "verneint" in str(found[2].sentence)


def test_enough_good_statements_need_no_remark(session: Session, module: Module) -> None:
    assert [one.blocking for one in check(session, module)] == [False]
    seeded(session, module, tuple(f"Das Thema Nummer {number} ist wichtig." for number in range(10)))
    assert not check(session, module)
