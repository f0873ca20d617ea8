"""Names in files: ASCII columns that every program reads, and German names of what was counted."""

import re
from collections.abc import Iterable

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import OTHER
from participation.formats.surveys.policy.counting.ranges import ends

LONGEST = 32
"""Letters that a variable may have in SAS and Stata; SPSS and R allow more."""
_NOT_ALLOWED = re.compile(r"[^a-z0-9_]+")


def column_name(*parts: str) -> str:
    """`f2_a`: lower-case ASCII, beginning with a letter, at most LONGEST."""
    name = _NOT_ALLOWED.sub("_", "_".join(parts).lower()).strip("_")
    return (name if name[:1].isalpha() else f"v_{name}")[:LONGEST]


def unlike(names: Iterable[str]) -> list[str]:
    """The same names with a number behind those that were there already."""
    found: list[str] = []
    for name in names:
        number, free = 1, name
        while free in found:
            number += 1
            free = f"{name[: LONGEST - len(str(number)) - 1]}_{number}"
        found.append(free)
    return found


def title_of(options: Iterable[dict[str, object]], key: str) -> str:
    """The title of an option or row; its key where it is not there any more."""
    if key == OTHER:
        return "Sonstiges"
    return next((str(one["title"]) for one in options if str(one["key"]) == key), key)


def cell_title(question: Question, key: str) -> str:
    """What a cell of a question is called."""
    if question.kind is QuestionKind.POINT:
        return "Feld auf der Karte"
    if question.kind is QuestionKind.NUMBER:
        low, below = ends(key)
        return f"ab {low} bis unter {below}"
    if question.kind is QuestionKind.DATE:
        first, last = ends(key)
        return first if first == last else f"{first} bis {last}"
    if question.kind is QuestionKind.SCALE:
        return step_title(question, int(key))
    return title_of(question.options, key)


def step_title(question: Question, step: int) -> str:
    """`1 (gar nicht)`"""
    rules = question.rules
    named = {rules.get("first", 1): "first_label", rules.get("last", 5): "last_label"}
    label = rules.get(named.get(step, ""), "")
    return f"{step} ({label})" if label else str(step)
