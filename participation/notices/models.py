"""Mails owed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, words


class NoticeState(StrEnum):
    """How far a mail has come."""

    OWED = "owed"
    SENT = "sent"
    FAILED = "failed"


class Notice(Base):
    """One mail to one person, written in the transaction that caused it. Its text goes once it is sent."""

    __tablename__ = "notice"
    __table_args__ = (sa.Index("ix_notice_due", "state", "due_at"),)

    to: Mapped[str] = mapped_column(sa.String(320))
    subject: Mapped[str] = mapped_column(sa.String(200))
    body: Mapped[str] = mapped_column(sa.Text)
    message_id: Mapped[str] = mapped_column(sa.String(100), unique=True)
    """What stands before the @ of its Message-ID: the same for every try, so that doubles can be told."""
    state: Mapped[NoticeState] = mapped_column(words(NoticeState), default=NoticeState.OWED)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every mail may say of the installation.

    `url(endpoint, **values)` gives the address of a page on the configured host, whatever the request's Host
    says.
    """

    site: str
    url: Callable[..., str]
    language: str = "de"
    """What the person who asked for the mail reads; letters to others are German."""
