"""The page from which the table is taken home."""

import io

import pytest
import sqlalchemy as sa
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.contributions.actions.visibility import hide
from participation.formats.documents.models import Remark
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.synopsis import weighed
from participation.kernel.db import Database
from participation.processes.models import Process
from tests.formats.documents.cast import the_draft
from tests.formats.documents.desk.cast import Desk
from tests.processes.cast import Town


@pytest.fixture
def desk(app: Flask, database: Database) -> Desk:
    """A draft with two remarks, one of them answered twice; another one is hidden."""
    made = Desk(Town(app, database))
    ids = [made.remark("Mehr Schatten."), made.remark("Warum?", key="baeume"), made.remark("Unsinn.")]
    for words in ("Erst so.", "Dann **so**."):
        made.browser().submit(made.url(f"anmerkungen/antworten?wahl={ids[0]}"), {"source": words})
    made.change(lambda session, _process: hide(session, session.get_one(Remark, ids[2]), actor_id=1))
    return made


def sheet(desk: Desk, **choices: str) -> list[dict[str, object]]:
    """The rows of the workbook that comes back."""
    page = desk.browser().submit(desk.url("abwaegung"), {"kind": "xlsx"} | choices, status=200)
    head, *rows = load_workbook(io.BytesIO(page.response.get_data())).active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_last_answer_stands_beside_each_public_remark_in_the_order_of_the_text(desk: Desk) -> None:
    rows = sheet(desk)
    assert [(row["Abschnitt"], row["Anmerkung"], row["Antwort der Verwaltung"]) for row in rows] == [
        ("1 Ziele", "Mehr Schatten.", "Dann so."),
        ("2 Bäume", "Warum?", None),
    ]
    assert "Eingereicht von" not in rows[0]


def test_what_is_not_public_and_names_come_only_when_asked_for_and_it_is_recorded(desk: Desk) -> None:
    rows = sheet(desk, every_state="y", personal="y")
    assert [row["Sichtbarkeit"] for row in rows] == ["öffentlich", "ausgeblendet", "öffentlich"]
    assert "Eingereicht von" in rows[0]
    entries = desk.change(
        lambda session, _process: [
            one.details
            for one in session.scalars(sa.select(AuditEntry).where(AuditEntry.action == "results.exported"))
        ]
    )
    assert entries == [{"kind": "synopsis.xlsx", "personal": True}]


def test_in_a_formal_period_what_is_not_public_is_weighed_as_well(desk: Desk) -> None:
    assert "every_state" not in desk.browser().get(desk.url("abwaegung")).form_values()

    def make_formal(session: Session, process: Process) -> None:
        document_of(session, the_draft(process)).formal = True

    desk.change(make_formal)
    assert [row["Sichtbarkeit"] for row in sheet(desk)].count("ausgeblendet") == 1


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_other_kinds_are_files_to_keep(desk: Desk, kind: str) -> None:
    page = desk.browser().submit(desk.url("abwaegung"), {"kind": kind}, status=200)
    assert f'.{kind}"' in page.response.headers["Content-Disposition"]
    assert page.response.headers["Cache-Control"] == "private, no-store"


def test_many_remarks_are_asked_for_in_few_questions(desk: Desk) -> None:
    asked: list[str] = []

    def look(session: object, process: object) -> None:
        from sqlalchemy import event

        engine = session.get_bind()  # type: ignore[attr-defined]  # a session
        event.listen(engine, "before_cursor_execute", lambda *words: asked.append(words[2]))
        weighed(session, the_draft(process).id, every_state=True)  # type: ignore[arg-type]  # a process

    desk.change(look)
    assert len([one for one in asked if one.lstrip().upper().startswith("SELECT")]) <= 4
