"""What each kind of question gives to its sheets' rows: one column, or one for each option, row or coordinate."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.conditions import Answer
from participation.formats.surveys.policy.counting import OTHER
from participation.formats.surveys.policy.counting.exact import option_keys, scale_keys
from participation.formats.surveys.policy.counting.marks import chosen
from participation.formats.surveys.results.names import column_name, step_title, title_of
from participation.kernel.tables import ColumnKind

Read = Callable[[Answer], Any]
Codes = Mapping[str, str]
_CHOSEN = {"0": "nicht gewählt", "1": "gewählt"}


@dataclass(frozen=True, slots=True)
class Variable:
    """A column that holds an answer, or a part of one. `read` is given the answer to a question that was asked and
    answered; anything else is an empty cell. `asks`: it says whether the question was asked at all."""

    name: str
    label: str
    kind: ColumnKind
    question: Question
    read: Read
    codes: Codes | None = None
    identifies: bool = False
    """Whether it may tell who somebody is: texts and places."""
    asks: bool = False
    repeats: bool = False
    """Whether it says in words what the column before says as a code."""


def measured(question: Question) -> Iterator[Variable]:
    """The columns of a question's answers."""
    match question.kind:
        case QuestionKind.SINGLE:
            yield from _single(question)
        case QuestionKind.MULTIPLE:
            yield from _several(question)
        case QuestionKind.IMAGE:
            yield from _several(question) if question.rules.get("multiple") else _single(question)
        case QuestionKind.MATRIX:
            yield from (_row(question, str(row["key"])) for row in question.rows)
        case QuestionKind.RANKING:
            yield from (_place(question, key) for key in option_keys(question))
        case QuestionKind.POINT:
            yield _plain(question, ColumnKind.LON, lambda answer: round(answer["lon"], 6), "laenge", "Länge")
            yield _plain(question, ColumnKind.LAT, lambda answer: round(answer["lat"], 6), "breite", "Breite")
        case _:
            yield _value(question)


def _single(question: Question) -> Iterator[Variable]:
    keys, codes = option_keys(question), _codes(question)
    name = column_name(question.key)
    yield Variable(
        name, question.title, ColumnKind.INTEGER, question, lambda answer: _code(keys, _first(answer)), codes
    )
    yield Variable(
        column_name(question.key, "text"),
        f"{question.title}: in Worten",
        ColumnKind.TEXT,
        question,
        lambda answer: title_of(question.options, _first(answer)),
        repeats=True,
    )
    yield from _other(question)


def _several(question: Question) -> Iterator[Variable]:
    for key in option_keys(question):
        title = title_of(question.options, key)
        yield Variable(
            column_name(question.key, key),
            f"{question.title}: {title}",
            ColumnKind.BOOLEAN,
            question,
            partial(_is_chosen, key),
            _CHOSEN,
        )
    yield from _other(question)


def _other(question: Question) -> Iterator[Variable]:
    if question.rules.get("other"):
        yield Variable(
            column_name(question.key, "sonstiges"),
            f"{question.title}: Sonstiges, Text",
            ColumnKind.TEXT,
            question,
            lambda answer: answer.get(OTHER) or None,
            identifies=True,
        )


def _row(question: Question, row: str) -> Variable:
    keys = option_keys(question)
    return Variable(
        column_name(question.key, row),
        f"{question.title}: {title_of(question.rows, row)}",
        ColumnKind.INTEGER,
        question,
        lambda answer: _code(keys, answer["rows"].get(row)),
        _codes(question),
    )


def _place(question: Question, key: str) -> Variable:
    return Variable(
        column_name(question.key, key),
        f"{question.title}: Platz von {title_of(question.options, key)}",
        ColumnKind.INTEGER,
        question,
        lambda answer: answer["order"].index(key) + 1 if key in answer["order"] else None,
    )


def _value(question: Question) -> Variable:
    match question.kind:
        case QuestionKind.SCALE:
            codes = {key: step_title(question, int(key)) for key in scale_keys(question)}
            return _plain(question, ColumnKind.INTEGER, lambda answer: answer["number"], codes=codes)
        case QuestionKind.NUMBER:
            return _plain(question, ColumnKind.NUMBER, lambda answer: Decimal(str(answer["number"])))
        case QuestionKind.DATE:
            return _plain(question, ColumnKind.DATE, lambda answer: date.fromisoformat(answer["day"]))
    return _plain(question, ColumnKind.TEXT, lambda answer: answer["text"])


_IDENTIFYING = frozenset({QuestionKind.SHORT, QuestionKind.LONG, QuestionKind.POINT})


def _plain(
    question: Question,
    kind: ColumnKind,
    read: Read,
    suffix: str = "",
    word: str = "",
    codes: Codes | None = None,
) -> Variable:
    name = column_name(question.key, suffix) if suffix else column_name(question.key)
    label = f"{question.title}: {word}" if word else question.title
    return Variable(name, label, kind, question, read, codes, identifies=question.kind in _IDENTIFYING)


def _codes(question: Question) -> Codes:
    """1, 2, … in the order of the sheet; an order that no longer changes once sheets came in."""
    return {
        str(number): title_of(question.options, key) for number, key in enumerate(option_keys(question), 1)
    }


def _code(keys: Sequence[str], key: str | None) -> int | None:
    return keys.index(key) + 1 if key in keys else None


def _is_chosen(key: str, answer: Answer) -> bool:
    return key in chosen(answer)


def _first(answer: Answer) -> str:
    return next(iter(chosen(answer)), "")
