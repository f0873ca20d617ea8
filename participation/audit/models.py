"""The trail of what happened."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class AuditEntry(Base):
    """One change: when, who, what was done, to which row, and what is worth knowing of it. Never content."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        sa.Index("ix_audit_entry_subject", "subject_kind", "subject_id"),
        sa.Index("ix_audit_entry_place", "municipality_id", "id"),
    )

    at: Mapped[datetime]
    action: Mapped[str] = mapped_column(sa.String(60))
    actor_id: Mapped[int | None] = mapped_column(Key)
    municipality_id: Mapped[int | None] = mapped_column(Key)
    subject_kind: Mapped[str] = mapped_column(sa.String(40))
    subject_id: Mapped[int] = mapped_column(Key)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
