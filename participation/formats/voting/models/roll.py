"""The roll: who may vote, and whether they have. Nothing in it says when, or how.

These are plain tables without a running number: rows lie in the order of a keyed hash (SQLite), and what PostgreSQL
remembers of the order of changes is gone when the vote closes and the roll is written anew into `closed_roll`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class RollState(StrEnum):
    """What became of an entry of the roll."""

    ENTITLED = "entitled"
    REVOKED = "revoked"
    PAPER = "paper"
    """The person votes, or has voted, on paper."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the roll says of one reference. `serial` is the number on a letter of a batch of codes."""

    ref: str
    batch_id: int | None
    serial: int | None
    state: RollState
    voted: bool


def _roll(name: str) -> sa.Table:
    states = ", ".join(f"'{state.value}'" for state in RollState)
    return sa.Table(
        name,
        Base.metadata,
        sa.Column("vote_id", Key, sa.ForeignKey("vote.id"), primary_key=True),
        sa.Column("ref", sa.String(64), primary_key=True),
        sa.Column("batch_id", Key, sa.ForeignKey("code_batch.id"), nullable=True),
        sa.Column("serial", sa.Integer, nullable=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("voted", sa.Boolean, nullable=False),
        sa.CheckConstraint(f"state IN ({states})", name="state"),
        sqlite_with_rowid=False,
    )


roll = _roll("roll")
"""`ref` is HMAC-SHA256(pepper of the vote, account or code), hexadecimal; `serial` the number on a letter."""

closed_roll = _roll("closed_roll")
"""The same after the close, written in one go in the order of `ref`."""


class CodeBatch(Base):
    """Codes that were made together, such as the letters of one district. The codes themselves are kept nowhere:
    they leave with the answer to the request that made them."""

    __tablename__ = "code_batch"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"), index=True)
    label: Mapped[str] = mapped_column(sa.String(80))
    size: Mapped[int]
    made_by: Mapped[int | None] = mapped_column(Key)
    made_at: Mapped[datetime]
