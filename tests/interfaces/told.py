"""What the open interfaces tell the tests of the whole platform; see tests/architecture/told.py."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.architecture.answers import ALL, EVERYBODY, NONE, Route
from tests.architecture.told import Rows, Scope, Told, Values
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

PROCESSES = ("draft", "running", "archived", "private")


def add(_session: Session, _config: Config, _town: Municipality, _staff: int) -> None:
    """The interfaces keep nothing of their own."""


def scopes(
    _rows: Rows, _modules: Mapping[int, Scope], _towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """They have no tables."""
    yield from ()


def told_projects(world: "World") -> dict[str, Values]:
    """Processes by id; no municipality stands in these addresses."""
    found = {name: {"project": _process(world, world.north.module[name])} for name in PROCESSES}
    return found | {"missing": {"project": 999_999}}


def told_contributions(world: "World") -> dict[str, Values]:
    """Contributions in every state; `comment` is one on an idea, and `other` is another process's."""
    found = {}
    for name in PROCESSES:
        for state in ("published", "pending", "hidden", "withdrawn"):
            idea = world.north.talk.idea[f"{name}/{state}"]
            found[f"{name}/{state}"] = told_projects(world)[name] | {"contribution": idea.id}
    here, talk = told_projects(world)["running"], world.north.talk
    return found | {
        "comment": here | {"contribution": talk.comment["published/published"].id},
        "other": here | {"contribution": talk.idea["archived/published"].id},
        "missing": here | {"contribution": 999_999},
    }


def told_collections(world: "World") -> dict[str, Values]:
    """Collections by name."""
    town = world.north
    found = {name: {"collection": f"{town.slug}.{town.process[name]}.ideen"} for name in PROCESSES}
    return found | {
        "areas": {"collection": "verfahren"},
        "places": {"collection": f"{town.slug}.{town.process['running']}.gibt-es-nicht"},
        "missing": {"collection": "gibt-es-nicht"},
    }


def told_features(world: "World") -> dict[str, Values]:
    """The same contributions as features, and processes."""
    found = {}
    for name, values in told_contributions(world).items():
        process = name.partition("/")[0] if "/" in name else "running"
        found[name] = told_collections(world)[process] | {"feature": values["contribution"]}
    for name, values in told_projects(world).items():
        found[f"area/{name}"] = {"collection": "verfahren", "feature": values["project"]}
    return found


def _process(world: "World", module_id: int) -> Any:
    with world.database.reading() as session:
        return session.scalar(sa.select(Module.process_id).where(Module.id == module_id))


PLAIN = {"*": ALL}
PUBLIC = {"draft private missing": NONE, "*": ALL}
SAID = {"running/published archived/published": ALL, "*": NONE}
"""Alike for everybody: staff and authors get no more here than anybody else."""

ROUTES = {
    "interfaces.projects": Route(EVERYBODY, "plain", PLAIN),
    "interfaces.project": Route(EVERYBODY, "told_projects", PUBLIC),
    "interfaces.contributions": Route(EVERYBODY, "told_projects", PUBLIC),
    "interfaces.contribution": Route(EVERYBODY, "told_contributions", SAID),
    "interfaces.commented": Route(EVERYBODY, "told_projects", PUBLIC),
    "interfaces.ogc": Route(EVERYBODY, "plain", PLAIN),
    "interfaces.conformance": Route(EVERYBODY, "plain", PLAIN),
    "interfaces.collections": Route(EVERYBODY, "plain", PLAIN),
    "interfaces.collection": Route(
        EVERYBODY, "told_collections", {"draft private missing places": NONE, "*": ALL}
    ),
    "interfaces.items": Route(
        EVERYBODY, "told_collections", {"draft private missing places": NONE, "*": ALL}
    ),
    "interfaces.item": Route(
        EVERYBODY, "told_features", {"area/running area/archived": ALL, "area/*": NONE} | SAID
    ),
    "interfaces.openapi": Route(EVERYBODY, "plain", PLAIN),
    "interfaces.guide": Route(EVERYBODY, "plain", PLAIN),
}
MAP = "/ogc/collections/lindenfurt.gruene-mitte.ideen"
TO_READ = frozenset(ROUTES) - {"interfaces.guide"}

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        made.__name__: made for made in (told_projects, told_contributions, told_collections, told_features)
    },
    columns={},
    scopes=scopes,
    open=TO_READ,
    readers={
        "interfaces.projects": ("limit", "offset"),
        "interfaces.contributions": ("limit", "offset"),
        "interfaces.commented": ("limit", "offset"),
        "interfaces.items": ("limit", "bbox", "datetime", "after", "before", "f"),
        "interfaces.collections": ("f",),
    },
    pages=(
        Kind("interfaces.guide", "/hilfe/schnittstellen"),
        Kind("interfaces.ogc", "/ogc/?f=html"),
        Kind("interfaces.conformance", "/ogc/conformance?f=html"),
        Kind("interfaces.collections", "/ogc/collections?f=html"),
        Kind("interfaces.collection", f"{MAP}?f=html"),
        Kind("interfaces.items", f"{MAP}/items?f=html&limit=10"),
        Kind("interfaces.item", f"{MAP}/items/{{idea}}?f=html"),
    ),
    elsewhere=dict.fromkeys(
        (
            "interfaces.projects",
            "interfaces.project",
            "interfaces.contributions",
            "interfaces.contribution",
            "interfaces.commented",
            "interfaces.openapi",
        ),
        "data for programs",
    ),
)
