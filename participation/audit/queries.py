"""Reading the trail."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry


def latest(
    session: Session, municipality_id: int, *, limit: int = 50, without: Collection[str] = ()
) -> list[AuditEntry]:
    """The newest entries of a municipality, newest first; `without` names actions to leave out."""
    statement = (
        sa.select(AuditEntry)
        .where(AuditEntry.municipality_id == municipality_id, AuditEntry.action.not_in(list(without)))
        .order_by(AuditEntry.id.desc())
        .limit(limit)
    )
    return list(session.scalars(statement))
