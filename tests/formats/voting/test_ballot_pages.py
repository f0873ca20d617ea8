"""The ballot paper before anything is in the box, and the page for who comes when it is too late."""

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.models import Method, VoteState
from tests.client import CheckedClient
from tests.formats.voting.votes import a_result, a_vote, begin, keys_of

PAPER = "/musterstadt/parkplatz/abstimmung/stimmzettel"


def _budget(session: Session, config: Config, *, fits: bool) -> str:
    """A vote about 100 euros that runs; a code for it."""
    rules = {"most": 2, "budget": {"total": 100, "fits": fits}}
    vote = a_vote(session, method=Method.BUDGET, titles=("Brücke", "Bank"), costs=(90, 30), rules=rules)
    code = begin(session, keys_of(config, vote), vote, voters=1)[0]
    session.commit()
    return code


def test_a_wrong_code_and_an_empty_choice_are_told_together(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """Nobody corrects the one only to hear of the other."""
    vote = a_vote(session)
    begin(session, keys_of(config, vote), vote, voters=1)
    session.commit()
    text = client.submit(PAPER, {"code": "FALSCH"}, status=422).text
    assert "In diesem Code ist ein Zeichen falsch" in text
    assert "Sie haben noch nichts ausgewählt" in text


def test_more_than_the_budget_is_allowed_where_it_need_not_fit(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """Said while choosing and when looking it over."""
    code = _budget(session, config, fits=False)
    assert "über dem Budget – das ist erlaubt" in client.get(PAPER).text
    checked = client.submit(PAPER, {"code": code, "wahl": ["1", "2"]}, status=200).text
    assert "Das sind 20 Euro über dem Budget. Das ist erlaubt" in checked


def test_where_it_must_fit_nothing_says_that_more_is_allowed(
    session: Session, config: Config, client: CheckedClient
) -> None:
    code = _budget(session, config, fits=True)
    assert "das ist erlaubt" not in client.get(PAPER).text
    client.submit(PAPER, {"code": code, "wahl": ["1", "2"]}, status=422)


def test_after_the_count_the_paper_leads_to_the_result(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """And does not speak of a count to come."""
    a_result(session, config, [{"approve": ["1"]}])
    session.commit()
    page = client.get(PAPER)
    assert "/musterstadt/parkplatz/abstimmung/ergebnis" in page.text
    assert "sobald ausgezählt ist" not in page.text


@pytest.mark.parametrize("contact", ["", "Frau Muster"])
def test_who_has_a_letter_for_an_aborted_vote_is_told_what_to_do(
    session: Session, config: Config, client: CheckedClient, contact: str
) -> None:
    """Nothing more; and whom to ask, where somebody is named."""
    vote = a_vote(session)
    begin(session, keys_of(config, vote), vote, voters=1)
    vote.state, vote.abort_reason = VoteState.ABORTED, "Falsche Briefe"
    vote.module.process.contact_name = contact
    session.commit()
    text = client.get(PAPER).text
    assert "Falsche Briefe" in text
    assert "Sie müssen nichts mehr tun." in text
    assert "der Code darin gelten nicht mehr" in text
    assert ("Frau Muster" in text) is bool(contact)
