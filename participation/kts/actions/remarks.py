"""Remarks at single rows of what is reviewed."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_kts
from participation.audit import trail
from participation.kernel import clock, editing
from participation.kernel.errors import DomainError
from participation.kts.actions.drafts import RemarkDraft, RowAt
from participation.kts.actions.locking import lock
from participation.kts.models import Review, ReviewRemark
from participation.kts.policy.reviews import MOST_REMARKS, require_draft
from participation.kts.queries.reviews import remarks_of


def add_remark(
    session: Session, review: Review, row: RowAt, draft: RemarkDraft, *, viewer: Viewer | None
) -> ReviewRemark:
    """Say something of one row. Raises Conflict after the review was sent, DomainError for too many."""
    staff = require_kts(viewer)
    lock(session, review)
    require_draft(review)
    if len(remarks_of(session, review)) >= MOST_REMARKS:
        raise DomainError("Mehr als %(most)s Anmerkungen gehen nicht.", "text", most=MOST_REMARKS)
    remark = ReviewRemark(
        review_id=review.id,
        file_name=row.file_name[:120],
        row_key=row.key[:60],
        row_label=row.label[:200],
        text=draft.text,
        written_by=staff.account_id,
        written_at=clock.now(),
    )
    session.add(remark)
    session.flush()
    trail.record(
        session,
        "review.remarked",
        remark,
        actor_id=staff.account_id,
        municipality_id=review.municipality_id,
    )
    return remark


def edit_remark(
    session: Session,
    review: Review,
    remark: ReviewRemark,
    draft: RemarkDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> None:
    """Other words. Raises Conflict where a colleague was quicker, and after the review was sent."""
    staff = require_kts(viewer)
    lock(session, review)
    require_draft(review)
    lock(session, remark)
    editing.require_unchanged(seen, RemarkDraft.of(remark))
    remark.text = draft.text
    trail.record(
        session,
        "review.remarked",
        remark,
        actor_id=staff.account_id,
        municipality_id=review.municipality_id,
    )


def remove_remark(session: Session, review: Review, remark: ReviewRemark, *, viewer: Viewer | None) -> None:
    """Take it out of a draft."""
    staff = require_kts(viewer)
    lock(session, review)
    require_draft(review)
    trail.record(
        session,
        "review.unremarked",
        remark,
        actor_id=staff.account_id,
        municipality_id=review.municipality_id,
    )
    session.delete(remark)
    session.flush()
