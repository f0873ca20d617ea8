"""Adding a statement of one's own, and taking it back."""

import pytest
from sqlalchemy.orm import Session

from participation.formats.statements.queries.finding import all_statements
from participation.kernel.errors import DomainError
from participation.processes.models import Moderation, Module, Process, Step
from tests.client import CheckedClient
from tests.factories import recorded
from tests.formats.statements.cast import TEXTS, a_conversation, a_statement

URL = "/musterstadt/gruene-mitte/meinungsbild"
OWN = "Hunde gehören an die Leine."


def test_a_guest_adds_a_statement_and_can_take_it_back(
    client: CheckedClient, session: Session, module: Module
) -> None:
    answer = client.submit(f"{URL}/neu", {"text": OWN}, action="/neu")
    receipt = client.follow(answer)
    assert OWN in receipt.text
    assert receipt.response.headers["Referrer-Policy"] == "no-referrer"
    assert receipt.response.headers["Cache-Control"] == "private, no-store"
    number = all_statements(session, module.id)[-1].reference
    session.rollback()  # the test's session must not stand in the way of the next request
    assert OWN in client.get(f"{URL}/{number}").text
    client.submit(f"{answer.location}/zurueckziehen")
    assert "Sie ist zurückgezogen." in client.get(answer.location).text
    client.get(f"{URL}/{number}", status=404)


def test_under_pre_moderation_it_waits(
    client: CheckedClient, session: Session, process: Process, module: Module
) -> None:
    process.moderation = Moderation.PRE
    recorded(session)
    session.commit()
    receipt = client.follow(client.submit(f"{URL}/neu", {"text": OWN}, action="/neu"))
    assert "wird gerade geprüft" in receipt.text
    client.get(f"{URL}/{all_statements(session, module.id)[-1].reference}", status=404)


def test_what_is_alike_is_shown_first_and_nothing_is_lost(
    client: CheckedClient, session: Session, module: Module
) -> None:
    near = "Vor allen Schulen soll Tempo 30 gelten."
    page = client.submit(f"{URL}/neu", {"text": near}, action="/neu", status=422)
    assert "Gibt es das schon?" in page.text
    assert TEXTS[0] in page.text
    values = page.form_values("/neu")
    assert values["text"] == near
    client.post(f"{URL}/neu", values | {"trotzdem": "1"})
    assert all_statements(session, module.id)[-1].text == near


def test_the_same_words_are_refused(client: CheckedClient, session: Session, module: Module) -> None:
    same = {"text": TEXTS[0].lower().rstrip(".") + "!", "trotzdem": "1"}
    page = client.submit(f"{URL}/neu", same, action="/neu", status=422)
    assert "Diese Aussage gibt es schon" in page.text
    assert len(all_statements(session, module.id)) == len(TEXTS)


def test_the_same_form_sent_twice_arrives_once(
    client: CheckedClient, session: Session, module: Module
) -> None:
    page = client.get(f"{URL}/neu")
    values = page.form_values("/neu") | {"text": OWN}
    first, second = (client.post(f"{URL}/neu", values) for _time in range(2))
    assert first.location == second.location
    assert [one.text for one in all_statements(session, module.id)].count(OWN) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Kurz", "Bitte schreiben Sie einen ganzen Satz."),
        ("Soll der Marktplatz wirklich autofrei werden?", "statt einer Frage"),
        ("x" * 141, "140"),
        ("", "Bitte füllen Sie dieses Feld aus."),
    ],
)
def test_what_is_no_statement_is_told(
    client: CheckedClient, session: Session, module: Module, text: str, why: str
) -> None:
    page = client.submit(f"{URL}/neu", {"text": text}, action="/neu", status=422)
    assert why in page.text
    assert page.form_values("/neu").get("text", "") == text
    assert len(all_statements(session, module.id)) == len(TEXTS)


def test_where_only_voting_is_open_nothing_is_added(
    client: CheckedClient, session: Session, process: Process
) -> None:
    a_conversation(session, process, steps=(Step.RATE,))
    session.commit()
    assert "Eigene Aussagen sind hier nicht vorgesehen" in client.get(f"{URL}/neu", status=403).text
    assert "Eigene Aussage ergänzen" not in client.get(f"{URL}/abstimmen").text


def test_a_statement_says_itself_in_lists(session: Session, module: Module) -> None:
    statement = a_statement(session, module, "Ein Satz. " * 12)
    assert len(statement.headline()) <= 81
    with pytest.raises(DomainError):
        a_statement(session, module, "Kurz")
