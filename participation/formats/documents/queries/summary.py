"""What is counted of drafts."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.formats.documents.models import Remark
from participation.processes.catalogue import Summary

_c = Contribution.__table__.c
_r = Remark.__table__.c


def summarise(session: Session, module_ids: Iterable[int]) -> Mapping[int, Summary]:
    """Public remarks, comments on them, supports, answers, and the channels they came through; one query."""
    statement = (
        sa.select(
            _c.module_id,
            _c.channel,
            sa.func.count(),
            sa.func.sum(_c.comments),
            sa.func.sum(_c.supports),
            sa.func.count(_r.answered_at),
        )
        .join_from(Contribution.__table__, Remark.__table__, _r.id == _c.id)
        .where(_c.module_id.in_(list(module_ids)), _c.visibility == Visibility.PUBLISHED)
        .group_by(_c.module_id, _c.channel)
        .order_by(_c.module_id, _c.channel)
    )
    found: dict[int, list[tuple[str, int, int, int, int]]] = {}
    for module_id, channel, remarks, comments, supports, answered in session.execute(statement):
        row = (channel.value, remarks, int(comments), int(supports), answered)
        found.setdefault(module_id, []).append(row)
    return {module_id: _summary(rows) for module_id, rows in found.items()}


def _summary(rows: list[tuple[str, int, int, int, int]]) -> Summary:
    return Summary(
        contributions=sum(row[1] for row in rows),
        comments=sum(row[2] for row in rows),
        supports=sum(row[3] for row in rows),
        answered=sum(row[4] for row in rows),
        channels={row[0]: row[1] for row in rows},
    )
