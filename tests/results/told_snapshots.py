"""What published results tell the tests of the whole platform: see tests/architecture/told.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.kernel.files import Files
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import find_process
from participation.results.models import OUT, FindingDecision, ScanFinding, Snapshot, SnapshotState
from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, SECRET, TEXT
from tests.factories import recorded
from tests.journeys.kinds import ADMIN, Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

PROCESSES = {
    "running": "laufend",
    "closed": "beendet",
    "draft": "entwurf",
    "private": "kreis",
    "archived": "archiv",
}
STATES = {
    "running": (SnapshotState.PUBLISHED, SnapshotState.DRAFT),
    "closed": (SnapshotState.PUBLISHED, SnapshotState.MAKING),
    "private": (SnapshotState.PUBLISHED, SnapshotState.WITHDRAWN),
    "archived": (SnapshotState.DRAFT,),
}
"""Snapshots of each process, in the order of their numbers. In `running` something is not decided yet, and another room
tells of a later one that is out."""
CIRCLE, CIRCLE_GONE, CONFLICT = "nnooonn", "nngggnn", "snnccnn"


@dataclass
class Snapshots:
    """Ids by process and number, such as `running/1`."""

    snapshot: dict[str, int] = field(default_factory=dict)


def add(session: Session, config: Config, town: Municipality, staff: int) -> Snapshots:
    """Snapshots in every state."""
    made = Snapshots()
    for name, states in STATES.items():
        process = find_process(session, town.id, PROCESSES[name])
        for number, state in enumerate(states, 1):
            snapshot = _snapshot(session, config, process, number, state, staff)
            made.snapshot[f"{name}/{number}"] = snapshot.id
            if name == "running" and state is SnapshotState.DRAFT:
                _finding(session, process, snapshot)
    return made


def _snapshot(
    session: Session, config: Config, process: Process, number: int, state: SnapshotState, staff: int
) -> Snapshot:
    """A published one has a file with its mark in it."""
    files = Files(config.result_folder)
    snapshot = Snapshot(
        municipality_id=process.municipality_id,
        process_id=process.id,
        number=number,
        title="Zwischenstand",
        note="Was neu ist",
        licence="dl-de/by-2-0",
        state=state,
        files=[{"name": "ideen.csv", "size": 100, "sha256": "0" * 64}],
        figures={"contributions": 3},
        definitions={"contributions": {"label": "Beiträge", "meaning": "Was da ist.", "unit": "Anzahl"}},
        changes={"ideen": {"new": 1, "changed": 2, "gone": 3}},
        file_key=files.put(b"") if state is SnapshotState.PUBLISHED else None,
        digest="0" * 64,
        size=100,
        taken_by=staff,
        taken_at=clock.now(),
        published_at=clock.now() if state in OUT else None,
        withdrawn_at=clock.now() if state is SnapshotState.WITHDRAWN else None,
        withdrawn_for="Warum es fort ist" if state is SnapshotState.WITHDRAWN else "",
    )
    session.add(snapshot)
    recorded(session)
    if snapshot.file_key:
        files.put(f"KANARIE-snapshot-{snapshot.id}-file".encode(), key=snapshot.file_key)
    return snapshot


def _finding(session: Session, process: Process, snapshot: Snapshot) -> None:
    finding = ScanFinding(
        municipality_id=process.municipality_id,
        snapshot_id=snapshot.id,
        module_id=process.modules[0].id,
        table_name="ideen",
        row_key="1",
        column_name="text",
        kind="mail",
        found="anna@example.org",
        around="Mail an anna@example.org",
        decision=FindingDecision.OPEN,
    )
    session.add(finding)
    recorded(session)


def scopes(
    rows: Rows, modules: dict[int, Scope], towns: dict[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What is published goes with its process; the rest, and all findings, are the staff's."""
    process = {row["process_id"]: modules[row["id"]] for row in rows["module"]}
    for row in rows["snapshot"]:
        out = row["state"] in OUT
        yield ("snapshot", row["id"]), process[row["process_id"]] if out else towns[row["municipality_id"]]
    for row in rows["scan_finding"]:
        yield ("scan_finding", row["id"]), towns[row["municipality_id"]]


# --- objects to try routes with ----------------------------------------------------------------------------------


def _in(world: "World", name: str, **values: Any) -> Values:
    return {"municipality": world.north.slug, "process": PROCESSES[name]} | values


def _others(world: "World", **values: Any) -> dict[str, Values]:
    here = {"municipality": world.north.slug}
    return {
        "foreign": here | {"process": world.south.process["own"]} | values,
        "missing": here | {"process": "gibt-es-nicht"} | values,
    }


def told_freezing(world: "World") -> dict[str, Values]:
    """Processes of which results are published; of `archived` none are yet, and `draft` can have none."""
    return {name: _in(world, name) for name in PROCESSES} | _others(world)


