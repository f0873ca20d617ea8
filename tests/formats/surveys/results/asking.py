"""Questions and sheets that need no database."""

from typing import Any

from participation.formats.surveys.models import Question, QuestionKind, Trait
from participation.formats.surveys.policy.counting import Counts, Figure, count
from participation.formats.surveys.policy.disclosure import public_figures

_PLAIN: dict[str, Any] = {
    "title": "Was?",
    "help": "",
    "required": False,
    "confidential": False,
    "trait": Trait.NONE,
    "options": [],
    "rows": [],
    "rules": {},
    "only_if": {},
}


def options(*keys: str) -> list[dict[str, str]]:
    """Options that are called like their keys."""
    return [{"key": key, "title": key.upper()} for key in keys]


def a_question(key: str, kind: QuestionKind, **values: Any) -> Question:
    """A question that is asked of everybody unless told."""
    return Question(**(_PLAIN | {"key": key, "kind": kind, "position": 1} | values))


def yes_or_no(key: str, **values: Any) -> Question:
    """The options are a and b."""
    return a_question(key, QuestionKind.SINGLE, **({"options": options("a", "b")} | values))


def chose(key: str, option: str, times: int) -> list[dict[str, Any]]:
    """That many sheets, all with the same answer."""
    return [{key: {"choice": option}} for _each in range(times)]


def told(
    questions: list[Question], sheets: list[dict[str, Any]], *, rounds: bool = False
) -> dict[str, Figure]:
    """What everybody sees of them."""
    found = public_figures(questions, count(questions, sheets), rounds=rounds)
    return {one.question: one for one in found}


def counted(questions: list[Question], sheets: list[dict[str, Any]]) -> Counts:
    """All of them."""
    return count(questions, iter(sheets))
