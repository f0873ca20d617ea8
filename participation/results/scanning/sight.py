"""What the scan found, and the words around it."""

from dataclasses import dataclass
from enum import StrEnum

CONTEXT = 80
"""Letters shown before and behind what was found."""


class Kind(StrEnum):
    """What something looks like."""

    MAIL = "mail"
    PHONE = "phone"
    IBAN = "iban"
    NAME = "name"


@dataclass(frozen=True, slots=True, order=True)
class Sight:
    """A place in a text, as offsets into it: `text[start:end]`."""

    start: int
    end: int
    kind: Kind


def around(text: str, sight: Sight) -> str:
    """The words around it in one line, cut at words; … where there is more."""
    start, end = max(0, sight.start - CONTEXT), min(len(text), sight.end + CONTEXT)
    before, behind = text[start : sight.start], text[sight.end : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        behind = behind.rpartition(" ")[0] + " …"
    return " ".join((before + text[sight.start : sight.end] + behind).split())


def apart(sights: list[Sight]) -> list[Sight]:
    """Only those that do not lie in an earlier one, in the order of the text."""
    found: list[Sight] = []
    for sight in sorted(sights, key=lambda one: (one.start, -one.end)):
        if not found or sight.start >= found[-1].end:
            found.append(sight)
    return found
