"""What may be decided about a contribution, and why not. Pure functions."""

from collections.abc import Collection

from participation.contributions.models import Contribution, Photo, Visibility
from participation.kernel.errors import DomainError
from participation.moderation.models import Case, CaseReason, Verdict

ABOUT_TEXT = frozenset({Verdict.PUBLISH, Verdict.HIDE, Verdict.KEEP})
ABOUT_PHOTO = frozenset({Verdict.SHOW_PHOTO, Verdict.HIDE_PHOTO})


def possible(visibility: Visibility, photo: Photo | None) -> frozenset[Verdict]:
    """What can be decided now. What its author took back is nobody's any more."""
    if visibility is Visibility.WITHDRAWN:
        return frozenset()
    found = {Verdict.RECATEGORISE}
    found |= {Verdict.KEEP, Verdict.HIDE} if visibility is Visibility.PUBLISHED else {Verdict.PUBLISH}
    if visibility is Visibility.PENDING:
        found.add(Verdict.HIDE)
    if photo is not None:
        found |= ABOUT_PHOTO
    return frozenset(found)


def stamp(case: Case | None, contribution: Contribution, photo: Photo | None) -> str:
    """What was on a moderator's screen, as a word: it changes with every decision, report, edit and photo."""
    version = case.version if case is not None else 0
    edited = round(contribution.updated_at.timestamp() * 1_000_000)
    return f"{version}-{edited}-{photo.id if photo is not None else 0}"


def require_possible(
    verdicts: Collection[Verdict], visibility: Visibility, photo: Photo | None, reason: str
) -> None:
    """Raise DomainError for a decision that makes no sense now, or that hides without a reason."""
    if not verdicts or not set(verdicts) <= possible(visibility, photo):
        raise DomainError("Das lässt sich hier gerade nicht entscheiden.")
    if Verdict.HIDE in verdicts and not reason:
        raise DomainError("Bitte begründen Sie, warum Sie den Beitrag ausblenden.", "reason")


def waits_on(
    visibility: Visibility, photo: Photo | None, flags: int, before: CaseReason | None
) -> CaseReason | None:
    """Why a contribution (still) needs a look after a decision; None if it does not. `before`: why it did."""
    if visibility is Visibility.PENDING:
        return before if before in {CaseReason.NEW, CaseReason.SPAM} else CaseReason.NEW
    if visibility is not Visibility.PUBLISHED:
        return None
    if flags:
        return CaseReason.FLAG
    return CaseReason.PHOTO if photo is not None and photo.visibility is Visibility.PENDING else None
