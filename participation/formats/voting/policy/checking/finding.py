"""One thing to say about a vote before its release."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from participation.kernel.words import Value, Words


class Grade(StrEnum):
    """How bad it is."""

    WRONG = "wrong"
    UNWISE = "unwise"


class Place(StrEnum):
    """The page where it is mended."""

    RULES = "rules"
    OPTIONS = "options"
    LETTERS = "letters"
    LIST = "list"
    PROCESS = "process"


class Counts(Protocol):
    """What is known of the roll."""

    @property
    def entitled(self) -> int:
        """Entries that may vote."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` names it in forms and tests; `field` is the field of the form that holds it, if one does."""

    key: str
    grade: Grade
    words: Words
    place: Place = Place.RULES
    field: str = ""


def wrong(key: str, sentence: str, place: Place = Place.RULES, field: str = "", **values: Value) -> Finding:
    """It has to be mended."""
    return Finding(key, Grade.WRONG, Words(sentence, values), place, field)


def unwise(key: str, sentence: str, place: Place = Place.RULES, field: str = "", **values: Value) -> Finding:
    """It has to be read."""
    return Finding(key, Grade.UNWISE, Words(sentence, values), place, field)
