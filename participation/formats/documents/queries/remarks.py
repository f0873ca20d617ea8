"""Lists of remarks: read as plain rows, paged by key, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution
from participation.formats.documents.models import Edition, Remark, RemarkKind, Section
from participation.formats.documents.queries.filters import RemarkFilter, Sort, conditions, published
from participation.kernel.pages import Page, pack, unpack
from participation.kernel.text import excerpt

PER_PAGE = 24

_c = Contribution.__table__.c
_r = Remark.__table__.c
_s = Section.__table__.c
_e = Edition.__table__.c


@dataclass(frozen=True, slots=True)
class RemarkCard:
    """One remark in a list, with the section and the version it is about."""

    reference: str
    kind: RemarkKind
    excerpt: str
    quote: str
    status_id: int | None
    supports: int
    comments: int
    created_at: datetime
    author: str
    key: str
    number: str
    heading: str
    edition: int


FROM = (
    sa.join(Contribution.__table__, Remark.__table__, _r.id == _c.id)
    .join(Section.__table__, _s.id == _r.section_id)
    .join(Edition.__table__, _e.id == _s.edition_id)
)
_CARD = (
    _c.id, _c.reference, _r.remark_kind, _c.text, _r.quote, _r.quote_start, _r.status_id, _c.supports, _c.comments,
    _c.created_at, _c.author_name, _s.key, _s.position, _s.number.label("section"), _s.heading,
    _e.number.label("edition"),
)  # fmt: skip
_IN_TEXT = (_s.position, _r.quote_start, _c.id)
_ORDERS: dict[Sort, sa.ColumnElement[Any]] = {
    Sort.NEWEST: _c.created_at,
    Sort.SUPPORTED: _c.supports,
    Sort.DISCUSSED: _c.comments,
}


def page_of_remarks(
    session: Session, module_id: int, wanted: RemarkFilter, after: str | None, *, limit: int = PER_PAGE
) -> Page[RemarkCard]:
    """A page of public remarks that pass a filter. Raises DomainError for an `after` that is not ours."""
    which = (*published(module_id), *conditions(wanted, session.get_bind().dialect.name))
    statement = _continued(sa.select(*_CARD).select_from(FROM).where(*which), wanted.sort, after)
    rows = session.execute(statement.limit(limit + 1)).all()
    total = session.execute(sa.select(sa.func.count()).select_from(FROM).where(*which)).scalar_one()
    following = pack(*_key(wanted.sort, rows[limit - 1])) if len(rows) > limit else None
    return Page([_card(row) for row in rows[:limit]], int(total), following)


def _continued(statement: sa.Select[Any], sort: Sort, after: str | None) -> sa.Select[Any]:
    """In the order of the list, from a key on."""
    if sort is Sort.TEXT:
        key = unpack(after, (int, int, int))
        rest = statement if key is None else statement.where(sa.tuple_(*_IN_TEXT) > sa.tuple_(*key))
        return rest.order_by(*_IN_TEXT)
    order = _ORDERS[sort]
    key = unpack(after, (float if sort is Sort.NEWEST else int, int))
    if key is not None:
        first = datetime.fromtimestamp(key[0], UTC) if sort is Sort.NEWEST else key[0]  # type: ignore[arg-type]  # unpacked as such
        statement = statement.where(sa.tuple_(order, _c.id) < sa.tuple_(first, key[1]))
    return statement.order_by(order.desc(), _c.id.desc())


def _key(sort: Sort, row: Any) -> tuple[float | int, ...]:
    if sort is Sort.TEXT:
        return row.position, row.quote_start, row.id
    if sort is Sort.NEWEST:
        return row.created_at.timestamp(), row.id
    return (row.supports if sort is Sort.SUPPORTED else row.comments), row.id


def _card(row: Any) -> RemarkCard:
    return RemarkCard(
        reference=row.reference,
        kind=row.remark_kind,
        excerpt=excerpt(row.text, 280),
        quote=excerpt(row.quote, 120),
        status_id=row.status_id,
        supports=row.supports,
        comments=row.comments,
        created_at=row.created_at,
        author=row.author_name,
        key=row.key,
        number=row.section,
        heading=row.heading,
        edition=row.edition,
    )


@dataclass(frozen=True, slots=True)
class Facets:
    """How many public remarks there are per kind, and per status id (0: none), whatever is filtered."""

    kinds: Mapping[RemarkKind, int]
    statuses: Mapping[int, int]
    total: int


def facets(session: Session, module_id: int) -> Facets:
    """Counts for the filter, in one query."""
    status = sa.func.coalesce(_r.status_id, 0)
    statement = (
        sa.select(_r.remark_kind, status, sa.func.count())
        .select_from(sa.join(Contribution.__table__, Remark.__table__, _r.id == _c.id))
        .where(*published(module_id))
        .group_by(_r.remark_kind, status)
    )
    kinds: dict[RemarkKind, int] = {}
    statuses: dict[int, int] = {}
    for kind, status_id, number in session.execute(statement):
        kinds[kind] = kinds.get(kind, 0) + number
        statuses[status_id] = statuses.get(status_id, 0) + number
    return Facets(kinds, statuses, sum(kinds.values()))


def neighbours(session: Session, module_id: int, remark: Remark, section: Section) -> tuple[str, str]:
    """The numbers of the public remarks before and behind one in the text of its version; "" where there is none."""
    here = sa.tuple_(section.position, remark.quote_start, remark.id)
    base = (
        sa.select(_c.reference)
        .select_from(FROM)
        .where(*published(module_id), _s.edition_id == section.edition_id)
        .limit(1)
    )
    place = sa.tuple_(*_IN_TEXT)
    before = base.where(place < here).order_by(*(column.desc() for column in _IN_TEXT))
    behind = base.where(place > here).order_by(*_IN_TEXT)
    return session.scalar(before) or "", session.scalar(behind) or ""
