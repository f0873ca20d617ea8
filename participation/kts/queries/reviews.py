"""Reading reviews, together with what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel.errors import Missing
from participation.kernel.pages import Page, pack, unpack
from participation.kts.models import Criterion, Review, ReviewMark, ReviewRemark, ReviewState
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.results.models import Snapshot, SnapshotState

Wanted = sa.Select[*tuple[Any, ...]]

PER_PAGE = 50
READABLE = (ReviewState.SENT, ReviewState.ANSWERED, ReviewState.PUBLISHED)
"""What the municipality may read."""


@dataclass(frozen=True, slots=True)
class Reviewable:
    """A published snapshot, and its review if there is one."""

    snapshot: Snapshot
    process: Process
    municipality: Municipality
    review: Review | None


@dataclass(frozen=True, slots=True)
class Subject:
    """A review with what it is about."""

    review: Review
    snapshot: Snapshot
    process: Process
    municipality: Municipality


def reviewables(
    session: Session, state: str = "", before: str | None = None, *, limit: int = PER_PAGE
) -> Page[Reviewable]:
    """Published snapshots of public processes, the newest first. `state` is a ReviewState, `open` for those without a
    review, or empty for all; `before` a page's key. Raises DomainError for a wrong key."""
    wanted: list[sa.ColumnElement[bool]] = [
        Snapshot.state == SnapshotState.PUBLISHED,
        sa.and_(Process.is_public),
    ]
    if state:
        wanted.append(Review.id.is_(None) if state == "open" else Review.state == ReviewState(state))
    total = session.scalar(_reviewable(sa.select(sa.func.count(Snapshot.id))).where(*wanted)) or 0
    key = unpack(before, (int,))
    if key is not None:
        wanted.append(Snapshot.id < key[0])
    whole = _reviewable(sa.select(Snapshot, Process, Municipality, Review)).where(*wanted)
    rows = session.execute(whole.order_by(Snapshot.id.desc()).limit(limit + 1)).all()
    following = pack(rows[limit - 1][0].id) if len(rows) > limit else None
    return Page([Reviewable(*row) for row in rows[:limit]], total, following)


def _reviewable(statement: Wanted) -> Wanted:
    return (
        statement.select_from(Snapshot)
        .join(Process, Process.id == Snapshot.process_id)
        .join(Municipality, Municipality.id == Snapshot.municipality_id)
        .outerjoin(Review, Review.snapshot_id == Snapshot.id)
    )


def snapshot_of(session: Session, snapshot_id: int) -> Snapshot:
    """A published snapshot of a public process. Raises Missing."""
    statement = (
        sa.select(Snapshot)
        .join(Process, Process.id == Snapshot.process_id)
        .where(Snapshot.id == snapshot_id, Snapshot.state == SnapshotState.PUBLISHED, Process.is_public)
    )
    found = session.scalar(statement)
    if found is None:
        raise Missing
    return found


_SUBJECT = (
    sa.select(Review, Snapshot, Process, Municipality)
    .join(Snapshot, Snapshot.id == Review.snapshot_id)
    .join(Process, Process.id == Snapshot.process_id)
    .join(Municipality, Municipality.id == Review.municipality_id)
)


def subject_of(session: Session, review_id: int) -> Subject:
    """One review for the office. Raises Missing, also where its process is public no longer."""
    return _one(session, _SUBJECT.where(Review.id == review_id, Process.is_public))


def review_at(session: Session, snapshot_id: int) -> Review:
    """The review of a snapshot. Raises Missing."""
    found = session.scalar(sa.select(Review).where(Review.snapshot_id == snapshot_id))
    if found is None:
        raise Missing
    return found


def sent_to(session: Session, municipality_id: int) -> list[Subject]:
    """What a municipality was sent, the last one first."""
    own = Review.municipality_id == municipality_id, Review.state.in_(READABLE)
    return _all(session, _SUBJECT.where(*own).order_by(Review.sent_at.desc(), Review.id.desc()))


def count_unanswered(session: Session, municipality_id: int) -> int:
    """How many a municipality was sent and has not answered."""
    own = Review.municipality_id == municipality_id, Review.state == ReviewState.SENT
    return session.scalar(sa.select(sa.func.count(Review.id)).where(*own)) or 0


def sent_one(session: Session, municipality_id: int, review_id: int) -> Subject:
    """One of them. Raises Missing, also for drafts and other municipalities'."""
    own = Review.id == review_id, Review.municipality_id == municipality_id, Review.state.in_(READABLE)
    return _one(session, _SUBJECT.where(*own))


def published_reviews(session: Session, words: str = "", *, limit: int = 200) -> list[Subject]:
    """What everybody may read, the last one first; `words` are looked for in its texts and in both names."""
    statement = _SUBJECT.where(Review.state == ReviewState.PUBLISHED, Process.is_public)
    places = (Process.title, Municipality.name, Review.summary_source, Review.answer_source)
    for word in words.split():
        statement = statement.where(sa.or_(*(one.icontains(word, autoescape=True) for one in places)))
    ordered = statement.order_by(Review.published_at.desc(), Review.id.desc())
    return _all(session, ordered.limit(limit))


def published_of(session: Session, snapshot_id: int) -> list[Review]:
    """The published review of a snapshot, if there is one."""
    out = Review.snapshot_id == snapshot_id, Review.state == ReviewState.PUBLISHED
    return list(session.scalars(sa.select(Review).where(*out)))


def published_one(session: Session, review_id: int) -> Subject:
    """One of them. Raises Missing."""
    out = Review.id == review_id, Review.state == ReviewState.PUBLISHED, Process.is_public
    return _one(session, _SUBJECT.where(*out))


def marks_of(session: Session, review: Review) -> list[ReviewMark]:
    """The judgements of a review, in the order of the criteria."""
    statement = (
        sa.select(ReviewMark)
        .join(Criterion, Criterion.id == ReviewMark.criterion_id)
        .where(ReviewMark.review_id == review.id)
        .order_by(Criterion.position, Criterion.id)
    )
    return list(session.scalars(statement.execution_options(populate_existing=True)))


def remarks_of(session: Session, review: Review, file_name: str = "") -> list[ReviewRemark]:
    """The remarks of a review in the order they were written; of one file, if it is named."""
    statement = sa.select(ReviewRemark).where(ReviewRemark.review_id == review.id)
    if file_name:
        statement = statement.where(ReviewRemark.file_name == file_name)
    return list(session.scalars(statement.order_by(ReviewRemark.id)))


def remark_of(session: Session, review: Review, remark_id: int) -> ReviewRemark:
    """One of them. Raises Missing, also for another review's."""
    own = ReviewRemark.id == remark_id, ReviewRemark.review_id == review.id
    found = session.scalar(sa.select(ReviewRemark).where(*own))
    if found is None:
        raise Missing
    return found


def _one(session: Session, statement: Wanted) -> Subject:
    row = session.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return Subject(*row)


def _all(session: Session, statement: Wanted) -> list[Subject]:
    rows: Sequence[Any] = session.execute(statement).all()
    return [Subject(*row) for row in rows]
