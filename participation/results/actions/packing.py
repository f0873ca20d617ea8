"""The worker makes the packages that were ordered, one at a time, and forgets them after a week."""

import hashlib
import logging
import shutil
import tempfile
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.files import STASH_AGE, Files
from participation.municipalities.models import Municipality
from participation.processes.catalogue import Extra
from participation.processes.models import Process
from participation.results.actions.orders import JOB
from participation.results.actions.working import MOST_ATTEMPTS, Hold, Lost, claim, exhausted
from participation.results.models import OrderState, PackageOrder
from participation.results.packages import PackagePlan, write_package
from participation.results.queries.orders import OPEN, known_keys, whole_process
from participation.results.queries.snapshots import store
from participation.results.report import report_files

log = logging.getLogger("participation.results")

KEPT = timedelta(days=7)
"""So long a finished package waits to be fetched; another one is made in no time."""
SWEEP_AT = 23
"""The minute of every hour in which files are cleared away that nobody mentions."""
CHUNK = 1 << 20

_busy = threading.Lock()
"""A large package takes minutes: one thread of a worker is enough, mails must not wait for it."""


def make_packages(config: Config, database: Database) -> None:
    """Make what waits, oldest first."""
    with alone() as free:
        if not free:
            return
        exhausted(database, PackageOrder, OPEN, state=OrderState.FAILED, finished_at=clock.now())
        while hold := claim(database, PackageOrder, OPEN, state=OrderState.RUNNING):
            _make(config, database, hold)
    forget_old(database)


@contextmanager
def alone() -> Iterator[bool]:
    """Whether this thread is the one of its process that makes packages."""
    free = _busy.acquire(blocking=False)
    try:
        yield free
    finally:
        if free:
            _busy.release()


def _make(config: Config, database: Database, hold: Hold) -> None:
    """One package. What goes wrong is tried again when the sign of life is old, as if the worker had died."""
    try:
        with workshop(config) as folder:
            path = folder / "package.zip"
            with database.reading() as session:
                plan = plan_of(session, config, hold.id)
                write_package(session, plan, path, progress=hold.progress)
            _hand_over(config, hold, path)
    except Lost:
        return
    except DomainError as refusal:
        _fail(hold, refusal.message)
    except Exception:
        log.exception("package %s, attempt %s of %s", hold.id, hold.attempt, MOST_ATTEMPTS)


def plan_of(session: Session, config: Config, order_id: int) -> PackagePlan:
    """What an order asks for. Raises Missing where its process is gone."""
    order = session.get_one(PackageOrder, order_id)
    process = whole_process(session, order.process_id)
    municipality = session.get_one(Municipality, order.municipality_id)
    made_at = clock.now()
    whole = order.module_id is None and not order.values
    return PackagePlan(
        municipality=municipality,
        process=process,
        modules=[one for one in process.modules if order.module_id in (None, one.id)],
        audience=order.audience,
        made_at=made_at,
        base_url=config.base_url,
        every_state=order.every_state,
        values=order.values,
        extra_files=report_of(session, config, process, made_at) if whole else (),
    )


def report_of(
    session: Session,
    config: Config,
    process: Process,
    made_at: datetime,
    *,
    removed: Collection[str] = (),
    edition: Sequence[tuple[str, str]] = (),
) -> Sequence[Extra]:
    """The report, for packages that hold a whole process; it tells public things only, whoever takes it home. `removed`
    and `edition`: see `report_files`."""
    return report_files(
        session,
        process,
        made_at=made_at,
        base_url=config.base_url,
        removed=removed,
        logos=Files(config.logo_folder),
        edition=edition,
    )


@contextmanager
def workshop(config: Config) -> Iterator[Path]:
    """A folder to write in, on the disk on which the file stays; gone afterwards."""
    config.workshop_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=config.workshop_folder) as folder:
        yield Path(folder)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hand_over(config: Config, hold: Hold, path: Path) -> None:
    """The file first, then the row that mentions it: a crash between them leaves an orphan for the sweep."""
    size, digest = path.stat().st_size, digest_of(path)
    key = store(config).take(path)
    try:
        with hold.database.unit_of_work() as session:
            hold.write(
                session,
                state=OrderState.READY,
                file_key=key,
                digest=digest,
                size=size,
                finished_at=clock.now(),
            )
    except Lost:
        store(config).remove(key)
        raise


def _fail(hold: Hold, sentence: str) -> None:
    with hold.database.unit_of_work() as session:
        hold.write(session, state=OrderState.FAILED, trouble=sentence, finished_at=clock.now())


def forget_old(database: Database) -> None:
    """Forget orders that ended a week ago; who took them home stays in the trail."""
    old = PackageOrder.finished_at < clock.now() - KEPT
    with database.reading() as session:
        if session.scalar(sa.select(PackageOrder.id).where(old).limit(1)) is None:
            return
    with database.unit_of_work() as session:
        session.execute(sa.delete(PackageOrder).where(old))


def tidy_files(config: Config, database: Database) -> None:
    """Once an hour: files that no row mentions, and what a worker left that died."""
    if clock.now().minute == SWEEP_AT:
        sweep_files(config, database)


def sweep_files(config: Config, database: Database) -> int:
    """Remove them; answers how many files of packages went."""
    for left in config.workshop_folder.glob("*"):
        if clock.now().timestamp() - left.stat().st_mtime > STASH_AGE:
            shutil.rmtree(left, ignore_errors=True)
    with database.reading() as session:
        return store(config).sweep(lambda keys: known_keys(session, keys))


jobs.sweep(JOB, make_packages)
jobs.sweep("package-files", tidy_files)
