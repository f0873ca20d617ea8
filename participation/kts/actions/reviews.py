"""A review's way: opened, written, sent, answered, published."""

from sqlalchemy.orm import Session

from participation.accounts.models import Account, Role, Viewer
from participation.accounts.policy import require_admin, require_kts
from participation.accounts.queries import build_viewer
from participation.accounts.queries import staff as team
from participation.audit import trail
from participation.kernel import clock, dialect, editing, text
from participation.kernel.errors import Conflict, DomainError
from participation.kts.actions.criteria import provide_criteria
from participation.kts.actions.drafts import AnswerDraft, MarkDraft, ReviewDraft
from participation.kts.actions.locking import lock
from participation.kts.models import Criterion, Review, ReviewMark, ReviewState
from participation.kts.policy.reviews import (
    require_answerable,
    require_draft,
    require_publishable,
    require_sendable,
)
from participation.kts.queries.criteria import asked, criterion_of
from participation.kts.queries.reviews import Subject, marks_of, remarks_of, review_at
from participation.notices.actions import owe
from participation.notices.models import Letterhead
from participation.results.models import Snapshot


def open_review(session: Session, snapshot: Snapshot, *, viewer: Viewer | None) -> Review:
    """Begin the review of a published snapshot: what is reviewed is held by its digest. Raises Conflict for a second
    one."""
    staff = require_kts(viewer)
    provide_criteria(session, viewer=viewer)
    row = {
        "municipality_id": snapshot.municipality_id,
        "snapshot_id": snapshot.id,
        "snapshot_digest": snapshot.digest,
        "state": ReviewState.DRAFT,
        "summary_source": "",
        "summary_html": "",
        "answer_source": "",
        "answer_html": "",
        "opened_by": staff.account_id,
        "opened_at": clock.now(),
    }
    if not dialect.insert_once(session, Review, row):
        raise Conflict("Die Auswertung dieses Ergebnisstands hat schon jemand begonnen.")
    review = review_at(session, snapshot.id)
    trail.record(session, "review.opened", review, actor_id=staff.account_id)
    return review


def edit_review(
    session: Session, review: Review, draft: ReviewDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Write it; it may be unfinished. Raises Conflict where a colleague was quicker, and after it was sent."""
    staff = require_kts(viewer)
    html = text.rich(draft.summary)
    lock(session, review)
    require_draft(review)
    marks = {mark.criterion_id: mark for mark in marks_of(session, review)}
    editing.require_unchanged(seen, ReviewDraft.of(review, marks.values()))
    review.summary_source, review.summary_html = draft.summary, html
    wanted = {mark.criterion_id: mark for mark in draft.marks}
    for key, mark in marks.items():
        if key not in wanted:
            session.delete(mark)
    for key, judged in wanted.items():
        _put(session, review, marks.get(key), criterion_of(session, key), judged)
    trail.record(session, "review.edited", review, actor_id=staff.account_id)


def _put(
    session: Session, review: Review, mark: ReviewMark | None, criterion: Criterion, judged: MarkDraft
) -> None:
    """The mark takes over the criterion's words of this moment."""
    if judged.score is not None and not 1 <= judged.score <= 5:
        raise DomainError("Bitte urteilen Sie von 1 bis 5.", f"score_{criterion.id}")
    mark = mark or ReviewMark(review_id=review.id, criterion_id=criterion.id)
    mark.title, mark.score, mark.remark = criterion.title, judged.score, judged.remark
    session.add(mark)


def send_review(session: Session, subject: Subject, *, viewer: Viewer | None, letterhead: Letterhead) -> None:
    """Hand it to the municipality: from now on it stays as it is. Its admins get a mail."""
    staff = require_kts(viewer)
    review = subject.review
    lock(session, review)
    require_sendable(review, asked(session, review), marks_of(session, review))
    review.state, review.sent_at = ReviewState.SENT, clock.now()
    for account, role in team(session, review.municipality_id):
        if role is Role.ADMIN and account.active:
            _tell(session, account, "kts/review", subject, letterhead)
    trail.record(session, "review.sent", review, actor_id=staff.account_id)


def answer_review(
    session: Session, subject: Subject, draft: AnswerDraft, *, viewer: Viewer | None, letterhead: Letterhead
) -> None:
    """The municipality's word, once: to the whole, and to remarks where it likes. Whoever began the review, and
    is still of the office, gets a mail. Raises Conflict after the first."""
    review = subject.review
    staff = require_admin(viewer, review.municipality_id)
    html = text.rich(draft.answer)
    if not html:
        raise DomainError("Bitte schreiben Sie eine Antwort.", "answer")
    lock(session, review)
    require_answerable(review)
    words = dict(draft.remarks)
    for remark in remarks_of(session, review):
        remark.answer = words.get(remark.id, "")
    review.answer_source, review.answer_html = draft.answer, html
    review.state, review.answered_by, review.answered_at = (
        ReviewState.ANSWERED,
        staff.account_id,
        clock.now(),
    )
    reviewer = session.get(Account, review.opened_by)
    if reviewer and reviewer.active and build_viewer(session, reviewer.id, reviewer.name).is_kts:
        _tell(session, reviewer, "kts/answered", subject, letterhead)
    trail.record(session, "review.answered", review, actor_id=staff.account_id)


def _tell(session: Session, to: Account, template: str, subject: Subject, letterhead: Letterhead) -> None:
    """A mail about a review."""
    owe(
        session,
        to.email,
        template,
        letterhead,
        name=to.name,
        process=subject.process.title,
        number=subject.snapshot.number,
        town=subject.municipality.name,
        municipality=subject.municipality.slug,
        review=subject.review.id,
    )


def publish_review(session: Session, review: Review, *, viewer: Viewer | None) -> None:
    """Everybody may read it from now on, with the municipality's answer."""
    staff = require_kts(viewer)
    lock(session, review)
    require_publishable(review, clock.now())
    review.state, review.published_at = ReviewState.PUBLISHED, clock.now()
    trail.record(session, "review.published", review, actor_id=staff.account_id)


def remove_review(session: Session, review: Review, *, viewer: Viewer | None) -> None:
    """Throw a draft away."""
    staff = require_kts(viewer)
    lock(session, review)
    require_draft(review)
    for part in (*marks_of(session, review), *remarks_of(session, review)):
        session.delete(part)
    session.flush()
    trail.record(session, "review.removed", review, actor_id=staff.account_id)
    session.delete(review)
    session.flush()
