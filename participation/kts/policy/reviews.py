"""What may happen to a review, and when: a draft is written, sent, answered, and then everybody may read it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from participation.kernel.errors import Conflict, DomainError, NotAllowed
from participation.kts.models import Criterion, Review, ReviewMark, ReviewState

PATIENCE = timedelta(days=28)
"""How long a municipality has for its answer: without one, a review may be published afterwards."""
MOST_REMARKS = 200
"""Remarks of one review: what more is to be said belongs into its summary."""

DEFAULTS = (
    ("Ziel erreicht", "Hat das Verfahren geklärt, was es klären sollte? Stand das Ziel vorher fest?"),
    ("Reichweite", "Wie viele haben mitgemacht, gemessen an der Größe der Kommune und am Thema?"),
    ("Repräsentativität", "Haben die mitgemacht, die es betrifft? Wer fehlte, und was wurde dagegen getan?"),
    ("Qualität der Antworten", "Antwortet die Verwaltung verständlich, begründet und in der Zeit, die sie versprochen hat?"),
    ("Wirkung", "Was hat sich durch das Verfahren geändert: am Plan, im Beschluss, vor Ort?"),
    ("Übertragbarkeit", "Was können andere Kommunen übernehmen, und was braucht es dafür?"),
)  # fmt: skip
"""Title and question of the criteria that an office begins with."""

MOVED = (
    "Der Ergebnisstand ist nicht mehr derselbe wie zu Beginn der Auswertung: Seine Prüfsumme stimmt nicht. "
    "Bitte wenden Sie sich an die Kommune."
)
_SENT = "Diese Auswertung ist schon an die Kommune geschickt und lässt sich nicht mehr ändern."


def require_draft(review: Review) -> None:
    """Raise Conflict for what the municipality has read already."""
    if review.state is not ReviewState.DRAFT:
        raise Conflict(_SENT)


def require_same(review: Review, digest: str) -> None:
    """Raise NotAllowed where the package is not the one that was reviewed; `digest` is its SHA-256."""
    if review.snapshot_digest != digest:
        raise NotAllowed(MOVED)


def require_sendable(review: Review, criteria: Collection[Criterion], marks: Collection[ReviewMark]) -> None:
    """Raise for a review that was sent, or that says nothing of a criterion or of the whole."""
    require_draft(review)
    judged = {mark.criterion_id for mark in marks}
    missing = [one.title for one in criteria if one.retired_at is None and one.id not in judged]
    if missing:
        raise DomainError("Zu diesen Kriterien fehlt noch ein Urteil: %(which)s.", which=", ".join(missing))
    if not review.summary_source:
        raise DomainError("Bitte schreiben Sie zuerst die Zusammenfassung.")


def require_answerable(review: Review) -> None:
    """Raise Conflict unless the municipality may answer: once."""
    if review.state is not ReviewState.SENT:
        raise Conflict("Diese Auswertung ist schon beantwortet.")


def publishable_from(review: Review) -> datetime | None:
    """Since when, or from when on, a review may be published; None where it was never sent."""
    if review.state is ReviewState.ANSWERED:
        return review.answered_at
    return review.sent_at + PATIENCE if review.sent_at is not None else None


def require_publishable(review: Review, at: datetime) -> None:
    """Raise unless the municipality answered, or had its time to."""
    if review.state is ReviewState.PUBLISHED:
        raise Conflict("Diese Auswertung ist schon veröffentlicht.")
    begin = publishable_from(review)
    if begin is None:
        raise NotAllowed("Bitte schicken Sie die Auswertung zuerst an die Kommune.")
    if at < begin:
        raise NotAllowed(
            "Die Kommune hat vier Wochen Zeit für ihre Antwort. Veröffentlichen können Sie die Auswertung, sobald sie "
            "geantwortet hat."
        )
