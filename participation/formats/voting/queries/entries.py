"""One entry of the roll."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote
from participation.formats.voting.queries.rolls import roll_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What the roll says of one reference."""

    state: str
    voted: bool


def entry_of(session: Session, vote: Vote, ref: str) -> Entry | None:
    """The entry, or None where nobody is entitled under that reference."""
    table = roll_of(vote)
    found = sa.select(table.c.state, table.c.voted).where(table.c.vote_id == vote.id, table.c.ref == ref)
    row = session.execute(found).one_or_none()
    return None if row is None else Entry(row.state, row.voted)
