"""What tests of processes share."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.actions.sessions import start
from participation.accounts.models import Account, Role
from participation.contributions.models import AuthorKind, Visibility
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from participation.processes import queries
from participation.processes.models import Category, Process
from tests.client import CheckedClient
from tests.factories import a_municipality, a_role, recorded, the_module


def version(session: Session, process: Process) -> int:
    """How often the public face of the process has changed."""
    module = the_module(process)
    session.expire_all()
    return queries.versions(session, [module.id])[module.id]


def an_idea_on(session: Session, category: Category) -> Idea:
    """An idea that bears a topic and is still waiting to be looked at."""
    idea = Idea(
        municipality_id=category.municipality_id, module_id=category.module_id, text="Text", title="Bank",
        visibility=Visibility.PENDING, author_kind=AuthorKind.GUEST, pseudonym="P1", category_id=category.id,
        created_at=clock.now(), updated_at=clock.now(),
    )  # fmt: skip
    session.add(idea)
    recorded(session)
    return idea


class Town:
    """A municipality with its people, and a browser for each of them."""

    def __init__(self, app: Flask, database: Database, **values: Any) -> None:
        self.app, self.database = app, database
        with database.writing() as session:
            here = a_municipality(session, **values)
            there = a_municipality(session, "anderswo")
            self.id = here.id
            self.tokens = {
                "admin": _sign_in(session, here, "petra@example.org", Role.ADMIN),
                "moderator": _sign_in(session, here, "mo@example.org", Role.MODERATOR),
                "foreign admin": _sign_in(session, there, "fremd@example.org", Role.ADMIN),
                "citizen": _sign_in(session, None, "anna@example.org", None),
            }
            session.commit()

    def browser(self, who: str = "moderator") -> CheckedClient:
        """A browser in which somebody is signed in; "nobody" is."""
        client = CheckedClient(self.app)
        if who != "nobody":
            client.inner.set_cookie("login", self.tokens[who])
        return client

    def add(self, make: Callable[[Session, Municipality], Any]) -> Any:
        """Run something in a transaction and keep it."""
        with self.database.writing() as session:
            made = make(session, session.get_one(Municipality, self.id))
            session.info["recorded"] = True
            session.commit()
            return made

    def process(self, slug: str = "gruene-mitte") -> Process:
        """A process as it is stored now, with all its parts."""
        with self.database.reading() as session:
            return queries.find_process(session, self.id, slug)

    def processes(self) -> list[Process]:
        """Every process there is, newest first."""
        with self.database.reading() as session:
            return queries.processes_of(session, self.id)

    def municipality(self) -> Municipality:
        """The municipality as it is stored now."""
        with self.database.reading() as session:
            return session.get_one(Municipality, self.id)


def _sign_in(session: Session, town: Municipality | None, email: str, role: Role | None) -> str:
    account = Account(
        email=email, email_key=email, name=email.partition("@")[0].title(), password_hash="none: hashing takes long",
        confirmed_at=clock.now(), created_at=clock.now(),
    )  # fmt: skip
    session.add(account)
    session.flush()
    if town is not None and role is not None:
        a_role(session, account, town, role)
    token: str = start(session, account, device="").token
    return token
