"""The process that an import makes where there is none: its area, its dates, its address."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import orjson
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.formats.ideas.actions.importing import Part
from participation.kernel import clock, text
from participation.kernel.errors import DomainError
from participation.kernel.geo import Area
from participation.municipalities.actions import Outline, save_area
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Process
from participation.processes.policy import NotReady


def found_process(
    session: Session, municipality: Municipality, slug: str, title: str, surface: Area | None
) -> Process:
    """A process of its own, in an area around its ideas, running for six weeks from today."""
    area_id = _area_id(session, municipality, title, surface)
    today = clock.local(clock.now()).date()
    draft = NewProcess(
        text.line(title)[:160], today, today + timedelta(days=42), "ideen-karte", area_id=area_id
    )
    process = create_process(session, municipality, draft, viewer=operator(municipality))
    process.slug = slug or process.slug
    for category in list(process.modules[0].categories):
        session.delete(category)
    session.flush()
    session.refresh(process.modules[0])
    try:
        publish(session, municipality, process, viewer=operator(municipality))
    except NotReady as missing:
        click.echo(f"Das Verfahren bleibt vorerst ein Entwurf: {missing.message}", err=True)
    return process


def _area_id(session: Session, municipality: Municipality, title: str, surface: Area | None) -> int:
    """The area of a new process; the whole municipality where no idea has a place."""
    own = whole_area(session, municipality.id)
    if surface is not None:
        fits = own is not None and _inside(surface, own)
        ground = dict(own.basemap) if own is not None and fits else {"kind": "plain"}
        outline = Outline(title, surface, ground, anywhere=True)
        return save_area(session, municipality, outline, actor_id=None).id
    if own is None:
        raise DomainError("Keine Zeile hat einen Ort. Bitte nennen Sie das Gebiet mit --area.")
    return own.id


def _inside(surface: Area, own: Any) -> bool:
    south, west, north, east = surface.bounds
    return bool(own.south <= south and own.west <= west and own.north >= north and own.east >= east)


def surface_of(parts: Sequence[Part], outline: Path | None) -> Area | None:
    """The given outline, or the points of the files with a margin of about 500 m; None where there are none."""
    if outline is not None:
        return Area.from_geojson(orjson.loads(outline.read_bytes()))
    import shapely

    rows = (row for part in parts for row in part.intake.rows)
    places = [(row.point.lon, row.point.lat) for row in rows if row.point is not None]
    if not places:
        return None
    return Area(shapely.convex_hull(shapely.multipoints(places)).buffer(0.006))
