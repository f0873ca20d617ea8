"""Along what results are reviewed: the office's own list."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_kts
from participation.audit import trail
from participation.kernel import clock, editing, ordering
from participation.kernel.errors import DomainError
from participation.kts.actions.drafts import CriterionDraft
from participation.kts.actions.locking import lock
from participation.kts.models import Criterion
from participation.kts.policy.reviews import DEFAULTS
from participation.kts.queries.criteria import any_criterion, criteria_locked

MOST = 30
"""Criteria in use at the same time."""


def save_criterion(
    session: Session,
    criterion: Criterion | None,
    draft: CriterionDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Criterion:
    """Add a criterion at the end, or word one anew; reviews keep the words it had. Raises DomainError, Conflict."""
    staff = require_kts(viewer)
    if criterion is None:
        others = criteria_locked(session)
        if len(others) >= MOST:
            raise DomainError("Mehr als %(most)s Kriterien auf einmal gehen nicht.", "title", most=MOST)
        criterion = Criterion(position=len(others) + 1)
    else:
        lock(session, criterion)
        editing.require_unchanged(seen, CriterionDraft.of(criterion))
    criterion.title, criterion.question = draft.title, draft.question
    session.add(criterion)
    session.flush()
    trail.record(session, "criterion.saved", criterion, actor_id=staff.account_id)
    return criterion


def move_criterion(session: Session, criterion: Criterion, *, up: bool, viewer: Viewer | None) -> None:
    """One place up or down among those in use; at the edge nothing moves."""
    staff = require_kts(viewer)
    found = criteria_locked(session)
    if criterion in found:
        ordering.shift(found, criterion, up=up)
    trail.record(session, "criterion.moved", criterion, actor_id=staff.account_id, up=up)


def retire_criterion(session: Session, criterion: Criterion, *, viewer: Viewer | None) -> None:
    """Ask for it no longer; reviews that judge along it keep their mark."""
    staff = require_kts(viewer)
    lock(session, criterion)
    criterion.retired_at = criterion.retired_at or clock.now()
    trail.record(session, "criterion.retired", criterion, actor_id=staff.account_id)


def restore_criterion(session: Session, criterion: Criterion, *, viewer: Viewer | None) -> None:
    """Ask for it again, at the end of the list."""
    staff = require_kts(viewer)
    others = criteria_locked(session)
    lock(session, criterion)
    if criterion.retired_at is not None:
        criterion.retired_at, criterion.position = None, len(others) + 1
    trail.record(session, "criterion.restored", criterion, actor_id=staff.account_id)


def provide_criteria(session: Session, *, viewer: Viewer | None) -> None:
    """Give an office that has none yet the usual ones."""
    staff = require_kts(viewer)
    if any_criterion(session):
        return
    for position, (title, question) in enumerate(DEFAULTS, 1):
        criterion = Criterion(title=title, question=question, position=position)
        session.add(criterion)
        trail.record(session, "criterion.saved", criterion, actor_id=staff.account_id)
