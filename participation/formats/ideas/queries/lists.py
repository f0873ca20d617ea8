"""Lists of ideas: read as plain rows, paged by key, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Photo, PinCell, Visibility
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter, Sort, conditions, published
from participation.kernel.pages import Page, pack, unpack
from participation.kernel.text import excerpt

PER_PAGE = 24

_c = Contribution.__table__.c
_i = Idea.__table__.c
_p = Photo.__table__.c


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """One idea in a list."""

    id: int
    reference: str
    title: str
    excerpt: str
    category_id: int | None
    status_id: int | None
    supports: int
    comments: int
    created_at: datetime
    address: str
    located: bool
    photo_key: str | None
    photo_alt: str


_CARD = (
    _c.id, _c.reference, _i.title, _c.text, _i.category_id, _i.status_id, _c.supports, _c.comments,
    _c.created_at, _i.address, _i.lat, _p.key, _p.alt,
)  # fmt: skip
_FROM = sa.join(Contribution.__table__, Idea.__table__, _i.id == _c.id).outerjoin(
    Photo.__table__, sa.and_(_p.contribution_id == _c.id, _p.visibility == Visibility.PUBLISHED)
)
_ORDERS: dict[Sort, sa.ColumnElement[Any]] = {
    Sort.NEWEST: _c.created_at,
    Sort.SUPPORTED: _c.supports,
    Sort.DISCUSSED: _c.comments,
}


def page_of_ideas(
    session: Session,
    module_id: int,
    wanted: IdeaFilter,
    after: str | None,
    *,
    limit: int = PER_PAGE,
    known: "Facets | None" = None,
) -> Page[IdeaCard]:
    """A page of public ideas that pass a filter; `known` counts spare a query.

    Raises DomainError for an `after` that is not ours.
    """
    order = _ORDERS[wanted.sort]
    statement = (
        sa.select(*_CARD)
        .select_from(_FROM)
        .where(*published(module_id), *conditions(wanted, session.get_bind().dialect.name))
        .order_by(order.desc(), _c.id.desc())
        .limit(limit + 1)
    )
    key = unpack(after, (float if wanted.sort is Sort.NEWEST else int, int))
    if key is not None:
        statement = statement.where(sa.tuple_(order, _c.id) < sa.tuple_(*_bound(wanted.sort, key)))
    rows = session.execute(statement).all()
    total = count_ideas(session, module_id, wanted, known)
    following = pack(*_key(wanted.sort, rows[limit - 1])) if len(rows) > limit else None
    return Page([_card(row) for row in rows[:limit]], total, following)


def count_ideas(session: Session, module_id: int, wanted: IdeaFilter, known: "Facets | None" = None) -> int:
    """How many public ideas pass a filter: the one count behind page, map and file."""
    if wanted.words:
        return _count_by_words(session, module_id, wanted)
    return (known or facets(session, module_id)).passing(wanted)


@dataclass(frozen=True, slots=True)
class Facets:
    """How many public ideas there are per category id and status id (0: none)."""

    cells: dict[tuple[int, int], int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.cells.values())

    @property
    def categories(self) -> dict[int, int]:
        """Per category."""
        return self._along(0)

    @property
    def statuses(self) -> dict[int, int]:
        """Per status."""
        return self._along(1)

    def passing(self, wanted: IdeaFilter) -> int:
        """How many pass a filter without words."""
        return sum(
            pins
            for (category, status), pins in self.cells.items()
            if (not wanted.categories or category in wanted.categories)
            and (not wanted.statuses or status in wanted.statuses)
        )

    def _along(self, axis: int) -> dict[int, int]:
        sums: dict[int, int] = {}
        for cell, pins in self.cells.items():
            sums[cell[axis]] = sums.get(cell[axis], 0) + pins
        return sums


def facets(session: Session, module_id: int) -> Facets:
    """Counts for the filter, whatever is filtered."""
    table = PinCell.__table__.c
    statement = (
        sa.select(table.category_id, table.status_id, sa.func.sum(table.pins))
        .where(table.module_id == module_id, table.level == 0, table.pins > 0)
        .group_by(table.category_id, table.status_id)
    )
    return Facets({(category, status): int(pins) for category, status, pins in session.execute(statement)})


def _count_by_words(session: Session, module_id: int, wanted: IdeaFilter) -> int:
    statement = (
        sa.select(sa.func.count())
        .select_from(sa.join(Contribution.__table__, Idea.__table__, _i.id == _c.id))
        .where(*published(module_id), *conditions(wanted, session.get_bind().dialect.name))
    )
    return int(session.execute(statement).scalar_one())


def _key(sort: Sort, row: Any) -> tuple[float | int, int]:
    if sort is Sort.NEWEST:
        return row.created_at.timestamp(), row.id
    return (row.supports if sort is Sort.SUPPORTED else row.comments), row.id


def _bound(sort: Sort, key: tuple[Any, ...]) -> tuple[Any, int]:
    first, number = key
    return (datetime.fromtimestamp(first, UTC) if sort is Sort.NEWEST else first), number


def _card(row: Any) -> IdeaCard:
    return IdeaCard(
        id=row.id,
        reference=row.reference,
        title=row.title,
        excerpt=excerpt(row.text),
        category_id=row.category_id,
        status_id=row.status_id,
        supports=row.supports,
        comments=row.comments,
        created_at=row.created_at,
        address=row.address,
        located=row.lat is not None,
        photo_key=row.key,
        photo_alt=row.alt or "",
    )
