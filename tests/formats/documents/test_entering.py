"""Staff write down what came on paper, and keep the rules and outages of a draft."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.contributions.models import Channel
from participation.formats.documents.models import Remark
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from tests.client import CheckedClient
from tests.contributions.cast import signed_in, staff
from tests.factories import a_municipality, in_days
from tests.formats.documents.cast import a_draft_process, the_draft

DESK = "/verwaltung/musterstadt/verfahren/leitlinien/entwurf"
TYPED = {
    "channel": "paper",
    "section": "baeume",
    "kind": "suggestion",
    "text": "Mehr Linden.",
    "quote": "40 Bäume",
    "sender_name": "Karl Weiß",
}


@pytest.fixture
def process(session: Session) -> Process:
    """A formal procedure that asks for a name."""
    made = a_draft_process(session, a_municipality(session), formal=True, anonymous=False)
    session.commit()
    return made


@pytest.fixture
def desk(app: Flask, session: Session, process: Process) -> CheckedClient:
    """The browser of a moderator."""
    person = staff(session, session.get_one(Municipality, process.municipality_id))
    return signed_in(app, session, person.account_id)


def test_a_letter_is_written_down_with_channel_and_day(
    desk: CheckedClient, session: Session, process: Process
) -> None:
    received = clock.local(clock.now()).date() - timedelta(days=2)
    desk.submit(f"{DESK}/nachtragen", TYPED | {"received": received.isoformat()})
    remark = session.query(Remark).one()
    assert (remark.channel, remark.quote, remark.sender_name) == (Channel.PAPER, "40 Bäume", "Karl Weiß")
    assert clock.local(remark.created_at).date() == received
    assert "kam auf Papier" in desk.get(f"/musterstadt/leitlinien/entwurf/{remark.reference}").text


def test_a_letter_without_section_or_from_the_future_is_refused(
    desk: CheckedClient, process: Process
) -> None:
    page = desk.submit(f"{DESK}/nachtragen", TYPED | {"section": ""}, status=422)
    assert "Bitte wählen Sie einen Abschnitt." in page.text
    page = desk.submit(f"{DESK}/nachtragen", TYPED | {"received": in_days(2).isoformat()}, status=422)
    assert "Zukunft" in page.text
    assert page.form_values()["text"] == "Mehr Linden."


def test_rules_are_changed_on_the_desk(desk: CheckedClient, session: Session, process: Process) -> None:
    desk.submit(
        f"{DESK}/regeln", {"kinds": ["question"], "least_days": "14", "formal": "y", "law": "§ 13a BauGB"}
    )
    document = document_of(session, the_draft(process))
    assert (document.kinds, document.least_days, document.law) == (["question"], 14, "§ 13a BauGB")
    session.rollback()
    page = desk.submit(f"{DESK}/regeln", {"kinds": []}, status=422)
    assert "mindestens eine Art" in page.text


def test_an_outage_is_noted_on_the_desk(desk: CheckedClient, session: Session, process: Process) -> None:
    day = (clock.local(clock.now()) - timedelta(days=1)).strftime("%Y-%m-%d")
    typed = {"began_at": f"{day}T10:00", "ended_at": f"{day}T12:30", "reason": "Leitung unterbrochen."}
    page = desk.follow(desk.submit(f"{DESK}/stoerung", typed))
    assert "Die Frist ist um 1 Tag verlängert." in page.text
    assert "Leitung unterbrochen." in page.text
    page = desk.submit(f"{DESK}/stoerung", typed | {"ended_at": ""}, status=422)
    assert page.form_values()["reason"] == "Leitung unterbrochen."
