"""What can be counted of everything people say, whatever the format: who, when, how soon it was answered."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Comment, Contribution, OfficialResponse, Visibility
from participation.kernel import dialect
from participation.processes.models import Module

_c = cast("sa.Table", Contribution.__table__).c
_m = cast("sa.Table", Module.__table__).c
_r = cast("sa.Table", OfficialResponse.__table__).c
_k = cast("sa.Table", Comment.__table__).c
_subject = cast("sa.Table", Contribution.__table__).alias("subject")
_HERE = sa.join(Contribution.__table__, Module.__table__, _m.id == _c.module_id)
_SAID = _HERE.outerjoin(Comment.__table__, _k.id == _c.id).outerjoin(_subject, _subject.c.id == _k.subject_id)
"""With the contribution that a comment is about: nobody sees a comment on something hidden."""


@dataclass(slots=True)
class Voices:
    """Counts of one process over all of its modules."""

    hidden: int = 0
    """Contributions and comments that moderation has hidden."""
    registered: int = 0
    """People with an account of whom something is public."""
    guests: int = 0
    """The same without an account, as far as they can be told apart."""
    months: dict[str, int] = field(default_factory=dict)
    """`2026-05` (UTC) -> public contributions and comments that came in then."""
    waits: Counter[int] = field(default_factory=Counter)
    """Full days from receipt to the first answer in words -> public contributions that waited so long."""

    @property
    def answer_days(self) -> float | None:
        """The median of the days until the first answer; None where nothing is answered."""
        return median_of(self.waits)


def voices(session: Session, process_ids: Collection[int]) -> dict[int, Voices]:
    """Counts per process, in four queries. Who said nothing public is not in the answer."""
    found: defaultdict[int, Voices] = defaultdict(Voices)
    ids = list(process_ids)
    for process_id, hidden in session.execute(_hidden(ids)):
        found[process_id].hidden = hidden
    for process_id, kind, people in session.execute(_people(ids)):
        entry = found[process_id]
        if kind is AuthorKind.ACCOUNT:
            entry.registered = people
        elif kind is AuthorKind.GUEST:
            entry.guests = people
    for process_id, month, number in session.execute(_months(session, ids)):
        found[process_id].months[month] = number
    for process_id, days, number in session.execute(_waits(session, ids)):
        found[process_id].waits[days] = number
    return dict(found)


def answer_days(session: Session, process_id: int) -> float | None:
    """The median of one process alone, in one query; None where nothing is answered."""
    waits = session.execute(_waits(session, [process_id]))
    return median_of(Counter({days: number for _process, days, number in waits}))


def median_of(counted: Counter[int]) -> float | None:
    """The median of values that are counted; between two, their middle. None of nothing."""
    total = counted.total()
    if not total:
        return None
    return (_value_at(counted, (total - 1) // 2) + _value_at(counted, total // 2)) / 2


def _value_at(counted: Counter[int], place: int) -> int:
    """The value at a place, from 0, were all of them written down in order."""
    for value in sorted(counted):
        place -= counted[value]
        if place < 0:
            return value
    raise IndexError(place)


def _public(ids: list[int], *columns: Any) -> sa.Select[Any]:
    seen = (_subject.c.id.is_(None), _subject.c.visibility == Visibility.PUBLISHED)
    asked = sa.select(_m.process_id, *columns).select_from(_SAID)
    return asked.where(_m.process_id.in_(ids), _c.visibility == Visibility.PUBLISHED, sa.or_(*seen))


def _hidden(ids: list[int]) -> sa.Select[Any]:
    asked = sa.select(_m.process_id, sa.func.count()).select_from(_HERE)
    return asked.where(_m.process_id.in_(ids), _c.visibility == Visibility.HIDDEN).group_by(_m.process_id)


def _people(ids: list[int]) -> sa.Select[Any]:
    """One pseudonym is one person in one process."""
    people = _public(ids, _c.author_kind, sa.func.count(_c.pseudonym.distinct()))
    return people.group_by(_m.process_id, _c.author_kind)


def _months(session: Session, ids: list[int]) -> sa.Select[Any]:
    month = dialect.month_of(session, _c.created_at).label("month")
    return _public(ids, month, sa.func.count()).group_by(_m.process_id, month).order_by(_m.process_id, month)


def _waits(session: Session, ids: list[int]) -> sa.Select[Any]:
    """A contribution waits until its first answer that has words."""
    answered = (
        sa.select(_m.process_id, _c.created_at, sa.func.min(_r.created_at).label("answered_at"))
        .select_from(_HERE.join(OfficialResponse.__table__, _r.contribution_id == _c.id))
        .where(_m.process_id.in_(ids), _c.visibility == Visibility.PUBLISHED, _r.source != "")
        .group_by(_m.process_id, _c.id, _c.created_at)
        .subquery()
    )
    days = dialect.full_days(session, answered.c.created_at, answered.c.answered_at).label("days")
    counted = sa.select(answered.c.process_id, days, sa.func.count())
    return counted.group_by(answered.c.process_id, days)
