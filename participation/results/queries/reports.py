"""What a report counts and quotes, whatever the format: public contributions, and the municipality's answers to them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.contributions.models import (
    AuthorKind,
    Contribution,
    OfficialResponse,
    ResponseStatus,
    Visibility,
)
from participation.kernel import clock
from participation.kernel.dialect import in_batches
from participation.results.models import Report

MOST_DECIDED = 20
"""Decisions that are told with their reasons; the tables of the package hold them all."""

BATCH = 5_000

_c = Contribution.__table__.c
_o = OfficialResponse.__table__.c


@dataclass(frozen=True, slots=True)
class Decided:
    """What the municipality decided on a contribution, and why. `reason` is Markdown as staff wrote it."""

    reference: str
    title: str
    status: str
    reason: str
    office: str
    supports: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How contributions that bear a number were answered. `days` are full days up to the first answer in words."""

    contributions: int
    days: tuple[int, ...]
    statuses: tuple[tuple[str, int], ...]
    """Name of the status that counts now, and how many have it; in the municipality's order."""
    decided: tuple[Decided, ...]


def report_of(session: Session, process_id: int) -> Report | None:
    """What staff wrote; None before the first word."""
    found = sa.select(Report).where(Report.process_id == process_id)
    return session.scalar(found.execution_options(populate_existing=True))


def months(session: Session, modules: Collection[int]) -> dict[str, int]:
    """How many public contributions that bear a number came in, per German month `2026-05`, without gaps."""
    first, last = session.execute(
        sa.select(sa.func.min(_c.created_at), sa.func.max(_c.created_at)).where(*_public(modules))
    ).one()
    return {
        f"{start:%Y-%m}": _between(session, modules, start, following)
        for start, following in _spans(first, last)
    }


def authors(session: Session, modules: Collection[int]) -> int:
    """People who wrote something public, as far as they can be told apart; without staff."""
    people = sa.select(sa.func.count(_c.pseudonym.distinct())).where(
        _c.module_id.in_(list(modules)),
        _c.visibility == Visibility.PUBLISHED,
        _c.author_kind != AuthorKind.STAFF,
    )
    return session.scalar(people) or 0


def answers(session: Session, modules: Collection[int]) -> Answers:
    """How the municipality answered, in a fixed number of queries."""
    whole = session.scalar(sa.select(sa.func.count()).select_from(Contribution).where(*_public(modules))) or 0
    return Answers(
        whole, _days(session, modules), _statuses(session, modules), tuple(_decided(session, modules))
    )


def _public(modules: Collection[int]) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        _c.module_id.in_(list(modules)),
        _c.visibility == Visibility.PUBLISHED,
        _c.reference != sa.literal_column("''"),
    )


def _spans(first: datetime | None, last: datetime | None) -> Iterator[tuple[date, date]]:
    """The first days of each month and of the next one."""
    if first is None or last is None:
        return
    start, end = clock.local(first).date().replace(day=1), clock.local(last).date()
    while start <= end:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        yield start, following
        start = following


def _between(session: Session, modules: Collection[int], start: date, following: date) -> int:
    counted = sa.select(sa.func.count()).select_from(Contribution).where(*_public(modules))
    within = (_c.created_at >= clock.start_of(start), _c.created_at < clock.start_of(following))
    return session.scalar(counted.where(*within)) or 0


def _days(session: Session, modules: Collection[int]) -> tuple[int, ...]:
    first = (
        sa.select(_c.created_at, sa.func.min(_o.created_at).label("answered"))
        .join(OfficialResponse.__table__, _o.contribution_id == _c.id)
        .where(*_public(modules), _o.source != sa.literal_column("''"))
        .group_by(_c.id, _c.created_at)
    )
    batches = in_batches(session, first, BATCH)
    return tuple(sorted((row.answered - row.created_at).days for batch in batches for row in batch))


def _latest(modules: Collection[int]) -> sa.Subquery:
    """The answer that counts now, by contribution."""
    return (
        sa.select(_o.contribution_id, sa.func.max(_o.id).label("id"))
        .join(Contribution.__table__, _c.id == _o.contribution_id)
        .where(*_public(modules))
        .group_by(_o.contribution_id)
        .subquery()
    )


def _statuses(session: Session, modules: Collection[int]) -> tuple[tuple[str, int], ...]:
    latest = _latest(modules)
    counted = (
        sa.select(ResponseStatus.name, sa.func.count())
        .join_from(OfficialResponse, latest, latest.c.id == OfficialResponse.id)
        .join(ResponseStatus, ResponseStatus.id == OfficialResponse.status_id)
        .group_by(ResponseStatus.id, ResponseStatus.name, ResponseStatus.position)
        .order_by(ResponseStatus.position, ResponseStatus.id)
    )
    return tuple((name, count) for name, count in session.execute(counted))


def _decided(session: Session, modules: Collection[int]) -> Iterator[Decided]:
    """Those with a weighing code and words, the most supported first."""
    latest = _latest(modules)
    chosen = (
        sa.select(OfficialResponse, ResponseStatus.name)
        .join(latest, latest.c.id == OfficialResponse.id)
        .join(ResponseStatus, ResponseStatus.id == OfficialResponse.status_id)
        .join(Contribution.__table__, _c.id == OfficialResponse.contribution_id)
        .where(ResponseStatus.code != "", OfficialResponse.source != "")
        .order_by(_c.supports.desc(), _c.id)
        .limit(MOST_DECIDED)
    )
    rows = session.execute(chosen).all()
    titles = _contributions(session, [row[0].contribution_id for row in rows])
    for answer, status in rows:
        said = titles[answer.contribution_id]
        yield Decided(said.reference, said.headline(), status, answer.source, answer.office, said.supports)


def _contributions(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    whole = with_polymorphic(Contribution, "*")
    return {one.id: one for one in session.scalars(sa.select(whole).where(whole.id.in_(list(ids))))}
