"""What a person with an account finds again, and what is left of it when the account goes."""

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.formats.ideas.models import Idea
from participation.processes.models import Process
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_municipality, a_process, a_viewer, an_account, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def anna(client: CheckedClient, session: Session) -> tuple[CheckedClient, Account, Process]:
    """A signed-in citizen with one idea; somebody else has one too."""
    process = a_process(session, a_municipality(session))
    account = an_account(session)
    an_idea(session, the_module(process), "Annas Idee", viewer=a_viewer(account.id), address="Annas Haus 3")
    an_idea(session, the_module(process), "Fremde Idee")
    session.commit()
    client.submit("/anmelden", {"email": account.email, "password": PASSWORD})
    return client, account, process


def test_ones_own_contributions_are_on_ones_own_page_and_in_the_download(
    anna: tuple[CheckedClient, Account, Process],
) -> None:
    client, _account, _process = anna
    page, data = client.get("/konto/"), client.get("/konto/daten.json").json
    assert "Annas Idee" in page.text
    assert "Fremde Idee" not in page.text
    assert [one["titel"] for one in data["beitraege"]] == ["Annas Idee"]


def test_when_an_account_goes_its_ideas_stay_without_a_name_or_an_address(
    anna: tuple[CheckedClient, Account, Process], session: Session
) -> None:
    client, account, _process = anna
    client.submit("/konto/loeschen", {"password": PASSWORD})
    idea = session.query(Idea).filter_by(title="Annas Idee").populate_existing().one()
    assert (idea.account_id, idea.author_name, idea.address) == (None, "", "")
    assert "Annas Idee" in client.get("/musterstadt/gruene-mitte/").text
    assert account.email not in str(session.query(Account).populate_existing().all()[0].__dict__)
