"""What takes two people: one proposes, another confirms. And what came in on paper."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class DeedKind(StrEnum):
    """What two people do together."""

    PAPER = "paper"
    REVOKE = "revoke"
    REPLACE = "replace"
    EXCLUDE = "exclude"
    AMEND = "amend"
    ABORT = "abort"


class DeedState(StrEnum):
    """Where a deed stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


class Deed(Base):
    """Something that needs two people, with its reason; it stays as an entry whatever comes of it."""

    __tablename__ = "deed"
    __table_args__ = (
        sa.CheckConstraint("decided_by IS NULL OR decided_by <> proposed_by", name="two_people"),
        sa.CheckConstraint("(state = 'proposed') = (decided_by IS NULL)", name="decided_by_somebody"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"), index=True)
    kind: Mapped[DeedKind] = mapped_column(words(DeedKind))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    state: Mapped[DeedState] = mapped_column(words(DeedState), default=DeedState.PROPOSED)
    proposed_by: Mapped[int] = mapped_column(Key)
    proposed_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(Key)
    decided_at: Mapped[datetime | None]


class PaperCount(Base):
    """What one station counted on paper. A correction is a new version; all versions are kept."""

    __tablename__ = "paper_count"
    __table_args__ = (sa.UniqueConstraint("vote_id", "station", "version"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"))
    station: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[int]
    content: Mapped[dict[str, Any]]
    """A line of paper.jsonl without `station`."""
    deed_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("deed.id"), unique=True)


class CastCount(Base):
    """How many ballots came in an hour, in all or from one network: for the report on what is unusual.

    Written minutes later and in a transaction of its own, so that nothing ties it to a ballot.
    """

    __tablename__ = "cast_count"
    __table_args__ = (sa.UniqueConstraint("vote_id", "hour", "network"),)

    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"))
    hour: Mapped[int]
    """Hours since 1970."""
    network: Mapped[str] = mapped_column(sa.String(24), default="")
    """A keyed hash of the network that changes daily; empty for all together."""
    ballots: Mapped[int]
