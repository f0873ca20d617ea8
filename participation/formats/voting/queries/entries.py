"""One entry of the roll, and the batch that it came in."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import CodeBatch, Entry, RollState, Vote, roll
from participation.formats.voting.queries.rolls import roll_of


def entry_of(session: Session, vote: Vote, ref: str) -> Entry | None:
    """The entry of a reference, or None where nobody is entitled under it."""
    table = roll_of(vote)
    return _one(session, table, vote, table.c.ref == ref)


def entry_on_letter(session: Session, vote: Vote, batch_id: int, serial: int) -> Entry | None:
    """The entry that a letter's number stands for, until the close; None where there is no such letter."""
    return _one(session, roll, vote, sa.and_(roll.c.batch_id == batch_id, roll.c.serial == serial))


def own_batch(session: Session, vote: Vote, batch_id: int) -> CodeBatch | None:
    """A batch of this vote, or None."""
    mine = CodeBatch.id == batch_id, CodeBatch.vote_id == vote.id
    return session.scalars(sa.select(CodeBatch).where(*mine)).one_or_none()


def _one(session: Session, table: sa.Table, vote: Vote, which: sa.ColumnElement[bool]) -> Entry | None:
    columns = (table.c.ref, table.c.batch_id, table.c.serial, table.c.state, table.c.voted)
    row = session.execute(sa.select(*columns).where(table.c.vote_id == vote.id, which)).one_or_none()
    return None if row is None else Entry(row.ref, row.batch_id, row.serial, RollState(row.state), row.voted)
