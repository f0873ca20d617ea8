"""Taking in the figures of other installations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_kts
from participation.audit import trail
from participation.kernel import clock, dialect, notes
from participation.kernel.errors import DomainError
from participation.kts.models import Installation, InstallationReport, ProcessFigure
from participation.kts.policy.federation import require_public_address
from participation.kts.policy.indicator_file import opened
from participation.kts.policy.indicator_file.signing import digest
from participation.municipalities.models import MunicipalityKind
from participation.municipalities.sizes import size_class

AHEAD = timedelta(minutes=10)
"""How far the clock of another installation may run ahead."""


@dataclass(frozen=True, slots=True)
class InstallationDraft:
    """What the office knows of an installation: its name, its public key, and where its file lies, if anywhere."""

    name: str
    public_key: str
    url: str = ""


def add_installation(session: Session, draft: InstallationDraft, *, viewer: Viewer | None) -> Installation:
    """From now on its files are taken. Raises DomainError for a key that is none, or is known already."""
    person = require_kts(viewer)
    key = notes.public_key(draft.public_key)
    if draft.url:
        require_public_address(draft.url)
    known = sa.select(Installation.name).where(
        sa.or_(Installation.name == draft.name, Installation.public_key == str(key))
    )
    if session.scalar(known.limit(1)) is not None:
        raise DomainError("Eine Installation mit diesem Namen oder Schlüssel gibt es schon.", "name")
    made = Installation(
        name=draft.name,
        public_key=str(key),
        url=draft.url,
        added_by=person.account_id,
        added_at=clock.now(),
    )
    session.add(made)
    trail.record(session, "installation.added", made, actor_id=person.account_id)
    return made


def end_installation(session: Session, installation: Installation, *, viewer: Viewer | None) -> None:
    """Take no more of its files, and show its figures no longer. What it handed in stays on record."""
    person = require_kts(viewer)
    installation.ended_at = clock.now()
    session.execute(sa.delete(ProcessFigure).where(ProcessFigure.installation_id == installation.id))
    trail.record(session, "installation.ended", installation, actor_id=person.account_id)


def hand_in(session: Session, installation: Installation, data: bytes, *, viewer: Viewer | None) -> bool:
    """Take a file that somebody uploaded. Says whether it was new. Raises DomainError."""
    return receive(session, installation, data, actor_id=require_kts(viewer).account_id)


def receive(session: Session, installation: Installation, data: bytes, *, actor_id: int | None) -> bool:
    """Take a file if its installation signed it; the newest counts. Says whether it was new.

    Raises DomainError: no such file, not signed by this installation, changed, against the schema, older than the last.
    """
    if installation.ended_at is not None:
        raise DomainError("Von dieser Installation werden keine Dateien mehr angenommen.")
    document = opened(data, installation.public_key)
    made_at = datetime.fromisoformat(document["made_at"])
    if made_at > clock.now() + AHEAD:
        raise DomainError("Die Kennzahlendatei trägt ein Datum in der Zukunft.")
    newest = session.scalar(
        sa.select(sa.func.max(InstallationReport.made_at)).where(
            InstallationReport.installation_id == installation.id
        )
    )
    if newest is not None and made_at < newest:
        raise DomainError("Es liegt schon eine neuere Kennzahlendatei dieser Installation vor.")
    row = {
        "installation_id": installation.id,
        "digest": digest(document),
        "version": document["version"],
        "document": document,
        "made_at": made_at,
        "received_at": clock.now(),
    }
    if not dialect.insert_once(session, InstallationReport, row):
        return False
    _show(session, installation, document, made_at)
    trail.record(
        session, "indicators.received", installation, actor_id=actor_id, processes=len(document["processes"])
    )
    return True


def _show(
    session: Session, installation: Installation, document: Mapping[str, Any], made_at: datetime
) -> None:
    """Put its rows in the place of those it handed in before."""
    session.execute(sa.delete(ProcessFigure).where(ProcessFigure.installation_id == installation.id))
    rows = [_figure(installation, row, made_at) for row in document["processes"]]
    if rows:
        session.execute(sa.insert(ProcessFigure), rows)


_SAME = (
    "ags", "federal_state", "population", "funding_round", "title", "topic", "state", "formats", "contributions",
    "comments", "supports", "answered", "hidden", "ballots", "sheets", "ratings", "participants", "registered",
    "guests", "answer_days", "channels", "months", "results_published", "licence",
)  # fmt: skip


def _figure(installation: Installation, row: Mapping[str, Any], made_at: datetime) -> dict[str, Any]:
    return {name: row[name] for name in _SAME} | {
        "installation_id": installation.id,
        "public": True,
        "municipality_name": row["municipality"],
        "size_class": size_class(MunicipalityKind(row["kind"]), row["population"]),
        "format_words": f" {' '.join(row['formats'])} ",
        "opens_at": row["opens_on"] and clock.start_of(date.fromisoformat(row["opens_on"])),
        "closes_at": row["closes_on"] and clock.end_of(date.fromisoformat(row["closes_on"])),
        "counted_at": made_at,
    }
