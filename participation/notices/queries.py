"""Reading which mails are owed."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.notices.models import Notice, NoticeState


def due(session: Session, *, limit: int = 100) -> list[Notice]:
    """Mails whose time has come, the longest waiting first."""
    statement = (
        sa.select(Notice)
        .where(Notice.state == NoticeState.OWED, Notice.due_at <= clock.now())
        .order_by(Notice.due_at, Notice.id)
        .limit(limit)
    )
    return list(session.scalars(statement))
