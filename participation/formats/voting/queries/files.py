"""The files of a result, as they were kept."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote, VoteFile


def file_of(session: Session, vote: Vote, name: str) -> bytes:
    """A file of the result, byte for byte; empty where there is none."""
    found = sa.select(VoteFile.content).where(VoteFile.vote_id == vote.id, VoteFile.name == name)
    return session.scalars(found).one_or_none() or b""


def files_of(session: Session, vote: Vote) -> dict[str, bytes]:
    """All of them, by name."""
    found = (
        sa.select(VoteFile.name, VoteFile.content).where(VoteFile.vote_id == vote.id).order_by(VoteFile.name)
    )
    return {name: content for name, content in session.execute(found)}  # noqa: C416 - rows are no pairs
