"""A result package that somebody ordered, and how far it is."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words
from participation.kernel.tables import Audience


class OrderState(StrEnum):
    """How far a package is."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PackageOrder(Base):
    """A package made outside the request: large ones take minutes."""

    __tablename__ = "package_order"
    __table_args__ = (sa.Index("ix_package_order_state", "state", "id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"), index=True)
    module_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("module.id"))
    """The only module in it; None for all modules of the process."""
    audience: Mapped[Audience] = mapped_column(words(Audience))
    every_state: Mapped[bool] = mapped_column(default=False)
    """Whether what is not public is in it, too; only for the municipality itself."""
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The filter as it stood in the address bar."""
    state: Mapped[OrderState] = mapped_column(words(OrderState), default=OrderState.QUEUED)
    rows_whole: Mapped[int] = mapped_column(default=0)
    """Rows to write as estimated when the work began; 0 before."""
    rows_done: Mapped[int] = mapped_column(default=0)
    beat_at: Mapped[datetime | None]
    """Last sign of life of whoever works on it: without one for a while the work is taken up anew."""
    attempts: Mapped[int] = mapped_column(default=0)
    file_key: Mapped[str | None] = mapped_column(sa.String(80))
    digest: Mapped[str] = mapped_column(sa.String(64), default="")
    size: Mapped[int] = mapped_column(default=0)
    """Bytes."""
    trouble: Mapped[str] = mapped_column(sa.Text, default="")
    """Why it failed, as a German sentence."""
    ordered_by: Mapped[int] = mapped_column(Key)
    ordered_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