def told_published(world: "World") -> dict[str, Values]:
    """Published snapshots; `prepared` has a number, but is not out, and `withdrawn` is no more."""
    found = {name: _in(world, name, number=1) for name in ("running", "closed", "private", "draft")}
    more = {"prepared": ("running", 2), "withdrawn": ("private", 2)}
    found |= {name: _in(world, where, number=number) for name, (where, number) in more.items()}
    return found | _others(world, number=1)


def told_prepared(world: "World") -> dict[str, Values]:
    """Snapshots in preparation; `published` is none any more."""
    found = {name: _in(world, name, number=len(states)) for name, states in STATES.items()}
    del found["private"]
    return found | {"published": _in(world, "running", number=1)} | _others(world, number=1)


PUBLIC = {"prepared withdrawn draft foreign missing archived": NONE, "private": CIRCLE, "*": ALL}
NOT_THERE = {"published foreign missing": STAFF_NONE}

ROUTES = {
    "results.snapshots": Route(EVERYBODY, "told_freezing", PUBLIC),
    "results.snapshot": Route(EVERYBODY, "told_published", {"withdrawn": CIRCLE_GONE} | PUBLIC),
    "results.package": Route(EVERYBODY, "told_published", PUBLIC),
    "results.checksums": Route(EVERYBODY, "told_published", PUBLIC),
    "results.freeze": Route(
        MODERATOR,
        "told_freezing",
        {"foreign missing": STAFF_NONE, "draft": STAFF_LATE, "*": STAFF},
        {
            "foreign missing": STAFF_NONE,
            "draft": STAFF_LATE,
            "private running": STAFF_DONE,
            "*": STAFF_WRONG,
        },
    ),
    "results.findings": Route(
        MODERATOR,
        "told_prepared",
        NOT_THERE | {"*": STAFF},
        NOT_THERE | {"closed": STAFF_WRONG, "*": STAFF_DONE},
    ),
    "results.decide_kind": Route(
        MODERATOR, "told_prepared", post=NOT_THERE | {"closed": CONFLICT, "*": STAFF_DONE}
    ),
    "results.release": Route(
        MODERATOR, "told_prepared", post=NOT_THERE | {"archived": STAFF_DONE, "*": CONFLICT}
    ),
    "results.resume": Route(
        MODERATOR, "told_prepared", post=NOT_THERE | {"closed": STAFF_DONE, "*": CONFLICT}
    ),
    "results.withdraw": Route(
        MODERATOR,
        "told_published",
        {"prepared withdrawn foreign missing": STAFF_NONE, "draft": STAFF_LATE, "*": STAFF},
        {"prepared withdrawn foreign missing": STAFF_NONE, "draft": STAFF_LATE, "*": STAFF_DONE},
    ),
    "results.discard": Route(MODERATOR, "told_prepared", post=NOT_THERE | {"*": STAFF_DONE}),
}
PLACES = "/lindenfurt/nette-plaetze"
DESK = "/verwaltung/lindenfurt/verfahren"

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        "told_freezing": told_freezing,
        "told_published": told_published,
        "told_prepared": told_prepared,
    },
    columns={
        "snapshot": {
            "title": TEXT,
            "note": TEXT,
            "licence": FIXED,
            "state": FIXED,
            "files": FIXED,
            "figures": FIXED,
            "definitions": FIXED,
            "changes": FIXED,
            "claim": FIXED,
            "file_key": SECRET,
            "digest": FIXED,
            "trouble": TEXT,
            "withdrawn_for": TEXT,
        },
        "scan_finding": {
            "table_name": FIXED,
            "row_key": FIXED,
            "column_name": FIXED,
            "kind": FIXED,
            "found": TEXT,
            "around": TEXT,
            "decision": FIXED,
        },
    },
    scopes=scopes,
    typed={
        "results.freeze": {"title": "Ergebnisse"},
        "results.withdraw": {"reason": "Darin stand eine Anschrift."},
        "results.decide_kind": {"kind": "mail", "decision": "remove"},
    },
    readers={"results.findings": ("ab", "nur")},
    pages=(
        Kind("results.snapshots", f"{PLACES}/ergebnisstand/"),
        Kind("results.snapshot", f"{PLACES}/ergebnisstand/1"),
        Kind("results.freeze", f"{DESK}/nette-plaetze/ergebnisstaende", ADMIN),
        Kind("results.freeze", f"{DESK}/gruene-mitte/ergebnisstaende", ADMIN),
        Kind("results.withdraw", f"{DESK}/nette-plaetze/ergebnisstaende/1/zurueckziehen", ADMIN),
        Kind("results.findings", f"{DESK}/gruene-mitte/ergebnisstaende/1/fundstellen", ADMIN),
        Kind("results.findings", f"{DESK}/gruene-mitte/ergebnisstaende/1/fundstellen?nur=offen", ADMIN),
    ),
    elsewhere={
        "results.package": "a file to take home",
        "results.checksums": "a text for programs",
    },
)
