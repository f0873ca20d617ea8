"""The same person at the same instant, on several devices or with an impatient finger: one vote, counted once."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.statements.actions import rating
from participation.formats.statements.models import Statement, StatementVote
from participation.formats.statements.queries.finding import all_statements
from participation.kernel.db import Database
from participation.processes.models import Module
from participation.processes.queries import module_by_id
from tests.racing import at_once

Work = Callable[[Session], object]


@pytest.fixture
def number(session: Session, module: Module) -> int:
    """A statement to vote on."""
    found = all_statements(session, module.id)[0].id
    session.rollback()
    return found


def voting(number: int, side: int, who: str = "one") -> Work:
    def work(own: Session) -> None:
        statement = own.get_one(Statement, number)
        module = module_by_id(own, statement.module_id)
        rating.rate(own, module, statement, side, voter=who, viewer=None)

    return work


def taking_back(number: int, who: str = "one") -> Work:
    def work(own: Session) -> bool:
        statement = own.get_one(Statement, number)
        return rating.take_back(
            own, module_by_id(own, statement.module_id), statement, voter=who, viewer=None
        )

    return work


def kept(session: Session, number: int) -> tuple[list[int], int]:
    """The votes on a statement, and how many it says there are."""
    session.expire_all()
    votes = list(session.scalars(sa.select(StatementVote.vote).where(StatementVote.statement_id == number)))
    return votes, session.get_one(Statement, number).votes


def test_one_person_votes_once_however_often_they_press(
    database: Database, session: Session, number: int
) -> None:
    came = at_once(database, *[voting(number, side) for side in (1, -1, 0, 1)])
    votes, counted = kept(session, number)
    assert came == [None] * 4
    assert len(votes) == counted == 1


def test_many_people_are_all_counted(database: Database, session: Session, number: int) -> None:
    at_once(database, *[voting(number, 1, f"person {place}") for place in range(6)])
    assert kept(session, number) == ([1] * 6, 6)


def test_a_vote_is_taken_back_once(database: Database, session: Session, number: int) -> None:
    at_once(database, voting(number, 1))
    came = at_once(database, *[taking_back(number) for _time in range(4)])
    assert sorted(came) == [False, False, False, True]
    assert kept(session, number) == ([], 0)
