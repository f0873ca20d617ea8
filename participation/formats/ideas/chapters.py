"""What a report tells of ideas on the map: their topics, their places, and the most supported ones."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.ideas.queries.lists import facets
from participation.formats.ideas.queries.reporting import (
    Favourite,
    count_places,
    crowds,
    favourites,
    per_district,
    places,
)
from participation.kernel.papers import german
from participation.kernel.papers.maps import MOST_POINTS, area_map
from participation.kernel.papers.model import Block, Chapter, Grid, Picture, says
from participation.kernel.text import excerpt
from participation.municipalities.queries import districts
from participation.processes.models import Module
from participation.results.report.words import counted

MOST = 25
"""Ideas in the list; the tables of the package hold them all."""
MOST_PARTS = 40
"""More districts than that are not drawn."""
ANSWER = 220
"""Characters of an answer; the whole of it stands on the idea's page."""
NOTHING = "ohne Thema"


def chapters(session: Session, module: Module, address: str) -> Sequence[Chapter]:
    """Topics, map and list; nothing of a module without public ideas."""
    known = facets(session, module.id)
    if not known.total:
        return ()
    found = [_topics(module, known.categories), _places(session, module), _list(session, module, address)]
    return [chapter for chapter in found if chapter.blocks]


def _topics(module: Module, counts: dict[int, int]) -> Chapter:
    names = {category.id: category.name for category in module.categories}
    told = {
        names.get(key, NOTHING): number
        for key, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    }
    return Chapter(
        "Themen", (counted("Ideen nach Thema", told, ("Thema", "Ideen")),) if len(told) > 1 else ()
    )


def _places(session: Session, module: Module) -> Chapter:
    found = count_places(session, module.id)
    if not found:
        return Chapter("Orte", ())
    parts = per_district(session, module.id)
    blocks: list[Block] = [_map(session, module, found, tabled=bool(parts))]
    if parts:
        blocks.append(counted("Ideen nach Teilraum", parts, ("Teilraum", "Ideen")))
    return Chapter("Orte", tuple(blocks))


def _map(session: Session, module: Module, found: int, *, tabled: bool) -> Picture:
    area = module.process.area
    known = [(one.name, one.boundary) for one in districts(session, module.municipality_id)]
    where = german.count(found, "Ort", "Orten")
    table = " Wie viele es je Teilraum sind, steht in der Tabelle darunter." if tabled else ""
    parts = known if len(known) <= MOST_PARTS else []
    many = found > MOST_POINTS
    points, crowd = ([], crowds(session, module.id)) if many else (places(session, module.id), [])
    return Picture(
        area_map(area.boundary, points, parts, crowd=crowd),
        f"Karte von {area.name} mit {where} von Ideen.{table}",
        f"{area.name}: Orte der Ideen. Ideen für das ganze Gebiet sind nicht eingezeichnet.",
    )


def _list(session: Session, module: Module, address: str) -> Chapter:
    found = favourites(session, module.id, MOST)
    rows = tuple(_row(one) for one in found)
    head = ("Idee", "Thema", "Unterstützungen", "Status und Antwort der Verwaltung")
    grid = Grid("Die Ideen mit den meisten Unterstützungen", head, rows, frozenset({2}), (5, 3, 2, 6))
    note = says(
        f"Gezeigt sind die {MOST} Ideen mit den meisten Unterstützungen. Alle stehen unter {address}.",
        look="note",
    )
    return Chapter("Ideen nach Unterstützung", (grid, *(note if len(found) == MOST else ())))


def _row(one: Favourite) -> tuple[str, ...]:
    status = "\n".join(part for part in (one.status, excerpt(one.answer, ANSWER)) if part)
    return f"{one.title} ({one.reference})", one.category, german.number(one.supports), status
