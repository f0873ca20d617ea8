"""The words staff add to the report of a process; figures are never kept here, they are counted."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class Report(Base):
    """One per process. Sections without an own text say what the software says by itself."""

    __tablename__ = "report"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"), unique=True)
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Section key -> {"words": Markdown that staff wrote, "alone": whether it stands in the place of the software's
    sentences, else behind them}: `summary`, `plain` (Leichte Sprache), `asked`, `module-ideen`, `outlook`, …"""
    hidden: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """Keys of the sections that are left out."""
    edition: Mapped[int] = mapped_column(default=1)
    """Counts up with every change: whoever writes on an older one is told."""
    changed_by: Mapped[int] = mapped_column(Key)
    changed_at: Mapped[datetime]
