"""One row of figures per process: what the overview reads, so that it never counts twenty thousand processes anew."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class ProcessFigure(Base):
    """The figures of a process as `kts.queries` counts them, or as another installation counted them.

    `stamp` says of which public versions they were counted: where it no longer fits, they are counted anew before
    anybody sees them. Rows of other installations (`installation_id`) have no process here and are never stale.
    """

    __tablename__ = "process_figure"
    __table_args__ = (
        sa.Index("ix_process_figure_public", "public", "municipality_name", "title", "id"),
        sa.Index("ix_process_figure_stale", "stale", "id"),
        sa.CheckConstraint("(process_id IS NULL) = (installation_id IS NOT NULL)", name="own_or_anothers"),
    )

    process_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("process.id"), unique=True)
    installation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("installation.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    stale: Mapped[bool] = mapped_column(default=True, server_default=sa.true())
    stamp: Mapped[str] = mapped_column(sa.String(64), default="")
    public: Mapped[bool] = mapped_column(default=False)
    municipality_name: Mapped[str] = mapped_column(sa.String(120), default="")
    ags: Mapped[str] = mapped_column(sa.String(8), default="")
    federal_state: Mapped[str] = mapped_column(sa.String(60), default="")
    population: Mapped[int | None]
    size_class: Mapped[str] = mapped_column(sa.String(20), default="")
    funding_round: Mapped[int | None]
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    topic: Mapped[str] = mapped_column(sa.String(30), default="")
    state: Mapped[str] = mapped_column(sa.String(20), default="")
    formats: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """Keys of the formats of its modules, each once, in the order of the modules."""
    format_words: Mapped[str] = mapped_column(sa.String(200), default="")
    """The same as ` key key `, to be filtered by."""
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    contributions: Mapped[int] = mapped_column(default=0)
    comments: Mapped[int] = mapped_column(default=0)
    supports: Mapped[int] = mapped_column(default=0)
    answered: Mapped[int] = mapped_column(default=0)
    hidden: Mapped[int] = mapped_column(default=0)
    ballots: Mapped[int] = mapped_column(default=0)
    sheets: Mapped[int] = mapped_column(default=0)
    ratings: Mapped[int] = mapped_column(default=0)
    participants: Mapped[int] = mapped_column(default=0)
    registered: Mapped[int] = mapped_column(default=0)
    guests: Mapped[int] = mapped_column(default=0)
    answer_days: Mapped[float | None]
    """Median of the days from receipt to the first answer."""
    channels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    months: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`2026-05` -> public contributions and comments of that month: the time series."""
    results_published: Mapped[bool] = mapped_column(default=False)
    counted_at: Mapped[datetime | None]
