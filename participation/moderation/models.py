"""Flags, cases and decisions."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class CaseReason(StrEnum):
    """Why something waits on the desk."""

    NEW = "new"
    FLAG = "flag"
    PHOTO = "photo"
    SPAM = "spam"


class Verdict(StrEnum):
    """What was decided."""

    PUBLISH = "publish"
    HIDE = "hide"
    KEEP = "keep"
    RECATEGORISE = "recategorise"
    SHOW_PHOTO = "show_photo"
    HIDE_PHOTO = "hide_photo"


class Case(Base):
    """Something to look at. One row per contribution; a new reason opens it again."""

    __tablename__ = "case"
    __table_args__ = (sa.Index("ix_case_queue", "municipality_id", "open", "opened_at", "id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"))
    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), unique=True)
    reason: Mapped[CaseReason] = mapped_column(words(CaseReason))
    open: Mapped[bool] = mapped_column(default=True)
    flags: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    """Counts decisions and flags: a decision on an older version is refused as a conflict."""
    opened_at: Mapped[datetime]


class Flag(Base):
    """A citizen's report. One per person or device and contribution."""

    __tablename__ = "flag"
    __table_args__ = (sa.UniqueConstraint("contribution_id", "reporter"),)

    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"))
    reporter: Mapped[str] = mapped_column(sa.String(64))
    reason: Mapped[str] = mapped_column(sa.String(40))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    created_at: Mapped[datetime]


class Decision(Base):
    """What was decided about a case, by whom, with the reason the author is told."""

    __tablename__ = "decision"
    __table_args__ = (sa.Index("ix_decision_contribution_id", "contribution_id", "id"),)

    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"))
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    account_id: Mapped[int] = mapped_column(Key)
    created_at: Mapped[datetime]
