"""What happens around a remark: comments, supports, reports, the moderators' desk, answers; and what is counted of it."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.actions.statuses import default_statuses
from participation.formats.documents.actions.remarking import edit_remark
from participation.formats.documents.models import Adoption, RemarkDraft, RemarkKind
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.summary import summarise
from participation.formats.documents.results import tables
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.tables import Audience, Table
from participation.municipalities.models import Municipality
from participation.notices.models import Letterhead
from participation.processes.catalogue import Extract
from participation.processes.models import Moderation, Process
from tests.client import CheckedClient
from tests.contributions.cast import signed_in, staff
from tests.factories import a_municipality
from tests.formats.documents.cast import a_draft_process, a_remark, an_edition, place, the_draft

URL = "/musterstadt/leitlinien/entwurf"
HEAD = Letterhead("Mitmachen", lambda endpoint, **values: f"http://localhost/{endpoint}")


@pytest.fixture
def process(session: Session) -> Process:
    """A running process with a draft, guests and post-moderation."""
    made = a_draft_process(session, a_municipality(session))
    session.commit()
    return made


@pytest.fixture
def moderator(session: Session, process: Process) -> Viewer:
    """Somebody who moderates."""
    found = staff(session, session.get_one(Municipality, process.municipality_id))
    session.commit()
    return found


def test_remarks_are_commented_supported_and_reported(
    client: CheckedClient, session: Session, process: Process
) -> None:
    remark = a_remark(session, process)
    session.commit()
    page = f"{URL}/{remark.reference}"
    client.submit(page, {"text": "Das sehe ich auch so."}, action="/kommentar")
    client.submit(page, action="/unterstuetzen")
    client.submit(f"/beitrag/{remark.id}/melden", {"reason": "spam"})
    text = client.get(page).text
    assert "Das sehe ich auch so." in text
    assert "Nicht mehr unterstützen" in text
    session.refresh(remark)
    assert (remark.comments, remark.supports) == (1, 1)


def test_what_waits_lies_on_the_desk_by_its_name(
    app: Flask, session: Session, process: Process, moderator: Viewer
) -> None:
    session.get_one(Process, process.id).moderation = Moderation.PRE
    remark = a_remark(session, process, "Bitte prüfen.")
    session.commit()
    desk = signed_in(app, session, moderator.account_id)
    page = desk.get("/verwaltung/musterstadt/moderation")
    assert "Bitte prüfen." in page.text
    assert "Anmerkung" in page.text
    CheckedClient(app).get(f"{URL}/{remark.reference}", status=404)


def _answered(session: Session, process: Process, moderator: Viewer, text: str = "Machen wir.") -> str:
    remark = a_remark(session, process, quote="autofrei")
    status = default_statuses(session, process.municipality_id)[1]
    save_response(session, remark, ResponseDraft(text, status.id), viewer=moderator, letterhead=HEAD)
    session.commit()
    return remark.reference


def test_an_answer_and_its_status_stand_beside_the_remark(
    client: CheckedClient, session: Session, process: Process, moderator: Viewer
) -> None:
    number = _answered(session, process, moderator)
    text = client.get(f"{URL}/{number}").text
    assert "Machen wir." in text
    assert "Wird umgesetzt" in text
    assert "Wird umgesetzt" in client.get(f"{URL}/anmerkungen").text


def test_what_is_answered_is_not_changed_any_more(
    session: Session, process: Process, moderator: Viewer
) -> None:
    remark = a_remark(session, process)
    save_response(session, remark, ResponseDraft("Nein.", None), viewer=moderator, letterhead=HEAD)
    draft = RemarkDraft("Anders.", RemarkKind.QUESTION)
    with pytest.raises(NotAllowed, match="schon beantwortet"):
        edit_remark(session, place(session, process), remark, draft, viewer=None)


def test_a_remark_that_changed_something_says_so(
    client: CheckedClient, session: Session, process: Process
) -> None:
    remark = a_remark(session, process)
    edition = an_edition(session, document_of(session, the_draft(process)), number=2)
    row = Adoption(
        municipality_id=process.municipality_id,
        edition_id=edition.id,
        remark_id=remark.id,
        section_key="baeume",
    )
    session.add(row)
    session.info["recorded"] = True
    session.commit()
    assert "floss ein in Fassung 2: 2 Bäume" in client.get(f"{URL}/{remark.reference}").text


def _rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.names, row, strict=True)) for row in table.rows()]


def test_files_tell_of_each_remark_what_it_is_about_and_what_came_of_it(
    session: Session, process: Process, moderator: Viewer
) -> None:
    number = _answered(session, process, moderator)
    a_remark(session, process, "Frage?", key="wege", kind=RemarkKind.QUESTION)
    extract = Extract({}, every_state=False, page_url=lambda ref: f"/x/{ref}", photo_url=str)
    remarks, _comments = tables(session, the_draft(process), extract)
    first, second = _rows(remarks.seen_by(Audience.PUBLIC))
    assert (first["aktenzeichen"], first["abschnitt"], first["stelle"]) == (number, "1", "autofrei")
    assert (first["art"], first["abwaegung_code"], first["amtliche_antwort"]) == (
        "vorschlag",
        "1000",
        "Machen wir.",
    )
    assert (first["tage_bis_antwort"], first["link"]) == (0, f"/x/{number}")
    assert (second["art"], second["ueberschrift"], second["status"]) == ("frage", "Wege", None)
    only = Extract({"art": "question"}, every_state=False, page_url=str, photo_url=str)
    assert [row["text"] for row in _rows(tables(session, the_draft(process), only)[0])] == ["Frage?"]
    with pytest.raises(DomainError):
        tables(
            session, the_draft(process), Extract({"art": "x"}, every_state=False, page_url=str, photo_url=str)
        )


def test_remarks_are_counted_with_their_answers_and_channels(
    session: Session, process: Process, moderator: Viewer
) -> None:
    _answered(session, process, moderator)
    a_remark(session, process)
    module = the_draft(process)
    found = summarise(session, [module.id])[module.id]
    assert (found.contributions, found.answered, dict(found.channels)) == (2, 1, {"online": 2})
