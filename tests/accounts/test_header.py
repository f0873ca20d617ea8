"""The header: everybody finds the way to their own work in the main navigation."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Role
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from tests.client import CheckedClient
from tests.factories import a_role
from tests.processes.cast import Town


def navigation(client: CheckedClient) -> str:
    """The main navigation as it stands on wide screens, without what opens under the person's name."""
    text = client.get("/").text
    found = re.search(r'<nav class="site-nav".*?</nav>', text, re.S)
    assert found
    return found.group().partition("kern-icon--account-circle")[0]


def _also_there(session: Session) -> None:
    petra = session.query(Account).filter_by(email_key="petra@example.org").one()
    a_role(session, petra, session.query(Municipality).filter_by(slug="anderswo").one(), Role.MODERATOR)


def test_who_works_for_one_municipality_has_a_link(app: Flask, database: Database) -> None:
    shown = navigation(Town(app, database).browser("admin"))
    assert re.search(r'href="/verwaltung/musterstadt/"[^>]*>Verwaltung<', shown)


def test_who_works_for_several_has_a_menu_that_names_them(app: Flask, database: Database) -> None:
    town = Town(app, database)
    town.add(lambda session, _here: _also_there(session))
    shown = navigation(town.browser("admin"))
    assert "<summary>Verwaltung" in shown
    assert re.findall(r'href="(/verwaltung/[^"]+)"[^>]*>(\w+)<', shown) == [
        ("/verwaltung/anderswo/", "Anderswo"),
        ("/verwaltung/musterstadt/", "Musterstadt"),
    ]


def test_only_the_municipality_at_hand_is_marked_as_the_current_page(app: Flask, database: Database) -> None:
    town = Town(app, database)
    town.add(lambda session, _here: _also_there(session))
    text = town.browser("admin").get("/verwaltung/anderswo/").text
    header = text.partition("<main")[0]
    assert set(re.findall(r'href="([^"]+)" aria-current="page"', header)) == {"/verwaltung/anderswo/"}


@pytest.mark.parametrize("who", ["nobody", "citizen"])
def test_nobody_else_hears_of_it(app: Flask, database: Database, who: str) -> None:
    assert "/verwaltung/" not in navigation(Town(app, database).browser(who))
