"""Boundaries: of the whole municipality, of a process, of districts."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.kernel import editing, geo
from participation.kernel.errors import DomainError
from participation.municipalities.actions.drafts import DistrictDraft
from participation.municipalities.models import Area, District, Municipality, new_edition
from participation.municipalities.queries import whole_area


@dataclass(frozen=True, slots=True)
class Outline:
    """An area to be saved: its name, its surface, and the basemap under it (None: the municipality's own)."""

    name: str
    surface: geo.Area
    basemap: dict[str, Any] | None = None
    whole: bool = False
    """Whether it is the boundary of the municipality itself: there is one, a second takes its place."""
    anywhere: bool = False
    """Whether it may lie far from the municipality: for imports of data that come from elsewhere."""


def save_area(
    session: Session,
    municipality: Municipality,
    draft: Outline,
    *,
    actor_id: int | None,
    seen: str | None = None,
) -> Area:
    """Store an area; the boundary of the whole municipality replaces the one that was there.

    `seen`: the fingerprint of the boundary's digest that a form showed; raises Conflict. Raises DomainError for an
    area far from the municipality: most likely its coordinates are wrong.
    """
    if seen is not None:
        session.refresh(municipality, with_for_update=True)
    own = whole_area(session, municipality.id)
    editing.require_unchanged(seen, own.digest if own is not None else "")
    if own is not None and not draft.whole and not draft.anywhere:
        _require_near(draft.surface, own)
    area = Area(municipality_id=municipality.id, whole=draft.whole)
    if own is not None and draft.whole:
        area = own
    ground = draft.basemap if draft.basemap is not None else (own.basemap if own else {"kind": "plain"})
    area.name, area.basemap = draft.name[:120], ground
    _draw(area, draft.surface)
    session.add(area)
    session.flush()
    trail.record(session, "area.saved", area, actor_id=actor_id, whole=draft.whole)
    return area


def remove_area(session: Session, area: Area, *, actor_id: int) -> None:
    """Forget an area that no process uses. Raises DomainError where one does, and for the whole boundary."""
    if area.whole:
        raise DomainError("Die Grenze der Kommune kann ersetzt, aber nicht gelöscht werden.")
    trail.record(session, "area.removed", area, actor_id=actor_id)
    try:
        with session.begin_nested():
            session.delete(area)
    except IntegrityError as error:
        raise DomainError("Dieses Gebiet gehört zu einem Verfahren und muss bleiben.") from error


def save_districts(
    session: Session, municipality: Municipality, drafts: Iterable[DistrictDraft], *, actor_id: int | None
) -> list[District]:
    """Make these the districts: known names keep their row (and so what refers to it), others come or go.

    Raises DomainError for a boundary that cannot be one, and where contributions lie in a district left out.
    """
    known = {row.name: row for row in _districts(session, municipality.id)}
    kept: list[District] = []
    for draft in drafts:
        row = known.pop(draft.name, None) or District(municipality_id=municipality.id, name=draft.name)
        row.ags, row.boundary = draft.ags, geo.Area.from_geojson(draft.boundary).to_geojson()
        session.add(row)
        kept.append(row)
    _remove(session, list(known.values()))
    municipality.edition = new_edition()
    trail.record(
        session, "municipality.updated", municipality, actor_id=actor_id, municipality_id=municipality.id,
        what="districts",
    )  # fmt: skip
    return kept


def _draw(area: Area, surface: geo.Area) -> None:
    area.boundary = surface.to_geojson()
    area.digest = hashlib.sha256(orjson.dumps(area.boundary)).hexdigest()
    area.south, area.west, area.north, area.east = surface.bounds


def _require_near(surface: geo.Area, own: Area) -> None:
    south, west, north, east = surface.bounds
    if south > own.north or north < own.south or west > own.east or east < own.west:
        raise DomainError("Dieses Gebiet liegt nicht in Ihrer Kommune. Stimmen die Koordinaten?", "area")


def _districts(session: Session, municipality_id: int) -> list[District]:
    return list(session.scalars(sa.select(District).where(District.municipality_id == municipality_id)))


def _remove(session: Session, rows: list[District]) -> None:
    try:
        with session.begin_nested():
            for row in rows:
                session.delete(row)
    except IntegrityError as error:
        names = ", ".join(row.name for row in rows)
        raise DomainError(
            "In diesen Ortsteilen liegen Beiträge, sie müssen bleiben: %(names)s.", names=names
        ) from error
