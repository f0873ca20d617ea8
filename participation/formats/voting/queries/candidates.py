"""Ideas that may become options: read through the catalogue, from whatever format holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from participation.kernel.errors import Missing
from participation.kernel.tables import Table
from participation.processes import catalogue
from participation.processes.catalogue import Extract
from participation.processes.models import Module, Process
from participation.processes.queries import module_by_id, processes_of

NEEDED = {"titel", "text", "aktenzeichen"}
"""The columns of a table whose rows can be options; a place, supports, a status and a picture may come with them."""
MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A public idea. `photo` is the key of its picture, empty without one; `origin` the address of its page."""

    reference: str
    title: str
    text: str
    place: tuple[float, float] | None
    supports: int
    status: str
    origin: str
    photo: str


def sources(session: Session, municipality_id: int) -> list[tuple[Process, Module]]:
    """The modules of a municipality that hold something to take over, newest process first."""
    return [
        (process, module)
        for process in processes_of(session, municipality_id)
        for module in process.modules
        if _table(session, module, "") is not None
    ]


def candidates(session: Session, municipality_id: int, module_id: int, page: str) -> list[Candidate]:
    """What is public in a module, by supports. `page`: the address its pages have in common. Raises Missing for
    another municipality's module, and for one that holds nothing of the kind."""
    module = module_by_id(session, module_id)
    table = _table(session, module, page)
    if module.municipality_id != municipality_id or table is None:
        raise Missing
    found = sorted(_read(table), key=lambda one: (-one.supports, one.reference))
    return found[:MOST_SHOWN]


def supports_of(session: Session, municipality_id: int, town_page: str, origins: set[str]) -> dict[str, int]:
    """How many support the ideas at some addresses now; `town_page` is what the municipality's addresses begin with."""
    found: dict[str, int] = {}
    for process, module in sources(session, municipality_id):
        page = f"{town_page}{process.slug}/{module.slug}/"
        if any(origin.startswith(page) for origin in origins):
            known = candidates(session, municipality_id, module.id, page)
            found |= {one.origin: one.supports for one in known if one.origin in origins}
    return found


def _table(session: Session, module: Module, page: str) -> Table | None:
    """Pictures are asked for by their keys alone."""
    extract = Extract({}, every_state=False, page_url=lambda word: page + word, photo_url=lambda key: key)
    tables: Sequence[Table] = catalogue.format_of(module).tables(session, module, extract)
    first = tables[0] if tables else None
    return first if first is not None and {column.name for column in first.columns} >= NEEDED else None


def _read(table: Table) -> Iterator[Candidate]:
    names = [column.name for column in table.columns]
    for row in table.rows():
        yield _candidate(dict(zip(names, row, strict=True)))


def _candidate(row: dict[str, Any]) -> Candidate:
    lat, lon = row.get("breite_wgs84"), row.get("laenge_wgs84")
    return Candidate(
        reference=str(row["aktenzeichen"]),
        title=str(row["titel"]),
        text=str(row["text"] or ""),
        place=None if lat is None or lon is None else (round(float(lat), 6), round(float(lon), 6)),
        supports=int(row.get("unterstuetzungen") or 0),
        status=str(row.get("status") or ""),
        origin=str(row.get("link") or ""),
        photo=str(row.get("bild_url") or ""),
    )
