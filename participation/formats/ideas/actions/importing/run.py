"""The import itself: read and check everything, then write everything, or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.models import ImportedSource
from participation.formats.ideas.actions.importing.bulk import BATCH, insert_ideas
from participation.formats.ideas.actions.importing.mapping import Mapping
from participation.formats.ideas.actions.importing.rows import Candidate, Reader
from participation.kernel.geo import Area
from participation.kernel.intake import Fault, Intake
from participation.processes.models import Category, Module

MOST_CATEGORIES = 40
COLOURS = (
    "#1e6b2e", "#00559b", "#8a3a00", "#6b2c91", "#a3123a", "#00666b", "#5a5200", "#44515f", "#7a2e5d", "#2d4f8f",
)  # fmt: skip
"""Each at least 4.5 : 1 against white letters."""

Progress = Callable[[str, int], None]
"""Told what is being done and how many rows are."""


@dataclass(slots=True)
class Report:
    """What became of the rows. `already`: imported at an earlier time, and left as they are."""

    read: int = 0
    imported: int = 0
    already: int = 0
    refused: int = 0
    refusals: list[Fault] = field(default_factory=list)


def import_ideas(  # noqa: PLR0913 - the options of the import
    session: Session,
    module: Module,
    intake: Intake,
    mapping: Mapping,
    *,
    viewer: Viewer,
    area: Area | None,
    secret: bytes,
    sound_rows: bool = False,
    progress: Progress = lambda _doing, _rows: None,
) -> Report:
    """Import every row, or none if any is refused; with `sound_rows`, those that are sound.

    `area`: rows with a place outside are refused. Categories that the module lacks are added.
    """
    require_moderator(viewer, module.municipality_id)
    report = Report()
    sound = _checked(intake, Reader(mapping, area), report, progress)
    if report.refused and not sound_rows:
        return report
    known = set(
        session.scalars(sa.select(ImportedSource.source_id).where(ImportedSource.module_id == module.id))
    )
    fresh = [one for one in sound if one.source_id not in known]
    report.already = len(sound) - len(fresh)
    categories = _categories(session, module, fresh)
    for batch in _batches(fresh):
        insert_ideas(session, module, batch, categories, secret=secret)
        report.imported += len(batch)
        progress("geschrieben", report.imported)
    if fresh:
        trail.record(session, "ideas.imported", module, actor_id=viewer.account_id, rows=len(fresh))
    return report


def _checked(intake: Intake, reader: Reader, report: Report, progress: Progress) -> list[Candidate]:
    sound = []
    for row in intake.rows:
        report.read += 1
        candidate, faults = reader.read(row)
        if candidate is not None:
            sound.append(candidate)
        else:
            report.refused += 1
            report.refusals += faults
        if report.read % BATCH == 0:
            progress("geprüft", report.read)
    progress("geprüft", report.read)
    return sound


def _categories(session: Session, module: Module, found: list[Candidate]) -> dict[str, int]:
    """Keys of the module's topics by name, missing ones added; what goes beyond MOST_CATEGORIES has none."""
    known = {one.name: one.id for one in module.categories}
    wanted = sorted({one.category for one in found if one.category} - set(known))
    for name in wanted[: max(0, MOST_CATEGORIES - len(known))]:
        made = Category(
            municipality_id=module.municipality_id,
            module_id=module.id,
            name=name,
            letter=_letter(name),
            colour=COLOURS[len(known) % len(COLOURS)],
            position=len(known) + 1,
        )
        session.add(made)
        session.flush()
        known[name] = made.id
        trail.record(session, "category.saved", made)
    session.expire(module, ["categories"])
    return known


def _letter(name: str) -> str:
    return next((letter.upper() for letter in name if letter.isalpha()), "•")


def _batches(found: list[Candidate]) -> Iterator[list[Candidate]]:
    rest = iter(found)
    while batch := list(islice(rest, BATCH)):
        yield batch
