"""Counts of the roll. Never a person, never more than how many."""

import hashlib
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import RollState, Vote, VoteState, closed_roll, roll


@dataclass(frozen=True, slots=True)
class RollBalance:
    """What became of the entries of a roll."""

    issued: int = 0
    revoked: int = 0
    paper: int = 0
    voted: int = 0

    @property
    def entitled(self) -> int:
        """Who may vote, in whatever way."""
        return self.issued - self.revoked


def roll_of(vote: Vote) -> sa.Table:
    """Where the roll of a vote lies: after the close in the table it was written anew into."""
    return closed_roll if vote.state in {VoteState.CLOSED, VoteState.PUBLISHED} else roll


def roll_balance(session: Session, vote: Vote, *, batch_id: int | None = None) -> RollBalance:
    """The counts of a vote's roll, or of one batch of its codes."""
    table = roll_of(vote)
    statement = (
        sa.select(table.c.state, table.c.voted, sa.func.count())
        .where(table.c.vote_id == vote.id)
        .group_by(table.c.state, table.c.voted)
    )
    if batch_id is not None:
        statement = statement.where(table.c.batch_id == batch_id)
    rows = list(session.execute(statement))
    return RollBalance(
        issued=sum(number for _state, _voted, number in rows),
        revoked=sum(number for state, _voted, number in rows if state == RollState.REVOKED),
        paper=sum(number for state, _voted, number in rows if state == RollState.PAPER),
        voted=sum(number for _state, voted, number in rows if voted),
    )


def frozen_roll(session: Session, vote: Vote) -> tuple[int, str]:
    """How many may vote, and SHA-256 over their sorted references, one a line: nobody is added unnoticed."""
    statement = sa.select(roll.c.ref).where(
        roll.c.vote_id == vote.id, roll.c.state != RollState.REVOKED.value
    )
    refs = sorted(session.scalars(statement))  # as bytes, whatever the database's collation
    return len(refs), hashlib.sha256("".join(f"{ref}\n" for ref in refs).encode()).hexdigest()
