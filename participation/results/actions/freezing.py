"""The worker looks through texts for personal data, and later writes and freezes what staff released."""

import logging
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from participation.audit import trail
from participation.config import Config
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.actions.versions import bump_all
from participation.processes.models import Process
from participation.results.actions.looking import found_more, scan
from participation.results.actions.packing import alone, digest_of, report_of, workshop
from participation.results.actions.snapshots import JOB
from participation.results.actions.working import MOST_ATTEMPTS, Hold, Lost, claim, exhausted
from participation.results.models import FindingDecision, Snapshot, SnapshotState
from participation.results.packages import PackagePlan, write_package
from participation.results.packages.changes import changes, titles
from participation.results.packages.licences import licence
from participation.results.queries.figures import definitions_of, figures_of
from participation.results.queries.findings import findings_of
from participation.results.queries.orders import whole_process
from participation.results.queries.snapshots import latest, open_package, store

log = logging.getLogger("participation.results")

WORK = (SnapshotState.SCANNING, SnapshotState.MAKING)


def make_snapshots(config: Config, database: Database) -> None:
    """Look through and freeze what waits, oldest first."""
    with alone() as free:
        if not free:
            return
        exhausted(database, Snapshot, WORK)
        while hold := claim(database, Snapshot, WORK):
            _work(config, hold)


def _work(config: Config, hold: Hold) -> None:
    """One step of one snapshot. What goes wrong is tried again when the sign of life is old, as with packages."""
    try:
        if hold.state is SnapshotState.SCANNING:
            scan(config, hold)
        else:
            _freeze(config, hold)
    except Lost:
        return
    except DomainError as refusal:
        with hold.database.unit_of_work() as session:
            hold.write(session, trouble=refusal.message)
    except Exception:
        log.exception("snapshot %s, attempt %s of %s", hold.id, hold.attempt, MOST_ATTEMPTS)


def _freeze(config: Config, hold: Hold) -> None:
    """Write the package, look once more whether something came in meanwhile, and publish."""
    with workshop(config) as folder:
        path = folder / "paket.zip"
        with hold.database.reading() as session:
            frozen = _written(session, config, hold, path)
            if found_more(session, config, hold):
                return
        _publish(config, hold, path, frozen)


def _written(session: Session, config: Config, hold: Hold, path: Path) -> dict[str, Any]:
    """The package in a file; answers what stands in the row from then on."""
    plan = plan_of(session, config, hold.id)
    files = write_package(session, plan, path, progress=hold.progress)
    figures = figures_of(session, plan.process)
    return {
        "taken_at": plan.made_at,
        "files": [asdict(one) for one in files],
        "figures": figures,
        "definitions": definitions_of(figures),
        "changes": _changes(session, config, plan.process, path),
        "digest": digest_of(path),
        "size": path.stat().st_size,
    }


def plan_of(session: Session, config: Config, snapshot_id: int) -> PackagePlan:
    """What a snapshot consists of: all that is public, without what staff took out, and the report."""
    snapshot = session.get_one(Snapshot, snapshot_id)
    process = whole_process(session, snapshot.process_id)
    municipality = session.get_one(Municipality, snapshot.municipality_id)
    redact: dict[tuple[int, str, str], list[str]] = {}
    for one in findings_of(session, snapshot):
        if one.decision is FindingDecision.REMOVE:
            redact.setdefault((one.module_id, one.table_name, one.row_key), []).append(one.found)
    made_at, removed = clock.now(), {word for words in redact.values() for word in words}
    place = f"{config.base_url}/{municipality.slug}/{process.slug}/ergebnisstand/{snapshot.number}"
    return PackagePlan(
        municipality=municipality,
        process=process,
        modules=process.modules,
        audience=Audience.PUBLIC,
        made_at=made_at,
        base_url=config.base_url,
        licence=snapshot.licence,
        made_by=municipality.name,
        redact=redact,
        extra_files=report_of(
            session,
            config,
            process,
            made_at,
            removed=removed,
            edition=(
                ("Ergebnisstand", f"{snapshot.number}: {snapshot.title}"),
                ("Feste Adresse", place),
                ("Lizenz", licence(snapshot.licence).title),
            ),
        ),
        origin=place,
    )


def _changes(session: Session, config: Config, process: Process, path: Path) -> dict[str, dict[str, Any]]:
    """Against the snapshot before, with the titles of tables; nothing where this is the first."""
    before = latest(session, process.id)
    if before is None:
        return {}
    with open_package(config, before) as old, zipfile.ZipFile(path) as new:
        named, parts = titles(old) | titles(new), {one.slug: one.title for one in process.modules}
        found = changes(old, new, path.parent)
        return {name: {"title": _titled(name, named, parts), **counts} for name, counts in found.items()}


def _titled(name: str, named: Mapping[str, str], parts: Mapping[str, str]) -> str:
    """A table in words; one in a folder belongs to the part of the process that has such an address."""
    folder, title = name.rpartition("/")[0], named.get(name, name)
    return f"{title} ({parts.get(folder, folder)})" if folder else title


def _publish(config: Config, hold: Hold, path: Path, frozen: dict[str, Any]) -> None:
    """The file first, then the row that mentions it; from then on neither changes."""
    key = store(config).take(path)
    try:
        with hold.database.unit_of_work() as session:
            hold.write(
                session,
                **frozen,
                state=SnapshotState.PUBLISHED,
                file_key=key,
                published_at=clock.now(),
                beat_at=None,
            )
            snapshot = session.get_one(Snapshot, hold.id)
            bump_all(session, session.get_one(Process, snapshot.process_id))
            trail.record(session, "snapshot.published", snapshot, process=snapshot.process_id)
    except Lost:
        store(config).remove(key)
        raise


jobs.sweep(JOB, make_snapshots)
