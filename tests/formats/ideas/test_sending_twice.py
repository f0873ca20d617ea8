"""A form that is sent twice arrives once, and both times one is told the same."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.contributions.models import Comment
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from tests.client import CheckedClient
from tests.contributions.cast import signed_in
from tests.factories import a_municipality, a_process, an_account, the_module
from tests.formats.ideas.cast import an_idea
from tests.racing import Work, at_once

URL = "/musterstadt/gruene-mitte/ideen"


@pytest.fixture
def typed(session: Session) -> dict[str, Any]:
    """A complete idea for a running process."""
    process = a_process(session, a_municipality(session))
    an_idea(session, the_module(process), "Da schon", text="Da schon")
    session.commit()
    category = the_module(process).categories[0].id
    return {"title": "Bank am Fluss", "lat": "50.05", "lon": "9.05", "category": category}


@pytest.fixture
def anna(session: Session) -> Account:
    made = an_account(session)
    session.commit()
    return made


def filled(client: CheckedClient, place: str, action: str, typed: dict[str, Any]) -> dict[str, Any]:
    """One form, as it is sent however often."""
    values = client.get(place).form_values(action)
    values.pop("__action__")
    return values | typed


def number_of(database: Database, kind: type[Idea | Comment]) -> int:
    with database.reading() as reading:
        return reading.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


@pytest.mark.parametrize("account", [False, True])
def test_an_idea_that_is_sent_twice_is_one_with_one_receipt(
    app: Flask, session: Session, database: Database, typed: dict[str, Any], anna: Account, account: bool
) -> None:
    client = signed_in(app, session, anna.id) if account else CheckedClient(app)
    values = filled(client, f"{URL}/neu", "/neu", typed)
    first, second = (client.post(f"{URL}/neu", values).location for _twice in range(2))
    assert first == second
    assert number_of(database, Idea) == 2
    client.get(second)


def test_another_form_another_text_and_another_visitor_are_other_ideas(
    app: Flask, database: Database, typed: dict[str, Any]
) -> None:
    client = CheckedClient(app)
    values = filled(client, f"{URL}/neu", "/neu", typed)
    client.post(f"{URL}/neu", values)
    client.post(f"{URL}/neu", values | {"lat": "50.06"})
    client.post(f"{URL}/neu", filled(client, f"{URL}/neu", "/neu", typed))
    stranger = CheckedClient(app)
    own = filled(stranger, f"{URL}/neu", "/neu", typed)
    stranger.post(f"{URL}/neu", own | {"opened": values["opened"]})
    assert number_of(database, Idea) == 5


@pytest.mark.parametrize("account", [False, True])
def test_a_comment_that_is_sent_twice_is_one(
    app: Flask, session: Session, database: Database, typed: dict[str, Any], anna: Account, account: bool
) -> None:
    client = signed_in(app, session, anna.id) if account else CheckedClient(app)
    with database.reading() as reading:
        place = f"/beitrag/{reading.scalars(sa.select(Idea.id)).one()}/kommentar"
    values = filled(client, place, place, {"text": "Gut!"})
    answers = [client.post(place, values).location for _twice in range(2)]
    assert len(set(answers)) == 1
    assert number_of(database, Comment) == 1
    client.post(place, values | {"text": "Sehr gut!"})
    assert number_of(database, Comment) == 2


def test_a_form_that_is_sent_five_times_at_once_is_one_idea(
    app: Flask, database: Database, typed: dict[str, Any]
) -> None:
    client = CheckedClient(app)
    values = filled(client, f"{URL}/neu", "/neu", typed)
    cookie = client.inner.get_cookie("visit")
    assert cookie is not None

    def send(_own: Session) -> str:
        with app.test_client() as own:
            own.set_cookie("visit", cookie.value)
            return own.post(f"{URL}/neu", data=values).headers["Location"]

    works: list[Work] = [send] * 5
    assert len(set(at_once(database, *works))) == 1
    assert number_of(database, Idea) == 2
