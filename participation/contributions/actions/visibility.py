"""Publishing, hiding and withdrawing: the one place where a contribution's visibility changes."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.contributions.actions import pins
from participation.contributions.models import Comment, Contribution, Visibility
from participation.kernel import changes, clock
from participation.processes.actions.versions import bump


def publish(session: Session, contribution: Contribution, *, actor_id: int | None) -> None:
    """Everybody may see it from now on."""
    _change(session, contribution, Visibility.PUBLISHED)
    trail.record(session, "contribution.published", contribution, actor_id=actor_id)


def hide(session: Session, contribution: Contribution, *, actor_id: int) -> None:
    """Nobody but staff and its author may see it; the text stays."""
    _change(session, contribution, Visibility.HIDDEN)
    trail.record(session, "contribution.hidden", contribution, actor_id=actor_id)


def withdraw(session: Session, contribution: Contribution, *, actor_id: int | None) -> None:
    """The author takes it back."""
    _change(session, contribution, Visibility.WITHDRAWN)
    trail.record(session, f"{contribution.kind}.withdrawn", contribution, actor_id=actor_id)


def first_shown(session: Session, contribution: Contribution) -> None:
    """A contribution that was just written is public from its first moment on; its writer records it."""
    contribution.published_at = contribution.created_at
    _appear(session, contribution)


def _change(session: Session, contribution: Contribution, to: Visibility) -> None:
    was = contribution.visibility
    if was is to:
        return
    contribution.visibility = to
    contribution.updated_at = clock.now()
    if to is Visibility.PUBLISHED:
        contribution.published_at = contribution.published_at or clock.now()
    session.flush()
    changes.note(session, changes.MODULE, contribution.module_id)
    if to is Visibility.PUBLISHED:
        _appear(session, contribution)
    elif was is Visibility.PUBLISHED:
        _vanish(session, contribution)


def _appear(session: Session, contribution: Contribution) -> None:
    spot = contribution.spot()
    if spot is not None:
        pins.show(session, spot)
    elif isinstance(contribution, Comment):
        _count_comment(session, contribution, 1)


def _vanish(session: Session, contribution: Contribution) -> None:
    spot = contribution.spot()
    if spot is not None:
        pins.take_away(session, spot)
    elif isinstance(contribution, Comment):
        _count_comment(session, contribution, -1)


def _count_comment(session: Session, comment: Comment, change: int) -> None:
    """The database adds, so that racing comments all count."""
    session.execute(
        sa.update(Contribution)
        .where(Contribution.id == comment.subject_id)
        .values(comments=Contribution.comments + change)
        .execution_options(synchronize_session="fetch")
    )
    bump(session, comment.module_id)
