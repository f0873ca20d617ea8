"""Votes: one's own, which statement comes next, and all of them for the analysis."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Visibility
from participation.formats.statements.models import Statement, StatementVote
from participation.kernel.dialect import in_batches

DRAWN_FROM = 8
"""The next statement is one of so many with the fewest votes, another one for everybody."""
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is: on how many of all public statements they voted."""

    voted: int
    statements: int


def progress(session: Session, module_id: int, voter: str | None) -> Progress:
    """How far somebody is; nobody in particular has voted on nothing."""
    voted = sa.select(sa.func.count(StatementVote.id)).join(
        Statement, Statement.id == StatementVote.statement_id
    )
    public = (Statement.module_id == module_id, Statement.visibility == Visibility.PUBLISHED)
    done = session.scalar(voted.where(_mine(voter), *public)) if voter else 0
    return Progress(done or 0, session.scalar(sa.select(sa.func.count(Statement.id)).where(*public)) or 0)


def next_statement(session: Session, module_id: int, voter: str | None) -> Statement | None:
    """A public statement that somebody has not voted on: those with the fewest votes first, mixed."""
    found = (
        sa.select(Statement)
        .where(Statement.module_id == module_id, Statement.visibility == Visibility.PUBLISHED)
        .order_by(Statement.votes, Statement.id)
        .limit(DRAWN_FROM)
    )
    if voter:
        seen = sa.select(StatementVote.id).where(_mine(voter), StatementVote.statement_id == Statement.id)
        found = found.where(~seen.exists())
    return min(session.scalars(found), key=lambda one: _lot(voter, one.id), default=None)


def own_vote(session: Session, statement_id: int, voter: str | None) -> int | None:
    """How somebody voted on a statement: 1, 0, -1 or not at all."""
    if voter is None:
        return None
    mine = sa.select(StatementVote.vote).where(StatementVote.statement_id == statement_id, _mine(voter))
    return session.scalar(mine)


def own_votes(session: Session, module_id: int, voter: str | None) -> Sequence[tuple[Statement, int]]:
    """Everything somebody voted on that is still public, in the order of the statements."""
    if voter is None:
        return []
    found = (
        sa.select(Statement, StatementVote.vote)
        .join(StatementVote, StatementVote.statement_id == Statement.id)
        .where(
            StatementVote.module_id == module_id, _mine(voter), Statement.visibility == Visibility.PUBLISHED
        )
        .order_by(Statement.id)
    )
    return [(statement, vote) for statement, vote in session.execute(found)]


def people(session: Session, module_id: int) -> int:
    """How many have voted."""
    voters = sa.func.count(StatementVote.voter.distinct())
    return session.scalar(sa.select(voters).where(StatementVote.module_id == module_id)) or 0


def newest(session: Session, module_id: int, number: int) -> set[str]:
    """So many voters who came last, by their first vote that still stands."""
    voters = sa.select(StatementVote.voter).where(StatementVote.module_id == module_id)
    last = voters.group_by(StatementVote.voter).order_by(sa.func.min(StatementVote.id).desc()).limit(number)
    return set(session.scalars(last))


def every_vote(session: Session, module_id: int) -> Iterator[tuple[str, str, int, datetime]]:
    """Every vote: voter, number of the statement, vote, and when, to the hour."""
    vote, statement = StatementVote.__table__.c, Statement.__table__.c
    contribution: Any = Statement.__mapper__.inherits.local_table.c  # type: ignore[union-attr]  # joined: it has one
    found = (
        sa.select(vote.voter, contribution.reference, vote.vote, vote.voted_at)
        .join(statement.id.table, statement.id == vote.statement_id)
        .join(contribution.id.table, contribution.id == statement.id)
        .where(vote.module_id == module_id)
        .order_by(vote.statement_id, vote.id)
    )
    for batch in in_batches(session, found, BATCH):
        yield from (tuple(row) for row in batch)


def _mine(voter: str | None) -> sa.ColumnElement[bool]:
    return StatementVote.voter == voter


def _lot(voter: str | None, statement_id: int) -> bytes:
    """Drawn for everybody anew, the same whenever one looks."""
    return hashlib.sha256(f"{voter}|{statement_id}".encode()).digest()
