"""Installations that run elsewhere and hand in figures, never data."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class Installation(Base):
    """An installation whose signed indicator files are taken."""

    __tablename__ = "installation"

    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    public_key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    """Of its signatures, as it printed it."""
    url: Mapped[str] = mapped_column(sa.String(400), default="")
    """Where its file can be fetched; empty where it is uploaded."""
    added_by: Mapped[int] = mapped_column(Key)
    added_at: Mapped[datetime]
    fetched_at: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(sa.Text, default="")
    """Why the last fetching failed, as a German sentence."""
    ended_at: Mapped[datetime | None]


class InstallationReport(Base):
    """One file that an installation handed in; the newest counts."""

    __tablename__ = "installation_report"
    __table_args__ = (sa.UniqueConstraint("installation_id", "digest"),)

    installation_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("installation.id"))
    digest: Mapped[str] = mapped_column(sa.String(64))
    version: Mapped[str] = mapped_column(sa.String(12))
    """Of the schema."""
    document: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    received_at: Mapped[datetime]
