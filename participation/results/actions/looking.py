"""The worker looks through what a snapshot would tell, and keeps what looks like personal data for staff to decide."""

from collections.abc import Iterable, Iterator
from itertools import islice

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.results.actions.working import Hold
from participation.results.models import FindingDecision, ScanFinding, Snapshot, SnapshotState
from participation.results.models.making import UNTOUCHED
from participation.results.packages.contents import Addresses, contents
from participation.results.queries.findings import author_names, findings_of, spot_of
from participation.results.queries.orders import whole_process
from participation.results.scanning import Names, scan_tables

BATCH = 200
"""Findings that are kept at once: transactions stay short."""
FOUND_MORE = (
    "Seit der Prüfung wurde etwas geschrieben, das wie personenbezogene Daten aussieht. Bitte entscheiden Sie auch "
    "darüber und veröffentlichen Sie dann noch einmal."
)


def scan(config: Config, hold: Hold) -> None:
    """Keep everything that was found, then ask staff."""
    with hold.database.unit_of_work() as session:
        hold.write(session, beat_at=clock.now())
        session.execute(sa.delete(ScanFinding).where(ScanFinding.snapshot_id == hold.id))
    with hold.database.reading() as session:
        _keep(hold, _found(session, config, hold))
    with hold.database.unit_of_work() as session:
        hold.write(session, **UNTOUCHED | {"state": SnapshotState.DRAFT})


def _found(session: Session, config: Config, hold: Hold) -> Iterator[ScanFinding]:
    """What looks like personal data in everything that the package would tell."""
    snapshot = session.get_one(Snapshot, hold.id)
    process = whole_process(session, snapshot.process_id)
    municipality = session.get_one(Municipality, snapshot.municipality_id)
    names = Names(author_names(session, process.id))
    rows = _Rows(hold)
    addresses = Addresses(config.base_url, municipality.slug)
    for one in contents(session, process.modules, addresses, Audience.PUBLIC, {}, every_state=False):
        for place in scan_tables([one.table], names, rows.add):
            yield ScanFinding(
                municipality_id=snapshot.municipality_id,
                snapshot_id=snapshot.id,
                module_id=one.module.id,
                table_name=place.table,
                row_key=place.row_key,
                column_name=place.column,
                kind=place.kind.value,
                found=place.found,
                around=place.around,
                decision=FindingDecision.OPEN,
            )


class _Rows:
    """Counts rows as signs of life; how many there will be nobody knows."""

    def __init__(self, hold: Hold) -> None:
        self.hold, self.done = hold, 0

    def add(self, rows: int) -> None:
        """So many more were read."""
        self.done += rows
        self.hold.progress(self.done, 0)


def _keep(hold: Hold, found: Iterable[ScanFinding]) -> int:
    """Store findings in small batches; answers how many there were."""
    source, kept = iter(found), 0
    while batch := list(islice(source, BATCH)):
        with hold.database.unit_of_work() as session:
            hold.write(session, beat_at=clock.now())
            session.add_all(batch)
        kept += len(batch)
    return kept


def found_more(session: Session, config: Config, hold: Hold) -> bool:
    """Whether something looks like personal data of which nobody decided; it waits for staff then.

    What a worker kept that died before it could ask is known, and still to be decided.
    """
    snapshot = session.get_one(Snapshot, hold.id)
    known = {spot_of(one): one.decision for one in findings_of(session, snapshot)}
    fresh = (one for one in _found(session, config, hold) if spot_of(one) not in known)
    if not _keep(hold, fresh) and FindingDecision.OPEN not in known.values():
        return False
    with hold.database.unit_of_work() as writing:
        hold.write(writing, **UNTOUCHED | {"state": SnapshotState.DRAFT, "trouble": FOUND_MORE})
    return True
