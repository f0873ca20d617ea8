"""Answers that are chosen: one, several, pictures, rows of a matrix, an order."""

from collections.abc import Sequence

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers.typing import (
    LONGEST_OTHER,
    OTHER,
    Typed,
    first,
    keys,
    name_of,
    require_short,
)
from participation.formats.surveys.policy.conditions import Answer
from participation.kernel.errors import DomainError

UNKNOWN = "Eine gewählte Antwort gibt es nicht (mehr). Bitte wählen Sie aus den angebotenen."
FORGOTTEN = (
    "Sie haben bei „Sonstiges“ etwas geschrieben, es aber nicht angekreuzt. Bitte kreuzen Sie es an oder löschen Sie "
    "den Text."
)
WORDS = "sonstiges"
"""The part of a field's name that takes the words beside "Sonstiges"."""


def single(question: Question, typed: Typed) -> Answer:
    """One choice. Words beside "Sonstiges" count only if that is chosen."""
    choice = first(typed, question.key)
    if not choice:
        if _words(question, typed):
            raise DomainError(FORGOTTEN, question.key)
        return {}
    _require_offered(question, [choice])
    return {"choice": choice} | _other(question, typed, chosen=choice == OTHER)


def several(question: Question, typed: Typed) -> Answer:
    """Any number of choices up to the maximum, in the order of the options."""
    chosen = list(dict.fromkeys(filter(None, typed.get(question.key, ()))))
    _require_offered(question, chosen)
    if OTHER not in chosen and _words(question, typed):
        raise DomainError(FORGOTTEN, question.key)
    _require_most(question, len(chosen))
    if not chosen:
        return {}
    ordered = [key for key in (*keys(question.options), OTHER) if key in chosen]
    return {"choices": ordered} | _other(question, typed, chosen=OTHER in chosen)


def pictures(question: Question, typed: Typed) -> Answer:
    """One picture or several, as the question wants; stored alike."""
    chosen = typed.get(question.key, ())
    limited = chosen if question.rules.get("multiple") else chosen[:1]
    return several(question, {question.key: limited})


def matrix(question: Question, typed: Typed) -> Answer:
    """A column for each row that was answered."""
    given = {row: first(typed, name_of(question, row)) for row in keys(question.rows)}
    rows = {row: column for row, column in given.items() if column}
    if not set(rows.values()) <= set(keys(question.options)):
        raise DomainError(UNKNOWN, question.key)
    return {"rows": rows} if rows else {}


def require_every_row(question: Question, answer: Answer) -> None:
    """Raise DomainError, naming the first, where a row is left out."""
    rows = answer.get("rows", {})
    missing = next((row["title"] for row in question.rows if row["key"] not in rows), None)
    if missing is not None:
        raise DomainError("Bitte beantworten Sie jede Zeile. Es fehlt: „%(row)s“.", question.key, row=missing)


def ranking(question: Question, typed: Typed) -> Answer:
    """The options that got a place, best first. A gap between places does no harm; two on one place can not be meant."""
    places: dict[int, str] = {}
    for key in keys(question.options):
        field = name_of(question, key)
        place = _place(first(typed, field), len(question.options), field)
        if place in places:
            raise DomainError(
                "Platz %(place)s ist zweimal vergeben: an „%(one)s“ und an „%(other)s“.",
                field,
                place=place,
                one=_title(question, places[place]),
                other=_title(question, key),
            )
        if place:
            places[place] = key
    _require_most(question, len(places))
    return {"order": [places[place] for place in sorted(places)]} if places else {}


def _place(word: str, most: int, field: str) -> int:
    """A place from 1; 0 where none was given."""
    if not word:
        return 0
    if not (word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= most):
        raise DomainError("Bitte wählen Sie einen Platz von 1 bis %(most)s.", field, most=most)
    return int(word)


def _title(question: Question, key: str) -> str:
    return next(str(option["title"]) for option in question.options if option["key"] == key)


def _words(question: Question, typed: Typed) -> str:
    return first(typed, name_of(question, WORDS)) if question.rules.get("other") else ""


def _other(question: Question, typed: Typed, *, chosen: bool) -> Answer:
    words = _words(question, typed) if chosen else ""
    require_short(words, LONGEST_OTHER, name_of(question, WORDS))
    return {"other": words} if words else {}


def _require_offered(question: Question, chosen: Sequence[str]) -> None:
    offered = {*keys(question.options), *([OTHER] if question.rules.get("other") else [])}
    if not set(chosen) <= offered:
        raise DomainError(UNKNOWN, question.key)


def _require_most(question: Question, chosen: int) -> None:
    most = question.rules.get("most")
    if most and chosen > most:
        raise DomainError(
            "Bitte wählen Sie höchstens %(most)s. Sie haben %(chosen)s gewählt.",
            question.key,
            most=int(most),
            chosen=chosen,
        )
