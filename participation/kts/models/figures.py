"""One row of figures per process: what the overview reads, so that it never counts twenty thousand processes anew."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key
from participation.kernel.search import fold


def _folded(name: str) -> Callable[[Any], str]:
    """Fills a column with another one as words are compared."""
    return lambda context: fold(context.get_current_parameters()[name])


class ProcessFigure(Base):
    """The figures of a process as `kts.queries` counts them, or as another installation counted them.

    What changed since is noted (`kernel.changes`) and counted anew before anybody sees it; `serial` counts how often a
    row was, so that of two who count at once only one writes. Rows of other installations (`installation_id`) have no
    process here and are counted there.
    """

    __tablename__ = "process_figure"
    __table_args__ = (
        sa.Index("ix_process_figure_public", "public", "municipality_key", "title_key", "id"),
        sa.CheckConstraint("(process_id IS NULL) = (installation_id IS NOT NULL)", name="own_or_anothers"),
    )

    process_id: Mapped[int | None] = mapped_column(
        Key, sa.ForeignKey("process.id", ondelete="CASCADE"), unique=True
    )
    installation_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("installation.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    serial: Mapped[int] = mapped_column(default=1)
    public: Mapped[bool] = mapped_column(default=False)
    municipality_name: Mapped[str] = mapped_column(sa.String(120), default="")
    municipality_key: Mapped[str] = mapped_column(sa.String(160), default=_folded("municipality_name"))
    """The name as it is sorted and searched by: the same order in every database."""
    ags: Mapped[str] = mapped_column(sa.String(8), default="")
    federal_state: Mapped[str] = mapped_column(sa.String(60), default="")
    population: Mapped[int | None]
    size_class: Mapped[str] = mapped_column(sa.String(20), default="")
    """A key of `municipalities.sizes.SIZES`."""
    funding_round: Mapped[int | None]
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    title_key: Mapped[str] = mapped_column(sa.String(200), default=_folded("title"))
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
    """Median of the full days from receipt to the first answer in words."""
    channels: Mapped[dict[str, Any]] = mapped_column(default=dict)
    months: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`2026-05` -> public contributions and comments of that month: the time series."""
    results_published: Mapped[bool] = mapped_column(default=False)
    licence: Mapped[str] = mapped_column(sa.String(40), default="")
    """Of the last published snapshot; empty without one."""
    counted_at: Mapped[datetime | None]
