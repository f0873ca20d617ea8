"""What `participation import` does, step by step: files, place, process, rows."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.cli.founding import found_process, surface_of
from participation.config import Config
from participation.formats.ideas.actions.importing import Part, Report, import_parts, parts_of, silent, usable
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, Missing
from participation.kernel.geo import Area
from participation.kernel.intake import Intake, read_table
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug, shape
from participation.processes.models import Module
from participation.processes.queries import find_process

ENDINGS = (".csv", ".geojson", ".json", ".xlsx")
"""What is looked at in a folder, the plainest first: result packages hold the same several times."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are to be read; None where it is found out."""

    separator: str | None = None
    encoding: str | None = None
    crs: str | None = None
    wishes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done with what is read. `title` makes a process where there is none; `check` keeps nothing."""

    title: str | None = None
    outline: Path | None = None
    sound_rows: bool = False
    with_names: bool = False
    check: bool = False
    quiet: bool = False


def run(
    database: Database, config: Config, paths: Sequence[Path], target: str, reading: Reading, wanted: Wanted
) -> Report:
    """Import files in one transaction. Raises DomainError for what concerns a file as a whole."""
    from participation.app import load_formats

    load_formats()
    parts = _parts(paths, reading)
    if not wanted.quiet:
        for part in parts:
            _say(part)
    with database.writing() as session, session.begin() as transaction:
        municipality, module, area = _target(session, target, parts, wanted)
        report = import_parts(
            session,
            module,
            parts,
            viewer=operator(municipality),
            area=area,
            secret=config.secret,
            sound_rows=wanted.sound_rows,
            with_names=wanted.with_names,
            progress=silent if wanted.quiet else _progress,
        )
        if wanted.check or (report.refused and not wanted.sound_rows):
            transaction.rollback()
    return report


def _parts(paths: Sequence[Path], reading: Reading) -> list[Part]:
    """Every file that was named; of a folder, what can be read as ideas or comments."""
    found: list[Intake] = []
    for path in paths:
        found += usable(_inside_folder(path, reading)) if path.is_dir() else [_read(path, reading)]
    return parts_of(found, reading.wishes)


def _inside_folder(folder: Path, reading: Reading) -> list[Intake]:
    """The tables of a folder, plain ones before spreadsheets. What cannot be read is none."""
    ranked = [path for ending in ENDINGS for path in sorted(folder.glob(f"*{ending}"))]
    found = []
    for path in ranked:
        with suppress(DomainError):
            found.append(_read(path, reading))
    return found


def _read(path: Path, reading: Reading) -> Intake:
    return read_table(path, separator=reading.separator, encoding=reading.encoding, crs=reading.crs)


def _target(
    session: Session, target: str, parts: Sequence[Part], wanted: Wanted
) -> tuple[Municipality, Module, Area | None]:
    """Where the ideas go; made on the way where a title is given. The area that their places must lie in."""
    place, _slash, slug = target.partition("/")
    municipality = _municipality(session, place)
    try:
        process = find_process(session, municipality.id, slug)
    except Missing as error:
        if wanted.title is None:
            raise DomainError(
                f"Das Verfahren {target} gibt es nicht. Mit --create „Titel“ wird es angelegt."
            ) from error
        surface = surface_of(parts, wanted.outline)
        process = found_process(session, municipality, slug, wanted.title, surface)
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


def _say(part: Part) -> None:
    intake = part.intake
    how = f"{intake.form}, {intake.encoding}, {intake.crs}" + (
        f", Trennzeichen {intake.separator!r}" if intake.separator else ""
    )
    click.echo(f"{intake.path.name}: {intake.count} Zeilen ({how}) – {part.dialect.name}")
    for note in intake.notes:
        click.echo(f"  {note}")
    click.echo("  " + ", ".join(f"{columns[0]} → {field}" for field, columns in part.columns.items()))


def _progress(doing: str, rows: int) -> None:
    click.echo(f"\r  {rows} Zeilen {doing}", nl=False, err=True)
