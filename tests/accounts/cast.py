"""People who do things in tests of accounts."""

import re
from typing import Any

import sqlalchemy as sa
from flask import Flask

from participation.accounts import actions
from participation.accounts.models import Account, LoginSession, Role
from participation.kernel.db import Database
from participation.notices.models import Notice
from tests.client import CheckedClient, Page
from tests.factories import PASSWORD, a_municipality, an_account

LONG = "vier Hirsche trinken Tee"
OTHER = "sieben Eulen bauen Boote"


def person(database: Database, email: str = "anna@example.org", name: str = "Anna", **values: Any) -> int:
    """An account; answers its id."""
    with database.unit_of_work() as session:
        return an_account(session, email, name=name, **values).id


def town(database: Database, slug: str = "musterstadt", **team: Role) -> int:
    """A municipality with a team: `mo=Role.ADMIN` makes mo@example.org its admin. Answers its id."""
    with database.unit_of_work() as session:
        place = a_municipality(session, slug)
        for name, role in team.items():
            member = an_account(session, f"{name}@example.org", name=name.title())
            actions.grant_role(session, member, place, role)
        return place.id


def browser(app: Flask, email: str = "", password: str = PASSWORD, **options: Any) -> CheckedClient:
    """A browser, signed in if there is an address."""
    client = CheckedClient(app, **options)
    if email:
        client.submit("/anmelden", {"email": email, "password": password})
    return client


def is_signed_in(client: CheckedClient) -> bool:
    """Whether the own page opens."""
    return client.inner.get("/konto/").status_code == 200


def mails(database: Database, to: str = "anna@example.org") -> list[Notice]:
    """What is owed to an address, oldest first."""
    with database.reading() as session:
        return list(session.scalars(sa.select(Notice).where(Notice.to == to).order_by(Notice.id)))


def link(database: Database, to: str = "anna@example.org", number: int = -1) -> str:
    """The first address in a mail to somebody, without the host."""
    found = re.search(r"http://localhost(/\S+)", mails(database, to)[number].body)
    assert found is not None
    return found[1]


def account(database: Database, email: str = "anna@example.org") -> Account | None:
    """The row of an address."""
    with database.reading() as session:
        return session.scalar(sa.select(Account).where(Account.email_key == email))


def count(database: Database, table: Any = LoginSession) -> int:
    """How many rows a table has."""
    with database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def neutral(page: Page) -> tuple[Any, ...]:
    """Everything of an answer that may tell something: status, headers and bytes, but for the masked token."""
    text = re.sub(r'name="csrf_token"[^>]*value="[^"]*"', "", page.text)
    headers = {name: value for name, value in page.response.headers if name not in {"Set-Cookie", "Date"}}
    return page.status, text, sorted(headers.items())
