"""A page of features, and where the pages beside it begin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from participation.interfaces.moments import Span
from participation.interfaces.ogc.collections import Collection
from participation.interfaces.ogc.features import Area, Pin, area_feature, pin_feature
from participation.interfaces.operations import AREAS_AT_ONCE
from participation.interfaces.queries import Sought, page_of_projects, public_project
from participation.kernel.errors import Missing
from participation.processes import catalogue
from participation.processes.catalogue import Wanted
from participation.processes.models import Module

Feature = dict[str, Any]
_ALWAYS = Span(None, None)


@dataclass(frozen=True, slots=True)
class Scene:
    """What features are told with: the address of the installation, those of photos, and now."""

    base: str
    photo: Callable[[str], str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some features, how many there are on all pages, and the numbers next to which other pages lie."""

    features: list[Feature]
    total: int
    before: int | None
    """The page before lies below this number; None for the first one."""
    after: int | None
    """The next page lies above it; None for the last one."""


def page_of(session: Session, collection: Collection, asked: Mapping[str, Any], scene: Scene) -> Page:
    """A page as the parameters want it. One feature more than is shown is read, to know whether there are more."""
    if collection.module is None:
        most = min(asked["limit"], AREAS_AT_ONCE)
        found, total = _areas(session, dict(asked) | {"limit": most}, scene)
    else:
        most = asked["limit"]
        found, total = _pins(session, collection, collection.module, asked, scene)
    return _cut(found, total, most, asked["after"], asked["before"])


def one_of(session: Session, collection: Collection, number: int, scene: Scene) -> Feature:
    """One feature. Raises Missing."""
    if collection.module is None:
        return area_feature(Area(public_project(session, number), scene.base, scene.at))
    module = collection.module
    wanted = Wanted([module.id], 1, ids=[number])
    found, _total = catalogue.format_of(module).entries(session, wanted)
    if not found:
        raise Missing
    return pin_feature(Pin(found[0], collection, scene.base, scene.photo))


def _areas(session: Session, asked: Mapping[str, Any], scene: Scene) -> tuple[list[Feature], int]:
    sought = Sought(
        asked["limit"] + 1,
        after=asked["after"],
        before=asked["before"],
        bbox=asked["bbox"],
        span=asked["datetime"],
    )
    found, total = page_of_projects(session, sought)
    return [area_feature(Area(one, scene.base, scene.at)) for one in found], total


def _pins(
    session: Session, collection: Collection, module: Module, asked: Mapping[str, Any], scene: Scene
) -> tuple[list[Feature], int]:
    span: Span = asked["datetime"] or _ALWAYS
    wanted = Wanted(
        [module.id],
        asked["limit"] + 1,
        after=asked["after"],
        before=asked["before"],
        bbox=asked["bbox"],
        since=span.since,
        until=span.until,
    )
    found, total = catalogue.format_of(module).entries(session, wanted)
    return [pin_feature(Pin(one, collection, scene.base, scene.photo)) for one in found], total


def _cut(found: list[Feature], total: int, most: int, after: int, before: int | None) -> Page:
    more = len(found) > most
    if before is not None:
        shown = found[-most:]
        return Page(shown, total, shown[0]["id"] if more else None, shown[-1]["id"] if shown else before - 1)
    shown = found[:most]
    first = (shown[0]["id"] if shown else after + 1) if after else None
    return Page(shown, total, first, shown[-1]["id"] if more else None)
