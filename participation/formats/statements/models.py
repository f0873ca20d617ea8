"""A statement, how people vote on it, and the landscape that comes of all votes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.contributions.models import Contribution
from participation.kernel.db import Base, Key

LONGEST = 140
"""Characters of a statement: one thought, read at a glance."""


@dataclass(frozen=True, slots=True)
class StatementSettings:
    """What a blueprint presets: statements with which the conversation begins."""

    seeds: tuple[str, ...] = ()


class Statement(Contribution):
    """A sentence one can agree with or not."""

    __tablename__ = "statement"
    __mapper_args__ = {"polymorphic_identity": "statement"}  # noqa: RUF012 - SQLAlchemy's own

    id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), primary_key=True)
    analysed: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    """False for what says something of the person rather than of the matter ("I live in the centre"): asked, not analysed."""
    votes: Mapped[int] = mapped_column(default=0, server_default=sa.text("0"))
    """How many people voted on it, passes among them."""
    status_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("response_status.id"), index=True)
    answered_at: Mapped[datetime | None]

    def set_status(self, status_id: int | None, at: datetime | None) -> None:
        """Take over the status of an official answer; `at` is when it was given in words."""
        self.status_id = status_id
        self.answered_at = self.answered_at or at


class StatementVote(Base):
    """Somebody's vote on a statement; it can be changed and taken back.

    `voter` is a keyed hash, of an account or of a device's cookie, another one in every module: two conversations
    cannot be laid side by side. The time is kept to the hour, so that nothing else of that moment leads to the vote.
    """

    __tablename__ = "statement_vote"
    __table_args__ = (
        sa.UniqueConstraint("statement_id", "voter"),
        sa.Index("ix_statement_vote_module_id", "module_id", "voter"),
        sa.CheckConstraint("vote IN (-1, 0, 1)", name="agree_pass_or_disagree"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"))
    statement_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("statement.id"))
    voter: Mapped[str] = mapped_column(sa.String(64))
    vote: Mapped[int] = mapped_column(sa.SmallInteger)
    """1 agrees, -1 disagrees, 0 passes."""
    voted_at: Mapped[datetime]


class OpinionMap(Base):
    """What everybody may know of a module's votes, as it was last counted; there is one per module, from its beginning.

    Public pages and files read this and no votes. It is made anew only when several people more have voted, so that
    nobody learns from two of them how a single person voted.
    """

    __tablename__ = "statement_map"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"), unique=True)
    stale: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether something was voted since."""
    people: Mapped[int] = mapped_column(default=0, server_default=sa.text("0"))
    """How many people it counts; 0: not yet."""
    made_at: Mapped[datetime | None]
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What actions/reckoning.py writes: sums over people, groups only where they are clear and large enough."""
