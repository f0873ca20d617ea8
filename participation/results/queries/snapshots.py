"""Results that were frozen, and the packages they consist of."""

import zipfile

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.results.models import OUT, Snapshot, SnapshotState


def published(session: Session, process_id: int) -> list[Snapshot]:
    """The published snapshots of a process, newest first."""
    return list(session.scalars(_published(process_id)))


def out(session: Session, process_id: int) -> list[Snapshot]:
    """All that were ever published, the newest first: also what was taken back, which has nothing to read any more."""
    return list(session.scalars(_in_order(process_id).where(Snapshot.state.in_(OUT))))


def latest(session: Session, process_id: int) -> Snapshot | None:
    """The newest published snapshot of a process."""
    return session.scalars(_published(process_id).limit(1)).first()


def numbered(session: Session, process_id: int, number: int) -> Snapshot:
    """A published snapshot by the number in its address. Raises Missing."""
    found = session.scalars(_published(process_id).where(Snapshot.number == number)).one_or_none()
    if found is None:
        raise Missing
    return found


def numbered_out(session: Session, process_id: int, number: int) -> Snapshot:
    """The same, also where it was taken back. Raises Missing."""
    wanted = Snapshot.state.in_(OUT), Snapshot.number == number
    found = session.scalars(_in_order(process_id).where(*wanted)).one_or_none()
    if found is None:
        raise Missing
    return found


def prepared(session: Session, process_id: int) -> Snapshot | None:
    """The one snapshot that is not published yet."""
    statement = sa.select(Snapshot).where(Snapshot.process_id == process_id, Snapshot.state.not_in(OUT))
    return session.scalars(statement).one_or_none()


def store(config: Config) -> Files:
    """Where packages lie: those that were ordered, and those of snapshots."""
    return Files(config.result_folder)


def open_package(config: Config, snapshot: Snapshot) -> zipfile.ZipFile:
    """The frozen files of a published snapshot; whoever opens it closes it. Raises Missing."""
    if snapshot.state is not SnapshotState.PUBLISHED or not snapshot.file_key:
        raise Missing
    return zipfile.ZipFile(store(config).path(snapshot.file_key))


def _published(process_id: int) -> sa.Select[Snapshot]:
    return _in_order(process_id).where(Snapshot.state == SnapshotState.PUBLISHED)


def _in_order(process_id: int) -> sa.Select[Snapshot]:
    return sa.select(Snapshot).where(Snapshot.process_id == process_id).order_by(Snapshot.number.desc())
