"""What a blueprint takes along of a survey: its questions and what depends on what."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.queries.finding import survey_of
from participation.processes.models import Module

DAYS = frozenset({"earliest", "latest"})
"""Rules that name a day of the town's own calendar."""


def describe(session: Session, module: Module) -> dict[str, Any]:
    """Questions, choices, conditions, and which of them compare with the population; without its figures, without
    pictures and without anything of an answer sheet, quotations included."""
    survey = survey_of(session, module)
    return {
        "access": survey.access.value,
        "interim": survey.interim.value,
        "intro": survey.intro,
        "thanks": survey.thanks,
        "questions": [_question(survey, one) for one in survey.questions],
    }


def _question(survey: Survey, question: Question) -> dict[str, Any]:
    with_pictures = question.kind is QuestionKind.IMAGE
    return {
        "key": question.key,
        "kind": question.kind.value,
        "title": question.title,
        "help": question.help,
        "required": question.required,
        "confidential": question.confidential,
        "trait": question.trait.value,
        "options": [] if with_pictures else _titles(question.options),
        "rows": _titles(question.rows),
        "rules": {name: value for name, value in question.rules.items() if name not in DAYS},
        "only_if": _condition(survey, question),
    }


def _titles(options: list[Any]) -> list[dict[str, str]]:
    return [{"key": one["key"], "title": one["title"]} for one in options]


def _condition(survey: Survey, question: Question) -> dict[str, Any]:
    """What hangs on a choice of pictures hangs on nothing: they stay behind."""
    pictures = {one.key for one in survey.questions if one.kind is QuestionKind.IMAGE}
    return {} if question.only_if.get("question") in pictures else dict(question.only_if)
