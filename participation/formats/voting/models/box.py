"""The box: sealed ballots on their way into the log, and the log. No row knows a person, a time or a number.

`intake` holds what came in since the last batch, in the order of its hash. A batch is shuffled and appended to
`log_leaf`, whose positions say nothing but that.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key

intake = sa.Table(
    "intake",
    Base.metadata,
    sa.Column("vote_id", Key, sa.ForeignKey("vote.id"), primary_key=True),
    sa.Column("leaf", sa.String(64), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""`leaf` is SHA-256(0x00 || sealed), hexadecimal."""

envelope = sa.Table(
    "envelope",
    Base.metadata,
    sa.Column("vote_id", Key, sa.ForeignKey("vote.id"), primary_key=True),
    sa.Column("ref", sa.String(64), primary_key=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Only where a ballot may be changed until the close: the outer envelope bears `roll.ref`, the last one counts, and
at the close the sealed inner ones go into the log without it."""

log_leaf = sa.Table(
    "log_leaf",
    Base.metadata,
    sa.Column("vote_id", Key, sa.ForeignKey("vote.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("leaf", sa.String(64), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("vote_id", "leaf"),
    sqlite_with_rowid=False,
)


class Checkpoint(Base):
    """A signed statement of the log's size and root: a C2SP checkpoint."""

    __tablename__ = "checkpoint"
    __table_args__ = (sa.UniqueConstraint("vote_id", "size"),)

    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"))
    size: Mapped[int]
    root: Mapped[str] = mapped_column(sa.String(64))
    note: Mapped[str] = mapped_column(sa.Text)
    made_at: Mapped[datetime]


class Cosignature(Base):
    """A witness's signature under a checkpoint: it saw this log and no other."""

    __tablename__ = "cosignature"
    __table_args__ = (sa.UniqueConstraint("checkpoint_id", "witness"),)

    checkpoint_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("checkpoint.id"))
    witness: Mapped[str] = mapped_column(sa.String(200))
    """The witness's vkey."""
    line: Mapped[str] = mapped_column(sa.Text)
