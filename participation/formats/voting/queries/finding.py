"""Votes by what they belong to, and those whose time has come."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.formats.voting.models import Option, Vote, VoteState, mark
from participation.kernel.errors import Missing
from participation.processes.models import Module, Process

_WHOLE = (
    selectinload(Vote.options),
    selectinload(Vote.module).selectinload(Module.process).selectinload(Process.modules),
)
"""Not joined: PostgreSQL locks no row that an outer join hangs on, and whoever refreshes a vote to lock it asks again
as here."""
_OF_MODULE = sa.select(Vote).where(Vote.module_id == sa.bindparam("module")).options(*_WHOLE)


def vote_of(session: Session, module: Module) -> Vote:
    """The vote of a module, with its options. Raises Missing."""
    found = session.scalars(_OF_MODULE, {"module": module.id}).unique().one_or_none()
    if found is None:
        raise Missing
    return found


def vote_by_id(session: Session, vote_id: int) -> Vote:
    """A vote with its options. Raises Missing."""
    found = session.scalars(sa.select(Vote).where(Vote.id == vote_id).options(*_WHOLE)).unique().one_or_none()
    if found is None:
        raise Missing
    return found


def due(session: Session, at: datetime) -> list[int]:
    """Votes for which something may be done now: opened, sealed, closed, counted, signed, or their keys destroyed."""
    waiting = Vote.state == VoteState.READY, Vote.opens_at <= at
    statement = sa.select(Vote.id).where(
        sa.or_(
            sa.and_(*waiting),
            Vote.state.in_({VoteState.OPEN, VoteState.CLOSED}),
            sa.and_(Vote.state.in_({VoteState.PUBLISHED, VoteState.ABORTED}), Vote.destroyed_at.is_(None)),
        )
    )
    return list(session.scalars(statement.order_by(Vote.id)))


def supports(session: Session, vote: Vote) -> dict[str, int]:
    """Marks per option of an open vote, for everybody."""
    statement = (
        sa.select(Option.key, sa.func.count(mark.c.ref))
        .outerjoin(mark, mark.c.option_id == Option.id)
        .where(Option.vote_id == vote.id)
        .group_by(Option.key)
    )
    return {key: number for key, number in session.execute(statement)}  # noqa: C416 - rows are no pairs


def own_marks(session: Session, vote: Vote, ref: str) -> set[str]:
    """The options that one person supports."""
    mine = mark.c.vote_id == vote.id, mark.c.ref == ref
    return set(session.scalars(sa.select(Option.key).join(mark, mark.c.option_id == Option.id).where(*mine)))


def marked_options(session: Session, vote: Vote) -> list[list[str]]:
    """What each person supports, in the order of the options; without the person, and in no order of people."""
    statement = (
        sa.select(mark.c.ref, Option.key)
        .join(Option, Option.id == mark.c.option_id)
        .where(mark.c.vote_id == vote.id)
        .order_by(mark.c.ref, Option.position, Option.id)
    )
    people: dict[str, list[str]] = {}
    for ref, key in session.execute(statement):
        people.setdefault(ref, []).append(key)
    return sorted(people.values())
