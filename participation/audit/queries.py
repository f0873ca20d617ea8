"""Reading the trail."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry


def latest(session: Session, municipality_id: int, *, limit: int = 50) -> list[AuditEntry]:
    """The newest entries of a municipality, newest first."""
    statement = (
        sa.select(AuditEntry)
        .where(AuditEntry.municipality_id == municipality_id)
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return list(session.scalars(statement))
