"""What a desk needs of the library."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel.search import stems
from participation.library.models import BlueprintAdoption, LibraryBlueprint, Publicity
from participation.municipalities.models import Municipality
from participation.processes.models import Process

MOST = 30


@dataclass(frozen=True, slots=True)
class Taken:
    """A process that was made from a blueprint."""

    process: Process
    adoption: BlueprintAdoption
    slug: str
    """Of the blueprint; "" where it is not in the library (any more)."""

    @property
    def source(self) -> str:
        """Title of the blueprint."""
        return str(self.adoption.lineage[-1]["title"]) if self.adoption.lineage else ""

    @property
    def origin(self) -> str:
        """Who published it."""
        return str(self.adoption.lineage[-1]["origin"]) if self.adoption.lineage else ""


def adoptions_by(session: Session, municipality_id: int) -> list[Taken]:
    """What a municipality made from blueprints, the newest first."""
    published = sa.and_(
        LibraryBlueprint.id == BlueprintAdoption.blueprint_id,
        LibraryBlueprint.state == Publicity.PUBLISHED,
    )
    asked = (
        sa.select(Process, BlueprintAdoption, LibraryBlueprint.slug)
        .join(BlueprintAdoption, BlueprintAdoption.process_id == Process.id)
        .outerjoin(LibraryBlueprint, published)
        .where(BlueprintAdoption.municipality_id == municipality_id)
        .order_by(BlueprintAdoption.id.desc())
    )
    return [Taken(process, adoption, slug or "") for process, adoption, slug in session.execute(asked)]


def public_processes(session: Session, words: str) -> list[tuple[Process, Municipality]]:
    """Processes that everybody sees and whose title or town holds some words, the newest first."""
    asked = sa.select(Process, Municipality).join(Municipality, Municipality.id == Process.municipality_id)
    rows = session.execute(asked.where(Process.is_public).order_by(Process.id.desc()))
    wanted = stems(words).split()
    found: list[tuple[Process, Municipality]] = []
    for process, town in rows:
        there = f" {stems(f'{process.title} {town.name}')}"
        if all(f" {stem}" in there for stem in wanted):
            found.append((process, town))
        if len(found) == MOST:
            break
    return found
