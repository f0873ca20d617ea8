"""What the coordination office says of published results."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class ReviewState(StrEnum):
    """How far a review is."""

    DRAFT = "draft"
    SENT = "sent"
    """The municipality reads it and may answer."""
    ANSWERED = "answered"
    PUBLISHED = "published"
    """Part of the knowledge that everybody may read, with the municipality's answer."""


class Criterion(Base):
    """Something results are reviewed along; the office edits the list."""

    __tablename__ = "review_criterion"

    title: Mapped[str] = mapped_column(sa.String(120))
    question: Mapped[str] = mapped_column(sa.Text, default="")
    position: Mapped[int] = mapped_column(default=1)
    retired_at: Mapped[datetime | None]


class Review(Base):
    """A review of one snapshot, which cannot move: the digest is kept beside it."""

    __tablename__ = "review"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    snapshot_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("snapshot.id"), unique=True)
    snapshot_digest: Mapped[str] = mapped_column(sa.String(64))
    state: Mapped[ReviewState] = mapped_column(words(ReviewState), default=ReviewState.DRAFT)
    summary_source: Mapped[str] = mapped_column(sa.Text, default="")
    summary_html: Mapped[str] = mapped_column(sa.Text, default="")
    answer_source: Mapped[str] = mapped_column(sa.Text, default="")
    answer_html: Mapped[str] = mapped_column(sa.Text, default="")
    opened_by: Mapped[int] = mapped_column(Key)
    opened_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(Key)
    answered_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class ReviewMark(Base):
    """How a review sees one criterion, in the words the criterion had then."""

    __tablename__ = "review_mark"
    __table_args__ = (
        sa.UniqueConstraint("review_id", "criterion_id"),
        sa.CheckConstraint("score IS NULL OR score BETWEEN 1 AND 5", name="score_of_five"),
    )

    review_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("review.id"))
    criterion_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("review_criterion.id"))
    title: Mapped[str] = mapped_column(sa.String(120))
    score: Mapped[int | None]
    """1 (not reached) to 5 (fully reached); None where it cannot be said."""
    remark: Mapped[str] = mapped_column(sa.Text, default="")


class ReviewRemark(Base):
    """A remark at one row of a table of the snapshot, such as an idea; the municipality may answer it."""

    __tablename__ = "review_remark"

    review_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("review.id"), index=True)
    file_name: Mapped[str] = mapped_column(sa.String(120))
    row_key: Mapped[str] = mapped_column(sa.String(60))
    row_label: Mapped[str] = mapped_column(sa.String(200), default="")
    """What the row is called, such as number and title of an idea."""
    text: Mapped[str] = mapped_column(sa.Text)
    answer: Mapped[str] = mapped_column(sa.Text, default="")
    written_by: Mapped[int] = mapped_column(Key)
    written_at: Mapped[datetime]
