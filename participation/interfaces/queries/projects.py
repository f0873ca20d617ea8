"""Public processes, in the order of their ids, narrowed by box and time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.interfaces.moments import Span
from participation.interfaces.parameters import Box
from participation.kernel.errors import Missing
from participation.municipalities.models import Area, Municipality
from participation.processes.models import Module, Phase, Process


@dataclass(frozen=True, slots=True)
class Project:
    """A process with what belongs to it."""

    process: Process
    town: Municipality
    area: Area


@dataclass(frozen=True, slots=True)
class Sought:
    """Which public processes somebody asks for; `after` and `before` are ids, as in `catalogue.Wanted`."""

    limit: int
    offset: int = 0
    after: int = 0
    before: int | None = None
    bbox: Box | None = None
    span: Span | None = None


def page_of_projects(session: Session, sought: Sought) -> tuple[list[Project], int]:
    """A page of them, and how many there are on all pages; in a fixed number of queries."""
    passing = [Process.is_public, *_in_box(sought.bbox), *_in_time(sought.span)]
    total = session.scalar(_joined(sa.select(sa.func.count(Process.id))).where(*passing)) or 0
    backwards = sought.before is not None
    page = passing + ([Process.id < sought.before] if backwards else [Process.id > sought.after])
    order = Process.id.desc() if backwards else Process.id
    found = _projects(session, page, order, sought)
    return found[::-1] if backwards else found, total


def public_project(session: Session, process_id: int) -> Project:
    """One of them. Raises Missing, alike for what is not there and what is not public."""
    found = _projects(session, [Process.is_public, Process.id == process_id], Process.id, Sought(1))
    if not found:
        raise Missing
    return found[0]


def _projects(session: Session, conditions: Sequence[Any], order: Any, sought: Sought) -> list[Project]:
    modules = selectinload(Process.modules)
    statement = (
        _joined(cast("sa.Select[Any]", sa.select(Process, Municipality, Area)))
        .where(*conditions)
        .options(modules.selectinload(Module.phases), modules.selectinload(Module.categories))
        .order_by(order)
        .limit(sought.limit)
        .offset(sought.offset)
    )
    return [Project(*row) for row in session.execute(statement)]


def _joined(statement: sa.Select[Any]) -> sa.Select[Any]:
    return (
        statement.select_from(Process)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .join(Area, Area.id == Process.area_id)
    )


def _in_box(bbox: Box | None) -> list[sa.ColumnElement[bool]]:
    """Whose area's box touches the box asked for; across the 180th meridian where west is above east."""
    if bbox is None:
        return []
    west, south, east, north = bbox
    across = sa.or_(Area.east >= west, Area.west <= east)
    beside = sa.and_(Area.east >= west, Area.west <= east)
    return [Area.south <= north, Area.north >= south, across if west > east else beside]


def _in_time(span: Span | None) -> list[sa.ColumnElement[bool]]:
    """Whose time, from the first phase's beginning to the last one's end, touches the span."""
    own = (
        sa.select(Phase.id).join(Module, Module.id == Phase.module_id).where(Module.process_id == Process.id)
    )
    found: list[sa.ColumnElement[bool]] = []
    if span is not None and span.since is not None:
        found.append(own.where(Phase.closes_at > span.since).exists())
    if span is not None and span.until is not None:
        found.append(own.where(Phase.opens_at <= span.until).exists())
    return found
