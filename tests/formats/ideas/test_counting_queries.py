"""What a page asks of the database does not grow with what it shows."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from participation.processes.models import Module
from tests.client import CheckedClient
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

MOST = 6
PAGE = "/musterstadt/gruene-mitte/"


@pytest.fixture
def module(session: Session) -> Module:
    """A module whose first idea has comments, beside others."""
    made = the_module(a_process(session, a_municipality(session)))
    grow(session, made, 2)
    return made


def grow(session: Session, module: Module, times: int) -> None:
    """More ideas, and more comments below the first."""
    for number in range(times):
        an_idea(session, module, f"Bank Nummer {number}")
    for number in range(times):
        a_comment(session, module, first(session), f"Kommentar {number}")
    session.commit()


def first(session: Session) -> Idea:
    """The idea with the comments."""
    return session.scalars(sa.select(Idea).order_by(Idea.id).limit(1)).one()


def asked(database: Database, client: CheckedClient, url: str) -> int:
    """How many statements a page takes the second time."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    client.get(url)
    sa.event.listen(database.read_engine, "before_cursor_execute", note)
    client.get(url)
    sa.event.remove(database.read_engine, "before_cursor_execute", note)
    return len(statements)


@pytest.mark.parametrize("part", ["", "ideen/{reference}"])
def test_a_page_asks_no_more_when_there_is_more_to_show(
    database: Database, session: Session, client: CheckedClient, module: Module, part: str
) -> None:
    url = PAGE + part.format(reference=first(session).reference)
    session.commit()
    few = asked(database, client, url)
    grow(session, module, 10)
    assert few == asked(database, client, url) <= MOST
