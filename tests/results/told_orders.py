"""What packages tell the tests of the whole platform: see tests/architecture/told.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from participation.accounts.models import PlatformGrant
from participation.config import Config
from participation.kernel import clock
from participation.kernel.files import Files
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import find_process
from participation.results.models import OrderState, PackageOrder
from tests.architecture.answers import (
    KTS,
    KTS_ONLY,
    MODERATOR,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, SECRET, TEXT
from tests.factories import recorded
from tests.journeys.kinds import ADMIN, Kind
from tests.journeys.kinds import KTS as OFFICE

if TYPE_CHECKING:
    from tests.architecture.world import World

PROCESSES = {"running": "laufend", "draft": "entwurf", "private": "kreis", "archived": "archiv"}
STAFF_CONFLICT, KTS_NONE, KTS_DONE, KTS_CONFLICT = "snnccnn", "snnnnnn", "snnnnnr", "snnnnnc"


@dataclass
class Orders:
    """Ids by name: the municipality's own ones as `running/ready`, the office's as `running/office`."""

    order: dict[str, int] = field(default_factory=dict)


def add(session: Session, config: Config, town: Municipality, staff: int) -> Orders:
    """Packages in every state, for the municipality and for the coordination office."""
    made = Orders()
    office = session.scalars(select(PlatformGrant.account_id)).first() or 0
    for name, slug in PROCESSES.items():
        process = find_process(session, town.id, slug)
        made.order[f"{name}/ready"] = _ready(session, config, process, staff, Audience.MUNICIPALITY)
    running = find_process(session, town.id, PROCESSES["running"])
    failed = _order(session, running, staff, state=OrderState.FAILED, trouble="So ging es nicht.")
    made.order["running/failed"] = failed.id
    made.order["running/queued"] = _order(session, running, staff).id
    made.order["running/office"] = _ready(session, config, running, office, Audience.KTS)
    made.order["running/waiting"] = _order(session, running, office, audience=Audience.KTS).id
    return made


def _order(session: Session, process: Process, account: int, **values: Any) -> PackageOrder:
    order = PackageOrder(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "audience": Audience.MUNICIPALITY,
            "values": {},
            "ordered_by": account,
            "ordered_at": clock.now() - timedelta(hours=1),
        }
        | values
    )
    session.add(order)
    recorded(session)
    return order


def _ready(session: Session, config: Config, process: Process, account: int, audience: Audience) -> int:
    """A file that bears the mark of its row."""
    files = Files(config.result_folder)
    ready = {"state": OrderState.READY, "digest": "0" * 64, "size": 100, "finished_at": clock.now()}
    order = _order(session, process, account, audience=audience, file_key=files.put(b""), **ready)
    files.put(f"KANARIE-package_order-{order.id}-file".encode(), key=order.file_key)
    return order.id


def scopes(
    rows: Rows, _modules: dict[int, Scope], towns: dict[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """The municipality's staff see what was ordered of their processes; the office sees its own."""
    for row in rows["package_order"]:
        office = frozenset({"kts"}) if row["audience"] == Audience.KTS else frozenset()
        yield ("package_order", row["id"]), towns[row["municipality_id"]] | office


# --- objects to try routes with ----------------------------------------------------------------------------------


def _in(world: "World", name: str, **values: Any) -> Values:
    return {"municipality": world.north.slug, "process": PROCESSES[name.partition("/")[0]]} | values


def told_ordering(world: "World") -> dict[str, Values]:
    """Processes of which packages are made."""
    here = {"municipality": world.north.slug}
    return {name: _in(world, name) for name in PROCESSES} | {
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": "gibt-es-nicht"},
    }


def told_orders(world: "World") -> dict[str, Values]:
    """Orders; `foreign` is Südstadt's, `other` stands at another process of ours."""
    own, foreign = world.north.formats["results.orders"].order, world.south.formats["results.orders"].order
    return {name: _in(world, name, order=key) for name, key in own.items()} | {
        "other": _in(world, "running", order=own["archived/ready"]),
        "foreign": _in(world, "running", order=foreign["running/ready"]),
        "missing": _in(world, "running", order=999_999),
    }


ROUTES = {
    "results.packages": Route(
        MODERATOR,
        "told_ordering",
        {"foreign missing": STAFF_NONE, "*": STAFF},
        {"foreign missing": STAFF_NONE, "*": STAFF_DONE},
    ),
    "results.cancel": Route(
        MODERATOR,
        "told_orders",
        post={
            "foreign missing other": STAFF_NONE,
            "*/queued */waiting": STAFF_DONE,
            "*": STAFF_CONFLICT,
        },
    ),
    "results.fetch": Route(
        MODERATOR,
        "told_orders",
        post={"*/ready */office": STAFF, "*": STAFF_NONE},
    ),
    "results.office_packages": Route(
        KTS,
        "told_ordering",
        {"running archived": KTS_ONLY, "*": KTS_NONE},
        {"running archived": KTS_DONE, "*": KTS_NONE},
    ),
    "results.office_cancel": Route(
        KTS,
        "told_orders",
        post={"*/waiting": KTS_DONE, "*/office": KTS_CONFLICT, "*": KTS_NONE},
    ),
    "results.office_fetch": Route(KTS, "told_orders", post={"*/office": KTS_ONLY, "*": KTS_NONE}),
}
OURS = "/verwaltung/lindenfurt/verfahren/nette-plaetze"

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={"told_ordering": told_ordering, "told_orders": told_orders},
    columns={
        "package_order": {
            "audience": FIXED,
            "values": FIXED,
            "state": FIXED,
            "claim": FIXED,
            "file_key": SECRET,
            "digest": FIXED,
            "trouble": TEXT,
        }
    },
    scopes=scopes,
    pages=(
        Kind("results.packages", f"{OURS}/pakete", ADMIN),
        Kind("results.packages", f"{OURS}/pakete?kategorie=1", ADMIN),
        Kind("results.office_packages", "/kts/verfahren/lindenfurt/nette-plaetze/pakete", OFFICE),
    ),
)
