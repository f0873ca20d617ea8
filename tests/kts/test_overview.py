"""What the coordination office sees: counts of public processes, and nothing of anybody."""

import csv
import io

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import PlatformGrant, PlatformRole
from participation.contributions.models import Channel
from participation.formats.ideas.actions.submitting import Arrival
from participation.kernel.errors import DomainError
from participation.kts.queries import Order, overview, read_order
from participation.processes.models import ProcessState
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_municipality, a_process, an_account, recorded, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def reviewer(client: CheckedClient, session: Session) -> CheckedClient:
    """A signed-in reviewer."""
    account = an_account(session, "kts@example.org", name="Kai")
    session.add(PlatformGrant(account_id=account.id, role=PlatformRole.KTS))
    recorded(session)
    session.commit()
    client.submit("/anmelden", {"email": "kts@example.org", "password": PASSWORD})
    return client


def two_towns(session: Session) -> None:
    """One town with two ideas, one with a draft and an archived process."""
    first, second = (
        a_municipality(session, "adorf", ags="01000001"),
        a_municipality(session, "bdorf", ags="02000002"),
    )
    module = the_module(a_process(session, first, slug="eins"))
    an_idea(session, module, "Geheim-Titel")
    idea = an_idea(session, module, arrival=Arrival(Channel.ONLINE))
    idea.set_status(None, idea.created_at)
    a_process(session, second, slug="entwurf", state=ProcessState.DRAFT, title="Entwurf")
    a_process(session, second, slug="alt", state=ProcessState.ARCHIVED, title="Archiv")
    recorded(session)
    session.commit()


def test_one_row_per_public_process_with_its_counts(session: Session) -> None:
    two_towns(session)
    rows = overview(session)
    assert [(row.ags, row.title, row.ideas, row.answered_share) for row in rows] == [
        ("01000001", "Verfahren eins", 2, 0.5),
        ("02000002", "Archiv", 0, None),
    ]
    assert rows[0].channels == (2, 0, 0, 0, 0)


@pytest.mark.parametrize("order", list(Order))
def test_every_column_sorts_both_ways_and_empty_values_stand_last(session: Session, order: Order) -> None:
    two_towns(session)
    up, down = overview(session, order), overview(session, order, falling=True)
    assert {row.title for row in up} == {row.title for row in down}
    if order is Order.ANSWERED:
        assert [up[-1].title, down[-1].title] == ["Archiv", "Archiv"]
    if order is Order.IDEAS:
        assert [up[0].title, down[0].title] == ["Archiv", "Verfahren eins"]


@pytest.mark.parametrize("word", ["passwort", "-", "--ideen", "ideen;drop", "account.email"])
def test_there_is_no_sorting_by_anything_else(word: str) -> None:
    with pytest.raises(DomainError):
        read_order(word)


def test_the_page_and_the_files_say_the_same_and_name_nobody(
    reviewer: CheckedClient, session: Session
) -> None:
    two_towns(session)
    page = reviewer.get("/kts/?sort=-ideen")
    table = list(
        csv.DictReader(
            io.StringIO(reviewer.get("/kts/verfahren.csv?sort=-ideen").text.lstrip("\ufeff")), delimiter=";"
        )
    )
    rows = reviewer.get("/kts/verfahren.json?sort=-ideen").json
    assert (
        [row["verfahren"] for row in table]
        == [row["verfahren"] for row in rows]
        == ["Verfahren eins", "Archiv"]
    )
    assert table[0]["anteil_beantwortet"] == "0,5"
    assert rows[0]["anteil_beantwortet"] == 0.5
    for text in (page.text, str(table), str(rows)):
        assert "Geheim-Titel" not in text
        assert "Entwurf" not in text.replace("und Entwürfe", "")


def test_nobody_else_gets_in(client: CheckedClient, session: Session) -> None:
    an_account(session)
    session.commit()
    assert "/anmelden" in client.get("/kts/", status=303).location
    client.submit("/anmelden", {"email": "anna@example.org", "password": PASSWORD})
    for url in ("/kts/", "/kts/verfahren.csv", "/kts/verfahren.json"):
        client.get(url, status=404)


def test_an_unknown_kind_of_file_is_missing(reviewer: CheckedClient) -> None:
    reviewer.get("/kts/verfahren.exe", status=404)
