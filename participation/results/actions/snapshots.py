"""Staff prepare published results: begin, decide what was found, release, try again, throw away, take back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock, jobs
from participation.kernel.errors import Conflict, DomainError
from participation.processes.actions.versions import bump_all
from participation.processes.models import Process
from participation.results.models import OUT, FindingDecision, ScanFinding, Snapshot, SnapshotState
from participation.results.models.making import UNTOUCHED
from participation.results.packages.licences import LICENCES
from participation.results.policy import require_draft, require_publisher, require_unpublished
from participation.results.queries.snapshots import out

JOB = "snapshots"


@dataclass(frozen=True, slots=True)
class SnapshotDraft:
    """What is said of a snapshot."""

    title: str
    note: str
    licence: str


def begin_snapshot(session: Session, process: Process, draft: SnapshotDraft, *, viewer: Viewer) -> Snapshot:
    """Have the texts of a process looked through. Raises Conflict where another snapshot is being prepared: it has
    the number that this one would get, and numbers are unique."""
    staff = require_publisher(viewer, process)
    if draft.licence not in LICENCES:
        raise DomainError("Bitte wählen Sie eine der angebotenen Lizenzen.", "licence")
    before = out(session, process.id)
    snapshot = Snapshot(
        municipality_id=process.municipality_id,
        process_id=process.id,
        number=before[0].number + 1 if before else 1,
        title=draft.title,
        note=draft.note,
        licence=draft.licence,
        taken_by=staff.account_id,
        taken_at=clock.now(),
    )
    try:
        with session.begin_nested():
            session.add(snapshot)
    except IntegrityError as error:
        raise Conflict("Es wird schon ein Ergebnisstand vorbereitet.") from error
    _record(session, "snapshot.begun", snapshot, staff)
    jobs.after_commit(session, JOB)
    return snapshot


def decide(
    session: Session,
    process: Process,
    snapshot: Snapshot,
    decisions: Mapping[int, FindingDecision],
    *,
    viewer: Viewer,
) -> int:
    """Keep or remove what was found, by id; answers how many were decided. Ids of other snapshots change nothing."""
    staff = _locked(session, process, snapshot, viewer)
    done = 0
    for decision in FindingDecision:
        ids = [key for key, chosen in decisions.items() if chosen is decision]
        done += _decided(session, snapshot, staff, decision, ScanFinding.id.in_(ids)) if ids else 0
    _record(session, "snapshot.checked", snapshot, staff, findings=done)
    return done


def decide_kind(
    session: Session,
    process: Process,
    snapshot: Snapshot,
    kind: str,
    decision: FindingDecision,
    *,
    viewer: Viewer,
) -> int:
    """The same decision for everything of a kind that is not decided yet; answers how many that were."""
    staff = _locked(session, process, snapshot, viewer)
    still_open = sa.and_(ScanFinding.kind == kind, ScanFinding.decision == FindingDecision.OPEN)
    done = _decided(session, snapshot, staff, decision, still_open)
    _record(session, "snapshot.checked", snapshot, staff, findings=done)
    return done


def release_snapshot(session: Session, process: Process, snapshot: Snapshot, *, viewer: Viewer) -> None:
    """Have the files written and published. Raises Conflict while anything that was found is not decided."""
    staff = require_publisher(viewer, process)
    require_draft(snapshot)
    undecided = sa.exists().where(
        ScanFinding.snapshot_id == snapshot.id, ScanFinding.decision == FindingDecision.OPEN
    )
    released = (
        sa.update(Snapshot)
        .where(Snapshot.id == snapshot.id, Snapshot.state == SnapshotState.DRAFT, ~undecided)
        .values(state=SnapshotState.MAKING, trouble="", **UNTOUCHED)
        .returning(Snapshot.id)
    )
    if session.execute(released).first() is None:
        raise Conflict("Bitte entscheiden Sie zuerst über alle Fundstellen.")
    _record(session, "snapshot.released", snapshot, staff)
    jobs.after_commit(session, JOB)


def resume_snapshot(session: Session, process: Process, snapshot: Snapshot, *, viewer: Viewer) -> None:
    """Try again what failed. Raises Conflict where nothing did."""
    staff = require_publisher(viewer, process)
    again = (
        sa.update(Snapshot)
        .where(
            Snapshot.id == snapshot.id,
            Snapshot.state.in_((SnapshotState.SCANNING, SnapshotState.MAKING)),
            Snapshot.trouble != "",
        )
        .values(trouble="", **UNTOUCHED)
        .returning(Snapshot.id)
    )
    if session.execute(again).first() is None:
        raise Conflict("Dieser Ergebnisstand ist schon in Arbeit oder fertig.")
    _record(session, "snapshot.resumed", snapshot, staff)
    jobs.after_commit(session, JOB)


def discard_snapshot(session: Session, process: Process, snapshot: Snapshot, *, viewer: Viewer) -> None:
    """Throw away what is not published; whoever works on it notices. Raises Conflict for what is."""
    staff = require_publisher(viewer, process)
    require_unpublished(snapshot)
    _record(session, "snapshot.removed", snapshot, staff, number=snapshot.number)
    session.execute(sa.delete(ScanFinding).where(ScanFinding.snapshot_id == snapshot.id))
    gone = (
        sa.delete(Snapshot)
        .where(Snapshot.id == snapshot.id, Snapshot.state.not_in(OUT))
        .returning(Snapshot.id)
    )
    if session.execute(gone).first() is None:
        raise Conflict("Dieser Ergebnisstand ist veröffentlicht und bleibt, wie er ist.")


def withdraw_snapshot(
    session: Session, process: Process, snapshot: Snapshot, reason: str, *, viewer: Viewer
) -> None:
    """Take back what is published, because it tells what nobody may read: its address says why, its texts are gone, and
    no row knows its file any more. The number is not given away again. Raises Conflict where it is not published."""
    staff = require_publisher(viewer, process)
    taken_back = (
        sa.update(Snapshot)
        .where(Snapshot.id == snapshot.id, Snapshot.state == SnapshotState.PUBLISHED)
        .values(
            state=SnapshotState.WITHDRAWN,
            withdrawn_at=clock.now(),
            withdrawn_for=reason,
            note="",
            file_key=None,
        )
        .returning(Snapshot.id)
    )
    if session.execute(taken_back).first() is None:
        raise Conflict("Dieser Ergebnisstand ist nicht mehr veröffentlicht.")
    session.execute(sa.delete(ScanFinding).where(ScanFinding.snapshot_id == snapshot.id))
    bump_all(session, process)
    _record(session, "snapshot.withdrawn", snapshot, staff, number=snapshot.number)


def _locked(session: Session, process: Process, snapshot: Snapshot, viewer: Viewer) -> Viewer:
    """Nobody releases it while something in it is decided."""
    staff = require_publisher(viewer, process)
    session.refresh(snapshot, with_for_update=True)
    require_draft(snapshot)
    return staff


def _decided(
    session: Session,
    snapshot: Snapshot,
    staff: Viewer,
    decision: FindingDecision,
    which: sa.ColumnElement[bool],
) -> int:
    by = None if decision is FindingDecision.OPEN else staff.account_id
    chosen = (
        sa.update(ScanFinding)
        .where(ScanFinding.snapshot_id == snapshot.id, which)
        .values(decision=decision, decided_by=by)
        .returning(ScanFinding.id)
    )
    return len(session.execute(chosen, execution_options={"synchronize_session": False}).all())


def _record(session: Session, action: str, snapshot: Snapshot, staff: Viewer, **details: Any) -> None:
    trail.record(session, action, snapshot, actor_id=staff.account_id, process=snapshot.process_id, **details)
