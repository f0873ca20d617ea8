"""A survey as a blueprint describes it."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.actions.seeding import question_of_plan
from participation.formats.surveys.models import Access, Interim, Question, QuestionKind, Trait
from participation.formats.surveys.policy.dependencies import require_condition, require_order
from participation.formats.surveys.policy.questions import (
    LONGEST_OPTION,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    MOST_ROWS,
    TEXTS,
    QuestionDraft,
    require_valid,
)
from participation.formats.surveys.queries.finding import survey_of
from participation.kernel.errors import DomainError
from participation.kernel.foreign import Part
from participation.processes.models import Module

QUESTION_KEY, OPTION_KEY, ROW_KEY = (
    re.compile(pattern) for pattern in ("f[1-9][0-9]{0,3}", "[a-z]{1,3}", "r[1-9][0-9]{0,2}")
)
Reader = Callable[[Part, str], Any]


def _number(least: int, most: int) -> Reader:
    return lambda told, name: told.number(name, least, most)


def _line(most: int) -> Reader:
    return lambda told, name: told.line(name, most)


RULES: dict[QuestionKind, dict[str, Reader]] = {
    QuestionKind.SINGLE: {"other": Part.flag},
    QuestionKind.MULTIPLE: {"other": Part.flag, "most": _number(1, MOST_OPTIONS + 1)},
    QuestionKind.RANKING: {"most": _number(1, MOST_OPTIONS)},
    QuestionKind.IMAGE: {"multiple": Part.flag, "most": _number(1, MOST_OPTIONS)},
    QuestionKind.SHORT: {"longest": _number(1, TEXTS[QuestionKind.SHORT])},
    QuestionKind.LONG: {"longest": _number(1, TEXTS[QuestionKind.LONG])},
    QuestionKind.SCALE: {
        "first": _number(0, 10), "last": _number(0, 10), "first_label": _line(60), "last_label": _line(60),
    },
    QuestionKind.NUMBER: {
        "least": Part.quantity, "most": Part.quantity, "decimals": _number(0, 3), "unit": _line(20),
    },
}  # fmt: skip
"""The rules that a question of each kind may have, and how each is read; others are left out."""


def build(session: Session, module: Module, description: Mapping[str, Any]) -> None:
    """Set the questions of a new survey. Raises DomainError, also for conditions that no answer can meet. The caller
    records it."""
    told, survey = Part(description), survey_of(session, module)
    survey.access, survey.interim = told.member("access", Access), told.member("interim", Interim)
    survey.intro, survey.thanks = told.text("intro", 2_000), told.text("thanks", 2_000)
    parts = told.parts("questions", MOST_QUESTIONS)
    questions = [_question(one) for one in parts]
    _require_each_once([one.key for one in questions])
    for part, question in zip(parts, questions, strict=True):
        question.only_if = _condition(part, questions, question)
    require_order(questions)
    survey.questions.clear()
    session.flush()
    for position, question in enumerate(questions, 1):
        question.municipality_id, question.position = module.municipality_id, position
    survey.questions = questions
    session.flush()


def _question(told: Part) -> Question:
    kind = told.member("kind", QuestionKind)
    options = _titles(told, "options", OPTION_KEY, MOST_OPTIONS) if kind is not QuestionKind.IMAGE else []
    rows = _titles(told, "rows", ROW_KEY, MOST_ROWS)
    draft = QuestionDraft(
        kind=kind,
        title=told.line("title", 300, least=1),
        help=told.text("help", 1_000),
        required=told.flag("required"),
        confidential=told.flag("confidential"),
        trait=told.member("trait", Trait),
        options=tuple(one["title"] for one in options),
        rows=tuple(one["title"] for one in rows),
        rules=_rules(kind, told.part("rules")),
    )
    require_valid(draft)
    plain = {name: getattr(draft, name) for name in ("title", "help", "required", "confidential", "trait")}
    return question_of_plan(
        plain
        | {
            "kind": kind,
            "key": _key(told, QUESTION_KEY),
            "options": options,
            "rows": rows,
            "rules": draft.rules,
        }
    )


def _rules(kind: QuestionKind, told: Part) -> dict[str, Any]:
    return {name: read(told, name) for name, read in RULES.get(kind, {}).items() if name in told.values}


def _titles(told: Part, name: str, pattern: re.Pattern[str], most: int) -> list[dict[str, str]]:
    found = [
        {"key": _key(one, pattern), "title": one.line("title", LONGEST_OPTION, least=1)}
        for one in told.parts(name, most)
    ]
    _require_each_once([one["key"] for one in found])
    return found


def _key(told: Part, pattern: re.Pattern[str]) -> str:
    found = told.line("key", 16)
    if not pattern.fullmatch(found):
        raise DomainError("Der Schlüssel „%(key)s“ ist hier nicht möglich.", key=found)
    return found


def _require_each_once(keys: list[str]) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise DomainError("Der Schlüssel „%(key)s“ kommt zweimal vor.", key=twice)


def _condition(told: Part, questions: list[Question], question: Question) -> dict[str, Any]:
    asked = told.part("only_if")
    if not asked.values:
        return {}
    found: dict[str, Any] = {"question": asked.line("question", 16, least=1)}
    if "any" in asked.values:
        found["any"] = asked.lines("any", MOST_OPTIONS + 1, 16)
    found |= {name: asked.quantity(name) for name in ("least", "most") if name in asked.values}
    require_condition(questions, question, found)
    return found
