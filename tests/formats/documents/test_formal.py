"""A submission in a formal period: who submits is for the municipality alone, and there is a receipt."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.formats.documents.actions.erasure import erase
from participation.formats.documents.models import Remark
from participation.formats.documents.receipts import exactly
from participation.formats.documents.results import tables
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes.catalogue import Extract
from participation.processes.models import Process
from tests.client import CheckedClient
from tests.contributions.cast import signed_in, staff
from tests.factories import a_municipality, an_account, at
from tests.formats.documents.cast import a_draft_process, the_draft
from tests.formats.documents.papers import words_in

URL = "/musterstadt/leitlinien/entwurf"
SECTION = f"{URL}/abschnitt/ziele"
TYPED = {
    "kind": "objection",
    "text": "Größere Bäume für die Straße – „sofort“.\n\nMit freundlichen Grüßen",
    "sender_name": "Änne Müßig",
    "sender_address": "Lindenweg 3\n12345 Musterstadt",
    "email": "aenne@example.org",
}


@pytest.fixture
def process(session: Session) -> Process:
    """A formal procedure that asks for a name."""
    made = a_draft_process(session, a_municipality(session), formal=True, anonymous=False)
    session.commit()
    return made


def _receipt(client: CheckedClient, location: str) -> bytes:
    answer = client.inner.get(f"{location.partition('?')[0]}/beleg.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    return answer.get_data()


def test_a_submission_gets_a_receipt_with_number_time_and_every_word(
    client: CheckedClient, session: Session, process: Process
) -> None:
    location = client.submit(SECTION, TYPED | {"quote": "autofrei"}).location
    remark = session.query(Remark).one()
    paper = _receipt(client, location)
    text = words_in(paper)
    assert remark.reference in text
    assert exactly(remark.created_at) in text
    for word in (
        "Größere Bäume für die Straße – „sofort“.",
        "Änne Müßig",
        "Lindenweg 3",
        "autofrei",
        "BauGB",
    ):
        assert word in text
    assert b"/Lang (de-DE)" in paper
    assert f"Eingangsbestätigung {remark.reference}".encode("utf-16-be").hex().encode() in paper


def test_who_submits_is_told_before_that_it_is_public_and_reads_one_word_for_it(
    client: CheckedClient, process: Process
) -> None:
    form = client.get(SECTION).text
    assert form.index("aber ohne Ihren Namen und Ihre Anschrift") < form.index('name="text"')
    assert "Ihre Anmerkung" not in form
    location = client.submit(SECTION, TYPED).location
    receipt, own = client.get(location), location.partition("?")[0]
    assert receipt.heading() == "Danke für Ihre Stellungnahme!"
    for page in (receipt, client.get(f"{own}/aendern"), client.get(f"{own}/zurueckziehen")):
        assert "Stellungnahme" in page.text
        assert "Anmerkung" not in page.text


def test_a_long_submission_fills_several_pages_and_loses_nothing(
    client: CheckedClient, process: Process
) -> None:
    sentences = [f"Satz Nummer {number} mit Umlauten: äöüß." for number in range(120)]
    paper = _receipt(client, client.submit(SECTION, TYPED | {"text": "\n".join(sentences)}).location)
    text = words_in(paper)
    assert not [one for one in sentences if one not in text]
    assert "Seite 2 von " in text


def test_a_time_is_told_to_the_second_on_the_german_clock() -> None:
    assert exactly(at(2026, 7, 1, 12) + timedelta(seconds=9)) == "01.07.2026, 14:00:09 Uhr (MESZ)"
    assert exactly(at(2026, 12, 1, 12)) == "01.12.2026, 13:00:00 Uhr (MEZ)"


def test_the_receipt_is_mailed_where_there_is_an_address(
    client: CheckedClient, session: Session, process: Process
) -> None:
    client.submit(SECTION, TYPED)
    letter = session.query(Notice).one()
    assert letter.to == "aenne@example.org"
    assert session.query(Remark).one().reference in letter.subject
    link = letter.body[letter.body.index("http://localhost") :].split()[0]
    assert client.inner.get(link.removeprefix("http://localhost")).mimetype == "application/pdf"


@pytest.mark.parametrize("missing", ["sender_name", "sender_address"])
def test_without_name_or_address_it_is_refused_where_they_are_asked_for(
    client: CheckedClient, process: Process, missing: str
) -> None:
    page = client.submit(SECTION, TYPED | {missing: ""}, status=422)
    assert "Bitte geben Sie Ihre" in page.text
    assert page.form_values()["text"] == TYPED["text"]


def test_anonymous_submissions_are_taken_where_they_are_allowed(
    client: CheckedClient, session: Session
) -> None:
    a_draft_process(session, a_municipality(session, "altstadt"), formal=True)
    session.commit()
    client.submit("/altstadt/leitlinien/entwurf/abschnitt/ziele", {"kind": "approval", "text": "Gut so."})
    assert session.query(Remark).one().sender_name == ""


def test_who_submits_is_shown_to_nobody_but_staff(
    client: CheckedClient, session: Session, process: Process
) -> None:
    client.submit(SECTION, TYPED)
    number = session.query(Remark).one().reference
    pages = [
        client.get(url).text
        for url in ("/musterstadt/leitlinien/", SECTION, f"{URL}/anmerkungen", f"{URL}/{number}")
    ]
    assert not [page for page in pages if "Müßig" in page or "Lindenweg" in page or "aenne@" in page]


def _names(session: Session, process: Process, audience: Audience) -> str:
    extract = Extract({}, every_state=True, page_url=str, photo_url=str)
    found = [table.seen_by(audience) for table in tables(session, the_draft(process), extract)]
    return repr([row for table in found for row in table.rows()])


def test_who_submits_is_exported_to_the_municipality_only(
    client: CheckedClient, session: Session, process: Process
) -> None:
    client.submit(SECTION, TYPED)
    assert "Müßig" in _names(session, process, Audience.MUNICIPALITY)
    assert "Müßig" not in _names(session, process, Audience.KTS)
    assert "Größere Bäume" in _names(session, process, Audience.PUBLIC)


def test_a_person_with_an_account_fetches_the_receipt_and_takes_the_name_along(
    app: Flask, session: Session, process: Process
) -> None:
    account = an_account(session, "anna@example.org")
    client = signed_in(app, session, account.id)
    client.submit(SECTION, {key: value for key, value in TYPED.items() if key != "email"})
    remark = session.query(Remark).one()
    assert "Müßig" in words_in(client.inner.get(f"{URL}/{remark.reference}/beleg.pdf").get_data())
    assert client.inner.get(f"{URL}/{remark.reference}/beleg.pdf").status_code == 200
    CheckedClient(app).get(f"{URL}/{remark.reference}/beleg.pdf", status=303)
    erase(session, account.id)
    assert (remark.sender_name, remark.sender_address) == ("", "")
    session.rollback()


def test_staff_see_who_submits(app: Flask, client: CheckedClient, session: Session, process: Process) -> None:
    client.submit(SECTION, TYPED)
    number = session.query(Remark).one().reference
    person = staff(session, session.get_one(Municipality, process.municipality_id))
    page = signed_in(app, session, person.account_id).get(f"{URL}/{number}")
    assert "Änne Müßig" in page.text
