"""What is counted of modules of statements."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.formats.statements.models import Statement, StatementVote
from participation.processes.catalogue import Summary

_c = Contribution.__table__.c
_s = Statement.__table__.c


def summarise(session: Session, module_ids: Iterable[int]) -> Mapping[int, Summary]:
    """Public statements, comments on them, answers, votes, and who cast them; two queries."""
    ids = list(module_ids)
    said = (
        sa.select(
            _c.module_id, _c.channel, sa.func.count(), sa.func.sum(_c.comments), sa.func.count(_s.answered_at)
        )
        .join_from(Contribution.__table__, Statement.__table__, _s.id == _c.id)
        .where(_c.module_id.in_(ids), _c.visibility == Visibility.PUBLISHED)
        .group_by(_c.module_id, _c.channel)
        .order_by(_c.module_id, _c.channel)
    )
    found: dict[int, list[tuple[str, int, int, int]]] = {}
    for module_id, channel, statements, comments, answered in session.execute(said):
        found.setdefault(module_id, []).append((channel.value, statements, int(comments), answered))
    votes = _votes(session, ids)
    return {one: _summary(found.get(one, []), *votes.get(one, (0, 0))) for one in {*found, *votes}}


def _votes(session: Session, ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many votes by how many people, per module."""
    people = sa.func.count(StatementVote.voter.distinct())
    counted = sa.select(StatementVote.module_id, sa.func.count(), people)
    rows = session.execute(counted.where(StatementVote.module_id.in_(ids)).group_by(StatementVote.module_id))
    return {module_id: (votes, voters) for module_id, votes, voters in rows}


def _summary(rows: list[tuple[str, int, int, int]], votes: int, voters: int) -> Summary:
    return Summary(
        contributions=sum(row[1] for row in rows),
        comments=sum(row[2] for row in rows),
        answered=sum(row[3] for row in rows),
        ratings=votes,
        participants=voters,
        channels={row[0]: row[1] for row in rows},
    )
