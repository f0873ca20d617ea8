"""What the table of figures and its pages tell the tests of the whole platform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kts.models import ProcessFigure
from participation.kts.queries.counting import count
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from tests.architecture.answers import KTS, Route
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, TEXT
from tests.journeys.kinds import KTS as OFFICE
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

DESK, NOTHING = "snnnnno", "snnnnnn"
FILTER = ("land", "runde", "thema", "format", "groesse", "lauf", "q", "kreis")


@dataclass
class Counted:
    """Ids of processes that everybody may see, and of one that nobody may."""

    public: list[int]
    draft: int


def add(session: Session, _config: Config, town: Municipality, _staff: int) -> Counted:
    """Figures of every process of the town, drafts among them."""
    processes = session.scalars(sa.select(Process).where(Process.municipality_id == town.id)).all()
    for row in count(session, [process.id for process in processes]).values():
        session.add(ProcessFigure(**row))
    session.flush()
    public = [process.id for process in processes if process.is_public]
    return Counted(public, next(process.id for process in processes if not process.is_public))


def told_comparisons(world: "World") -> dict[str, Values]:
    """Kinds of files of chosen processes; of a draft there is nothing to compare."""
    own: Counted = world.north.formats["kts.figures"]
    two = {"v": own.public[:2]}
    return {
        "xlsx": {"kind": "xlsx"} | two,
        "pdf": {"kind": "pdf"} | two,
        "draft": {"kind": "xlsx", "v": [own.draft]},
        "missing": {"kind": "exe"} | two,
    }


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], _staff: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """Figures of what is public are the office's; of all else, and of notes, nobody sees anything."""
    for row in rows["process_figure"]:
        yield ("process_figure", row["id"]), frozenset({"kts"}) if row["public"] else frozenset()
    yield from ((("change", row["id"]), frozenset()) for row in rows["change"])


TOLD = Told(
    add=add,
    routes={
        "kts.indicators": Route(KTS, "plain", {"*": DESK}),
        "kts.map": Route(KTS, "plain", {"*": DESK}),
        "kts.compare": Route(KTS, "plain", {"*": DESK}),
        "kts.compare_file": Route(KTS, "told_comparisons", {"draft missing": NOTHING, "*": DESK}),
    },
    samples={"told_comparisons": told_comparisons},
    columns={
        "process_figure": {
            "municipality_name": TEXT,
            "municipality_key": FIXED,
            "ags": FIXED,
            "federal_state": TEXT,
            "size_class": FIXED,
            "title": TEXT,
            "title_key": FIXED,
            "topic": FIXED,
            "state": FIXED,
            "format_words": FIXED,
            "licence": FIXED,
            "formats": FIXED,
            "channels": FIXED,
            "months": FIXED,
        },
        "change": {"subject": FIXED},
    },
    scopes=scopes,
    readers={
        "kts.overview": (*FILTER, "sort", "seite"),
        "kts.download": (*FILTER, "sort"),
        "kts.indicators": FILTER,
        "kts.map": (*FILTER, "zeigt"),
        "kts.compare": ("v",),
        "kts.compare_file": ("v",),
    },
    pages=(
        Kind("kts.indicators", "/kts/kennzahlen", OFFICE),
        Kind("kts.map", "/kts/karte", OFFICE),
        Kind("kts.compare", "/kts/vergleich?v={first_process}&v={last_process}", OFFICE),
    ),
    elsewhere={"kts.compare_file": "a file"},
    names={
        "first_process": "SELECT id FROM process WHERE state = 'published' AND access = 'open' ORDER BY id LIMIT 1",
        "last_process": "SELECT id FROM process WHERE state = 'published' AND access = 'open' ORDER BY id DESC LIMIT 1",
    },
)
