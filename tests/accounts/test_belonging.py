"""Belonging to a municipality: said by the person, made sure of by its staff, and gone with the account."""

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts import actions
from participation.accounts.models import Residence, Role
from participation.accounts.queries.residents import resident_ids
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, Missing
from participation.municipalities.queries import by_slug
from tests.accounts.cast import browser, count, person, town
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_moderator, a_municipality, a_viewer, an_account
from tests.racing import at_once

DESK = "/verwaltung/musterstadt/zugehoerigkeit"


@pytest.fixture
def anna(app: Flask, database: Database) -> CheckedClient:
    """Anna's browser; Mo moderates Musterstadt."""
    town(database, mo=Role.MODERATOR)
    person(database)
    return browser(app, "anna@example.org")


@pytest.fixture
def mo(anna: CheckedClient, app: Flask) -> CheckedClient:
    """The browser of Mo."""
    return browser(app, "mo@example.org")


def belong(anna: CheckedClient) -> None:
    anna.submit("/konto/", {"municipality": "musterstadt"}, action="/konto/zugehoerigkeit")


def test_a_person_says_it_and_takes_it_back(anna: CheckedClient, database: Database) -> None:
    belong(anna)
    assert "Von Ihnen angegeben" in anna.get("/konto/").text
    anna.submit("/konto/", action="/zuruecknehmen")
    assert count(database, Residence) == 0
    assert "Von Ihnen angegeben" not in anna.get("/konto/").text


def test_a_municipality_that_is_none_is_refused(anna: CheckedClient, database: Database) -> None:
    token = anna.get("/konto/").form_values("/konto/zugehoerigkeit")["csrf_token"]
    wrong = {"csrf_token": token, "municipality": "nirgends"}
    anna.post("/konto/zugehoerigkeit", wrong, status=400)
    assert count(database, Residence) == 0


def test_staff_find_the_exact_address_and_confirm(anna: CheckedClient, mo: CheckedClient) -> None:
    belong(anna)
    page = mo.submit(DESK, {"email": " Anna@Example.org "}, status=200)
    assert "Anna" in page.text
    mo.post(page.form_values("/bestaetigen").pop("__action__"), page.form_values("/bestaetigen"))
    assert "Im Rathaus bestätigt" in anna.get("/konto/").text


def test_staff_do_not_learn_whether_somebody_else_has_an_account(
    anna: CheckedClient, mo: CheckedClient
) -> None:
    """Anna has one and said nothing; nobody has none."""
    pages = [mo.submit(DESK, {"email": who}, status=200) for who in ("anna@example.org", "nie@example.org")]
    assert all("hat niemand angegeben" in page.text for page in pages)


def test_the_own_page_and_the_download_tell_it(anna: CheckedClient) -> None:
    belong(anna)
    (told,) = anna.get("/konto/daten.json").json["zugehoerigkeit"]
    assert (told["kommune"], told["bestaetigt"]) == ("Musterstadt", None)


def test_it_goes_with_the_account(anna: CheckedClient, database: Database) -> None:
    belong(anna)
    anna.submit("/konto/loeschen", {"password": PASSWORD})
    assert count(database, Residence) == 0


def test_who_belongs_is_counted_by_what_the_vote_asks_for(session: Session) -> None:
    """Said is enough for one kind of vote, confirmed is needed for the other."""
    place = a_municipality(session)
    said, sure = (an_account(session, f"{name}@example.org") for name in ("said", "sure"))
    for account in (said, sure):
        actions.declare_residence(session, place, viewer=a_viewer(account.id))
    row = session.scalars(sa.select(Residence).where(Residence.account_id == sure.id)).one()
    actions.verify_residence(session, place.id, row.id, viewer=a_moderator(place, 99))
    assert resident_ids(session, place.id, verified=False) == [said.id, sure.id]
    assert resident_ids(session, place.id, verified=True) == [sure.id]


def test_nobody_confirms_themselves_or_for_another_town(session: Session) -> None:
    place, other = a_municipality(session), a_municipality(session, "nachbarort")
    account = an_account(session)
    actions.declare_residence(session, place, viewer=a_viewer(account.id))
    row = session.scalars(sa.select(Residence)).one()
    with pytest.raises(Conflict, match="eigene"):
        actions.verify_residence(session, place.id, row.id, viewer=a_moderator(place, account.id))
    with pytest.raises(Missing):
        actions.verify_residence(session, other.id, row.id, viewer=a_moderator(other, 99))


def test_what_is_said_again_after_taking_it_back_is_not_confirmed(session: Session) -> None:
    place, account = a_municipality(session), an_account(session)
    viewer = a_viewer(account.id)
    actions.declare_residence(session, place, viewer=viewer)
    row = session.scalars(sa.select(Residence)).one()
    actions.verify_residence(session, place.id, row.id, viewer=a_moderator(place, 99))
    actions.withdraw_residence(session, place.id, viewer=viewer)
    actions.declare_residence(session, place, viewer=viewer)
    assert resident_ids(session, place.id, verified=True) == []
    with pytest.raises(Missing):
        actions.withdraw_residence(session, a_municipality(session, "nachbarort").id, viewer=viewer)


def test_said_and_confirmed_at_once_it_is_there_once(database: Database) -> None:
    """Eight clicks of the person, then eight colleagues."""
    place_id = town(database)
    viewer = a_viewer(person(database))
    said = at_once(
        database,
        *[lambda own: actions.declare_residence(own, by_slug(own, "musterstadt"), viewer=viewer)] * 8,
    )
    assert said == [None] * 8
    assert count(database, Residence) == 1
    with database.reading() as session:
        row_id = session.scalars(sa.select(Residence.id)).one()
        colleagues = [a_moderator(by_slug(session, "musterstadt"), 100 + number) for number in range(8)]
    sure = at_once(
        database,
        *[
            lambda own, who=who: actions.verify_residence(own, place_id, row_id, viewer=who)
            for who in colleagues
        ],
    )
    assert sum(one is None for one in sure) == 1
    assert sum(isinstance(one, Conflict) for one in sure) == 7
