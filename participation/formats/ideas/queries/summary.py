"""What is counted of modules of ideas."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.formats.ideas.models import Idea
from participation.processes.catalogue import Summary

_c = Contribution.__table__.c
_i = Idea.__table__.c


def summarise(session: Session, module_ids: Iterable[int]) -> Mapping[int, Summary]:
    """Public ideas, their comments, supports and answers, and the channels they came through; one query."""
    statement = (
        sa.select(
            _c.module_id,
            _c.channel,
            sa.func.count(),
            sa.func.sum(_c.comments),
            sa.func.sum(_c.supports),
            sa.func.count(_i.answered_at),
        )
        .join_from(Contribution.__table__, Idea.__table__, _i.id == _c.id)
        .where(_c.module_id.in_(list(module_ids)), _c.kind == "idea", _c.visibility == Visibility.PUBLISHED)
        .group_by(_c.module_id, _c.channel)
        .order_by(_c.module_id, _c.channel)
    )
    found: dict[int, list[tuple[str, int, int, int, int]]] = {}
    for module_id, channel, ideas, comments, supports, answered in session.execute(statement):
        found.setdefault(module_id, []).append((channel.value, ideas, int(comments), int(supports), answered))
    return {module_id: _summary(rows) for module_id, rows in found.items()}


def _summary(rows: list[tuple[str, int, int, int, int]]) -> Summary:
    return Summary(
        contributions=sum(row[1] for row in rows),
        comments=sum(row[2] for row in rows),
        supports=sum(row[3] for row in rows),
        answered=sum(row[4] for row in rows),
        channels={row[0]: row[1] for row in rows},
    )
