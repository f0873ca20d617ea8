"""Other installations, and the document in which this one tells its own figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.errors import Missing
from participation.kts.models import Installation, InstallationReport, ProcessFigure
from participation.kts.policy.indicator_file import SCHEMA, VERSION
from participation.kts.policy.indicator_file.fields import CHANNELS
from participation.kts.policy.indicator_file.naming import nobody_named
from participation.kts.queries.figures import figures


@dataclass(frozen=True, slots=True)
class Known:
    """An installation and the newest of what it handed in."""

    installation: Installation
    made_at: datetime | None
    received_at: datetime | None
    processes: int


def installations(session: Session) -> list[Known]:
    """All of them, by name; those that ended last."""
    newest = (
        sa.select(
            InstallationReport.installation_id,
            sa.func.max(InstallationReport.made_at).label("made_at"),
            sa.func.max(InstallationReport.received_at).label("received_at"),
        )
        .group_by(InstallationReport.installation_id)
        .subquery()
    )
    rows = (
        sa.select(ProcessFigure.installation_id, sa.func.count().label("processes"))
        .group_by(ProcessFigure.installation_id)
        .subquery()
    )
    statement = (
        sa.select(Installation, newest.c.made_at, newest.c.received_at, sa.func.coalesce(rows.c.processes, 0))
        .outerjoin(newest, newest.c.installation_id == Installation.id)
        .outerjoin(rows, rows.c.installation_id == Installation.id)
        .order_by(Installation.ended_at.is_not(None), Installation.name)
    )
    return [Known(*row) for row in session.execute(statement)]


def find_installation(session: Session, installation_id: int) -> Installation:
    """One installation. Raises Missing."""
    found = session.get(Installation, installation_id)
    if found is None:
        raise Missing
    return found


def due(session: Session, before: datetime) -> list[Installation]:
    """Those whose file lies in the network and was not fetched since an instant."""
    statement = sa.select(Installation).where(
        Installation.ended_at.is_(None),
        Installation.url != "",
        sa.or_(Installation.fetched_at.is_(None), Installation.fetched_at < before),
    )
    return list(session.scalars(statement.order_by(Installation.id)))


def own_figures(session: Session) -> Iterable[sa.Row[Any]]:
    """The figures of this installation's public processes, as they are now."""
    source = figures(session)
    own = sa.select(source).where(source.c.public, source.c.installation_id.is_(None))
    return session.execute(own.order_by(source.c.process_id))


def own_document(session: Session, installation: str) -> dict[str, Any]:
    """What this installation tells of its public processes: the figures of the overview, and nothing else.

    Rows of other installations are not passed on: each hands in its own.
    """
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "installation": nobody_named(installation),
        "made_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "processes": [_told(row) for row in own_figures(session)],
    }


_SAME = (
    "ags", "federal_state", "population", "funding_round", "topic", "state", "contributions", "comments", "supports",
    "answered", "hidden", "ballots", "sheets", "ratings", "participants", "registered", "guests", "answer_days",
    "results_published", "licence",
)  # fmt: skip


def _told(row: Any) -> dict[str, Any]:
    opens, closes = row.opens_at, row.closes_at
    return {name: getattr(row, name) for name in _SAME} | {
        "municipality": nobody_named(row.municipality_name),
        "kind": "county" if row.size_class == "kreis" else "town",
        "title": nobody_named(row.title),
        "formats": list(row.formats),
        "opens_on": clock.local(opens).date().isoformat() if opens else None,
        "closes_on": clock.last_day_before(closes).isoformat() if closes else None,
        "channels": {name: row.channels[name] for name in CHANNELS if row.channels.get(name)},
        "months": dict(row.months),
    }
