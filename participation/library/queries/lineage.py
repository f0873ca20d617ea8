"""Where a process comes from, blueprint by blueprint, also across installations."""

from typing import Any

from sqlalchemy.orm import Session

from participation.library.models import LibraryBlueprint
from participation.library.queries.finding import adoption_of
from participation.processes.catalogue import offered
from participation.processes.models import Process

HOUSE = "participation"
"""The origin of blueprints that are built in."""


def lineage_of(session: Session, process: Process) -> list[Any]:
    """The blueprints that a process comes from, the oldest first, as `LibraryBlueprint.lineage` holds them."""
    adoption = adoption_of(session, process)
    if adoption is not None:
        return list(adoption.lineage)
    built_in = next((plan for plan in offered() if plan.key == process.blueprint), None)
    return [ancestor(built_in.title, HOUSE)] if built_in else []


def ancestor(title: str, origin: str, digest: str = "") -> dict[str, str]:
    """One of them."""
    return {"title": title, "origin": origin, "digest": digest}


def down_from(row: LibraryBlueprint) -> list[Any]:
    """The lineage of whatever is made from a blueprint."""
    return [*row.lineage, ancestor(row.title, row.origin, row.digest)]
