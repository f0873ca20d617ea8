"""Colours that a municipality may choose."""

from participation.kernel.colours import READABLE, WHITE, colour, contrast, floored
from participation.kernel.errors import DomainError
from participation.municipalities.actions.drafts import LookDraft


def checked_look(draft: LookDraft) -> dict[str, str]:
    """The colours to store. Raises DomainError for what is no colour and for what nobody could read.

    White text stands on the first colour, and the first colour stands as text on white: one contrast decides
    both. For dark screens it is lightened when the style sheet is made. The second is ornament without text.
    """
    chosen: dict[str, str] = {}
    if draft.action:
        chosen["action"] = _readable(colour(draft.action, "action"))
    if draft.accent:
        chosen["accent"] = colour(draft.accent, "accent")
    return chosen


def _readable(action: str) -> str:
    found = contrast(action, WHITE)
    if found < READABLE:
        raise DomainError(
            "Diese Farbe ist zu hell: Ihr Kontrast zu Weiß ist %(ratio)s : 1, lesbar sind Links und "
            "Schaltflächen erst ab 4,5 : 1. Bitte wählen Sie einen dunkleren Ton.",
            "action",
            ratio=floored(found),
        )
    return action
