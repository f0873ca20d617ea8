"""Fields of a sheet as a browser sends them: by name, each with any number of values."""

from collections.abc import Mapping, Sequence

from participation.formats.surveys.models import Question, QuestionKind
from participation.kernel import text
from participation.kernel.errors import DomainError

Typed = Mapping[str, Sequence[str]]

OTHER = "other"
"""The key of "Sonstiges" among the choices of a question."""
LONGEST = {QuestionKind.SHORT: 200, QuestionKind.LONG: 2_000}
"""Characters of a text where the question sets no limit of its own."""
LONGEST_OTHER = 200


def name_of(question: Question, part: str = "") -> str:
    """The name and id of a field; `part` is an option, a row, or one of the words above."""
    return f"{question.key}-{part}" if part else question.key


def first(typed: Typed, name: str) -> str:
    """One line of what stands in a field; "" where nothing does."""
    return next((text.line(value) for value in typed.get(name, ())), "")


def keys(entries: Sequence[Mapping[str, str]]) -> list[str]:
    """The keys of options or rows, in order."""
    return [entry["key"] for entry in entries]


def longest(question: Question) -> int:
    """Characters that a text may have."""
    return int(question.rules.get("longest") or LONGEST[question.kind])


def require_short(words: str, most: int, field: str) -> str:
    """The words, if they are no longer than allowed. Raises DomainError."""
    if len(words) > most:
        raise DomainError(
            "Bitte höchstens %(most)s Zeichen. Es sind %(over)s zu viel.",
            field,
            most=most,
            over=len(words) - most,
        )
    return words
