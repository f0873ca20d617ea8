"""What happens to a contribution the moment it arrives: shown at once, or laid on the desk."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.models import Contribution, Visibility
from participation.kernel import clock
from participation.moderation.models import Case, CaseReason
from participation.processes.models import Moderation, Process


def first_visibility(process: Process, *, suspicious: bool) -> Visibility:
    """How a new contribution starts: pending under pre-moderation or suspicion, else public."""
    waits = suspicious or process.moderation is Moderation.PRE
    return Visibility.PENDING if waits else Visibility.PUBLISHED


def screen(
    session: Session,
    process: Process,
    contribution: Contribution,
    *,
    suspicious: bool = False,
    photo: bool = False,
) -> None:
    """Show a new contribution, or open a case for it. A photo is always looked at before it is shown."""
    if contribution.visibility is Visibility.PUBLISHED:
        visibility.first_shown(session, contribution)
        reason = CaseReason.PHOTO if photo else None
    else:
        reason = CaseReason.SPAM if suspicious else CaseReason.NEW
    if reason is not None:
        open_case(session, process, contribution, reason)


def open_case(session: Session, process: Process, contribution: Contribution, reason: CaseReason) -> Case:
    """Lay a contribution on the desk that has no case yet."""
    case = Case(
        municipality_id=process.municipality_id,
        process_id=process.id,
        contribution_id=contribution.id,
        reason=reason,
        opened_at=clock.now(),
    )
    session.add(case)
    return case


def photo_gone(session: Session, contribution: Contribution) -> None:
    """A case that only waited for a look at a photo closes with the photo."""
    session.execute(
        sa.update(Case)
        .where(Case.contribution_id == contribution.id, Case.open, Case.reason == CaseReason.PHOTO)
        .values(open=False, version=Case.version + 1)
        .execution_options(synchronize_session="fetch")
    )


def reopen_case(session: Session, process: Process, contribution: Contribution, reason: CaseReason) -> Case:
    """Lay a contribution on the desk again, or for the first time."""
    statement = sa.select(Case).where(Case.contribution_id == contribution.id).with_for_update()
    case = session.scalar(statement.execution_options(populate_existing=True))
    if case is None:
        return open_case(session, process, contribution, reason)
    if not case.open:
        case.reason, case.opened_at = reason, clock.now()
    case.open, case.version = True, case.version + 1
    return case
