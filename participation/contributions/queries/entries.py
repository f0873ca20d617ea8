"""Public contributions as open interfaces read them: page by page in the order of their ids, three statements a page.

A format says how its own table is joined and what it calls title, topic and place (`told`); everything else is the
same for all of them. Neither statement can reach what is not public, whatever modules are asked for.
"""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import (
    Contribution,
    OfficialResponse,
    Photo,
    Pin,
    ResponseStatus,
    Visibility,
)
from participation.kernel.geo import KEY_BITS, MAX_LEVEL, cell, tile_range, zkey
from participation.processes.catalogue import Entry, Wanted
from participation.processes.models import Module, Process

_c = Contribution.__table__.c
_p = Pin.__table__.c
_answer = OfficialResponse.__table__.c
_photo = Photo.__table__.c

_LAST_ANSWER = (
    sa.select(_answer.source)
    .where(_answer.contribution_id == _c.id)
    .order_by(_answer.id.desc())
    .limit(1)
    .correlate(Contribution.__table__)
    .scalar_subquery()
)
_PHOTO = (
    sa.select(_photo.key)
    .where(_photo.contribution_id == _c.id, _photo.visibility == Visibility.PUBLISHED)
    .correlate(Contribution.__table__)
    .scalar_subquery()
)
_PUBLIC_MODULES = sa.select(Module.id).join(Process, Process.id == Module.process_id).where(Process.is_public)
_NARROWEST = 18
"""Deepest level of the cells in which a box is looked for: about 100 m."""

Statement = sa.Select[Any]


def told(kind: str, table: Any, title: Any, **own: Any) -> Statement:
    """What is read of one kind of contributions; built once by each format.

    `table` is the format's own, with `id` and `status_id`; `own` names further columns: category, address, geometry.
    """
    return (
        sa.select(
            _c.id, _c.module_id, _c.kind, _c.reference, title.label("title"), _c.text, _c.created_at, _c.updated_at,
            _c.supports, _c.comments, ResponseStatus.name.label("status"), _LAST_ANSWER.label("answer"),
            _PHOTO.label("photo"), *(column.label(name) for name, column in own.items()),
        )
        .select_from(Contribution.__table__)
        .join(table, table.c.id == _c.id)
        .outerjoin(ResponseStatus, ResponseStatus.id == table.c.status_id)
        .where(_c.kind == kind, _c.visibility == Visibility.PUBLISHED, _c.module_id.in_(_PUBLIC_MODULES))
    )  # fmt: skip


def page_of_entries(
    session: Session, wanted: Wanted, kind: str, statement: Statement, entry: Callable[[Any], Entry]
) -> tuple[Sequence[Entry], int]:
    """A page of one kind's entries, and how many there are on all pages; `entry` makes one of a row."""
    if not wanted.modules:
        return (), 0
    passing = _conditions(wanted)
    everything = sa.select(sa.func.count()).where(
        _c.kind == kind,
        _c.visibility == Visibility.PUBLISHED,
        _c.module_id.in_(_PUBLIC_MODULES),
        *passing,
    )
    total = int(session.execute(everything).scalar_one())
    backwards = wanted.before is not None
    page = statement.where(*passing, _c.id > wanted.after)
    if backwards:
        page = page.where(_c.id < wanted.before)
    page = page.order_by(_c.id.desc() if backwards else _c.id).limit(wanted.limit).offset(wanted.offset)
    rows = session.execute(page).all()
    return [entry(row) for row in (reversed(rows) if backwards else rows)], total


def plain_entry(row: Any, **more: Any) -> Entry:
    """What every kind tells alike."""
    return Entry(
        id=row.id,
        module_id=row.module_id,
        kind=row.kind,
        reference=row.reference,
        text=row.text,
        created_at=row.created_at,
        updated_at=row.updated_at,
        status=row.status or "",
        answer=row.answer or "",
        supports=row.supports,
        comments=row.comments,
        photo=row.photo or "",
        **{"title": row.title} | more,
    )


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    """What narrows a list, and what is counted by it."""
    found: list[sa.ColumnElement[bool]] = [_c.module_id.in_(sorted(wanted.modules))]
    if wanted.ids is not None:
        found.append(_c.id.in_(sorted(wanted.ids)))
    if wanted.since is not None:
        found.append(_c.created_at >= wanted.since)
    if wanted.until is not None:
        found.append(_c.created_at <= wanted.until)
    if wanted.bbox is not None:
        found.append(_c.id.in_(_pins_in(wanted)))
    return found


def _pins_in(wanted: Wanted) -> sa.Select[tuple[int]]:
    """Ids of what lies in the box; where west is above east, it goes across the 180th meridian.

    The box is covered by up to four map cells, each one range of the index of pins.
    """
    west, south, east, north = wanted.bbox or (0, 0, 0, 0)
    parts = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    ranges = [one for low, high in parts for one in _ranges((low, south, high, north))]
    whole = [
        sa.select(_p.id).where(
            _p.module_id.in_(sorted(wanted.modules)),
            _p.zkey.between(first, last),
            _p.lat_e6.between(_e6(south), _e6(north)),
            sa.or_(*(_p.lon_e6.between(_e6(low), _e6(high)) for low, high in parts)),
        )
        for first, last in sorted(set(ranges))
    ]
    together = sa.union_all(*whole).subquery()
    return sa.select(together.c.id)


def _ranges(box: tuple[float, float, float, float]) -> list[tuple[int, int]]:
    """First and last keys of the cells that cover a box: at the deepest level where two by two are enough."""
    west, south, east, north = (max(-180.0, min(180.0, one)) for one in box)
    corners = (zkey(lat, lon) for lat in (south, north) for lon in (west, east))
    south_west, south_east, north_west, north_east = corners
    for level in range(min(_NARROWEST, MAX_LEVEL), 0, -1):
        columns, rows = _apart(level, south_west, south_east)[0], _apart(level, north_west, south_west)[1]
        if columns <= 1 and rows <= 1:
            keys = (south_west, south_east, north_west, north_east)
            shift = KEY_BITS - 2 * level
            return [
                (one << shift, (one + 1 << shift) - 1) for one in sorted({cell(key, level) for key in keys})
            ]
    return [tile_range(0, 0, 0)]


def _apart(level: int, one: int, other: int) -> tuple[int, int]:
    """How many columns and rows of cells lie between two keys."""
    (x, y), (u, v) = (_column_and_row(cell(key, level)) for key in (one, other))
    return u - x, v - y


def _column_and_row(number: int) -> tuple[int, int]:
    bits = range(MAX_LEVEL)
    return (
        sum((number >> 2 * bit & 1) << bit for bit in bits),
        sum((number >> 2 * bit + 1 & 1) << bit for bit in bits),
    )


def _e6(degrees: float) -> int:
    """Millionths of a degree, as pins are kept; what lies beyond the earth is brought to its edge."""
    return round(max(-181.0, min(181.0, degrees)) * 1_000_000)
