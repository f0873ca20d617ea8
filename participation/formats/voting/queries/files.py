"""The files of a result, as they were kept."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote, VoteFile


def file_of(session: Session, vote: Vote, name: str) -> bytes:
    """A file of the result, byte for byte; empty where there is none."""
    found = sa.select(VoteFile.content).where(VoteFile.vote_id == vote.id, VoteFile.name == name)
    return session.scalars(found).one_or_none() or b""


def files_of(session: Session, vote: Vote, names: Collection[str] = ()) -> dict[str, bytes]:
    """Those of these names, or all of them, by name."""
    found = sa.select(VoteFile.name, VoteFile.content).where(VoteFile.vote_id == vote.id)
    if names:
        found = found.where(VoteFile.name.in_(names))
    return {name: content for name, content in session.execute(found.order_by(VoteFile.name))}  # noqa: C416 - rows are no pairs
