"""Collections: the areas of all public processes, and one for every public module whose contributions have places."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from participation.kernel.errors import Missing
from participation.kernel.tables import Audience
from participation.municipalities.models import Area, Municipality
from participation.municipalities.queries import LIGHT
from participation.processes import catalogue
from participation.processes.models import Module, Process
from participation.processes.queries import find_module

AREAS = "verfahren"
"""The name of the collection of processes; no other one can have it, since theirs hold dots."""
_NOTHING_WANTED = catalogue.Extract({}, every_state=False, page_url=str, photo_url=str)


@dataclass(frozen=True, slots=True)
class Collection:
    """A layer of a map; `module` is None for that of the processes."""

    name: str
    title: str
    meaning: str
    bounds: tuple[float, float, float, float] | None
    """West, south, east, north in degrees; None where nothing is there yet."""
    opens: datetime | None
    closes: datetime | None
    module: Module | None = None
    place: tuple[str, str, str] = ("", "", "")
    """Municipality, process and module as they stand in addresses."""


def all_collections(session: Session) -> list[Collection]:
    """Every one, the processes first, then the newest."""
    statement = (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.is_public)
        .options(
            joinedload(Process.area).load_only(*LIGHT),
            selectinload(Process.modules).selectinload(Module.phases),
        )
        .order_by(Process.id.desc())
    )
    rows = session.execute(statement).all()
    modules = [(module, town) for process, town in rows for module in process.modules]
    pins = [_pins(module, town) for module, town in modules if _has_places(session, module)]
    return [areas_collection(session), *pins]


def find_collection(session: Session, name: str) -> Collection:
    """One by its name. Raises Missing, alike for what is not there, not public, or has no places."""
    if name == AREAS:
        return areas_collection(session)
    parts = name.split(".")
    if len(parts) != 3:
        raise Missing
    module = find_module(session, *parts)
    if not module.process.is_public or not _has_places(session, module):
        raise Missing
    return _pins(module, session.get_one(Municipality, module.municipality_id))


def areas_collection(session: Session) -> Collection:
    """The areas of all public processes."""
    edges = (
        sa.func.min(Area.west),
        sa.func.min(Area.south),
        sa.func.max(Area.east),
        sa.func.max(Area.north),
    )
    statement = sa.select(*edges).select_from(Process).join(Area, Area.id == Process.area_id)
    west, south, east, north = session.execute(statement.where(Process.is_public)).one()
    return Collection(
        AREAS,
        "Beteiligungsverfahren",
        "Gebiete aller öffentlichen Beteiligungsverfahren, mit Thema, Zeitraum und Stand.",
        None if west is None else (west, south, east, north),
        None,
        None,
    )


def _pins(module: Module, town: Municipality) -> Collection:
    process, area = module.process, module.process.area
    return Collection(
        f"{town.slug}.{process.slug}.{module.slug}",
        f"{town.name}: {process.title} – {module.title}",
        process.summary,
        (area.west, area.south, area.east, area.north),
        min((one.opens_at for one in module.phases), default=None),
        max((one.closes_at for one in module.phases), default=None),
        module,
        (town.slug, process.slug, module.slug),
    )


def _has_places(session: Session, module: Module) -> bool:
    """Whether contributions are read one by one, and have places that everybody may see."""
    entry = catalogue.format_of(module)
    if entry.entries is catalogue.no_entries:
        return False
    tables = (one.seen_by(Audience.PUBLIC) for one in entry.tables(session, module, _NOTHING_WANTED))
    return any(one.geometry is not None for one in tables)
