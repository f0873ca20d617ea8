"""What `participation import ideas` does, step by step: file, place, process, rows."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import orjson
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.config import Config
from participation.formats.ideas.actions.importing import Report, guess_mapping, import_ideas
from participation.kernel import clock, text
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, Missing
from participation.kernel.geo import Area
from participation.kernel.intake import Intake, read_table
from participation.municipalities.actions import Outline, save_area
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug, shape, whole_area
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Module, Process
from participation.processes.policy import NotReady
from participation.processes.queries import find_process


def run(  # noqa: PLR0913 - the options of the command
    database: Database,
    config: Config,
    file: Path,
    target: str,
    *,
    wishes: Sequence[str],
    separator: str | None,
    encoding: str | None,
    crs: str | None,
    title: str | None,
    outline: Path | None,
    sound_rows: bool,
    quiet: bool,
) -> Report:
    """Import a file in one transaction. Raises DomainError for what concerns the file as a whole."""
    from participation.app import load_formats

    load_formats()
    intake = read_table(file, separator=separator, encoding=encoding, crs=crs)
    mapping = guess_mapping(intake, wishes)
    if not quiet:
        _say(intake, mapping)
    with database.writing() as session, session.begin() as transaction:
        municipality, module, area = _target(session, target, intake, title, outline)
        report = import_ideas(
            session,
            module,
            intake,
            mapping,
            viewer=operator(municipality),
            area=area,
            secret=config.secret,
            sound_rows=sound_rows,
            progress=_silent if quiet else _progress,
        )
        if report.refused and not sound_rows:
            transaction.rollback()
    return report


def _target(
    session: Session, target: str, intake: Intake, title: str | None, outline: Path | None
) -> tuple[Municipality, Module, Area | None]:
    """Where the ideas go; made on the way where a title is given. The area that their places must lie in."""
    place, _slash, slug = target.partition("/")
    municipality = _municipality(session, place)
    try:
        process = find_process(session, municipality.id, slug)
    except Missing as error:
        if title is None:
            raise DomainError(
                f"Das Verfahren {target} gibt es nicht. Mit --create „Titel“ wird es angelegt."
            ) from error
        process = _process(session, municipality, slug, title, intake, outline)
    module = next((one for one in process.modules if one.format == "ideas"), None)
    if module is None:
        raise DomainError("Dieses Verfahren sammelt keine Ideen.")
    return municipality, module, shape(session, process.area_id)


def _municipality(session: Session, slug: str) -> Municipality:
    try:
        return by_slug(session, slug)
    except Missing as error:
        raise DomainError(
            f"Die Kommune {slug} gibt es nicht. Mit „participation municipality add“ wird sie angelegt."
        ) from error


def _process(
    session: Session, municipality: Municipality, slug: str, title: str, intake: Intake, outline: Path | None
) -> Process:
    """A process of its own, in an area around its ideas, running for six weeks from today."""
    surface = _surface(intake, outline)
    own = whole_area(session, municipality.id)
    fits = own is not None and _inside(surface, own)
    ground = dict(own.basemap) if own is not None and fits else {"kind": "plain"}
    area = save_area(session, municipality, Outline(title, surface, ground, anywhere=True), actor_id=None)
    today = clock.local(clock.now()).date()
    draft = NewProcess(
        text.line(title)[:160], today, today + timedelta(days=42), "ideen-karte", area_id=area.id
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


def _inside(surface: Area, own: Any) -> bool:
    south, west, north, east = surface.bounds
    return bool(own.south <= south and own.west <= west and own.north >= north and own.east >= east)


def _surface(intake: Intake, outline: Path | None) -> Area:
    """The given outline, or the points of the file with a margin of about 500 m."""
    if outline is not None:
        return Area.from_geojson(orjson.loads(outline.read_bytes()))
    import shapely

    places = [(row.point.lon, row.point.lat) for row in intake.rows if row.point is not None]
    if not places:
        raise DomainError("Keine Zeile hat einen Ort. Bitte nennen Sie das Gebiet mit --area.")
    return Area(shapely.convex_hull(shapely.multipoints(places)).buffer(0.006))


def _say(intake: Intake, mapping: dict[str, str]) -> None:
    how = f"{intake.form}, {intake.encoding}, {intake.crs}" + (
        f", Trennzeichen {intake.separator!r}" if intake.separator else ""
    )
    click.echo(f"{intake.path.name}: {intake.count} Zeilen ({how})")
    for note in intake.notes:
        click.echo(f"  {note}")
    click.echo("  " + ", ".join(f"{column} → {field}" for field, column in mapping.items()))


def _progress(doing: str, rows: int) -> None:
    click.echo(f"\r  {rows} Zeilen {doing}", nl=False, err=True)


def _silent(_doing: str, _rows: int) -> None:
    """Say nothing."""
