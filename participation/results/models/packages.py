"""A result package that somebody ordered, and how far it is."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words
from participation.kernel.tables import Audience
from participation.results.models.making import Making


class OrderState(StrEnum):
    """How far a package is."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class PackageOrder(Making, Base):
    """A package made outside the request: large ones take minutes."""

    __tablename__ = "package_order"
    __table_args__ = (sa.Index("ix_package_order_state", "state", "id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"), index=True)
    module_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("module.id", ondelete="CASCADE"))
    """The only module in it; None for all modules of the process."""
    audience: Mapped[Audience] = mapped_column(words(Audience))
    every_state: Mapped[bool] = mapped_column(default=False)
    """Whether what is not public is in it, too; only for the municipality itself."""
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The filter as it stood in the address bar."""
    state: Mapped[OrderState] = mapped_column(words(OrderState), default=OrderState.QUEUED)
    ordered_by: Mapped[int] = mapped_column(Key)
    ordered_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
