"""What forms and the demo hand to the actions of this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from participation.kts.models import Criterion, Review, ReviewMark, ReviewRemark


@dataclass(frozen=True, slots=True)
class CriterionDraft:
    """Something to review along."""

    title: str
    question: str = ""

    @classmethod
    def of(cls, criterion: Criterion) -> "CriterionDraft":
        """What is stored now."""
        return cls(criterion.title, criterion.question)


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """A judgement along one criterion: 1 (not reached) to 5 (fully reached), None where it cannot be said."""

    criterion_id: int
    score: int | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review; `summary` is Markdown. Criteria without a mark are not judged yet."""

    summary: str
    marks: tuple[MarkDraft, ...] = ()

    @classmethod
    def of(cls, review: Review, marks: Iterable[ReviewMark]) -> "ReviewDraft":
        """What is stored now."""
        known = sorted(marks, key=lambda mark: mark.criterion_id)
        return cls(
            review.summary_source, tuple(MarkDraft(one.criterion_id, one.score, one.remark) for one in known)
        )


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of a table in the package: its file, its first cell, and what it is called."""

    file_name: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """A remark."""

    text: str

    @classmethod
    def of(cls, remark: ReviewRemark) -> "RemarkDraft":
        """What is stored now."""
        return cls(remark.text)


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What a municipality says to a review (Markdown), and to single remarks by their ids."""

    answer: str
    remarks: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """A use agreement as it was signed; both days belong to it."""

    institution: str
    contact_name: str
    contact_email: str
    purpose: str
    legal_basis: str
    signed_on: date
    valid_until: date


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The signed document in the store."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey of experience to be made; days are German, both included."""

    title: str
    first_day: date
    last_day: date
