"""What a survey has from its beginning: what its blueprint presets, or what the survey asks that it is a copy of."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.models import (
    Access,
    Interim,
    Question,
    QuestionKind,
    Survey,
    SurveySettings,
    Trait,
)
from participation.formats.surveys.queries.finding import survey_of
from participation.processes.catalogue import settings_of
from participation.processes.models import Module

_COPIED = (
    "key", "kind", "title", "help", "required", "confidential", "trait", "options", "rows", "rules", "only_if",
)  # fmt: skip

_EMPTY: dict[str, Any] = {
    "help": "", "required": False, "confidential": False, "trait": Trait.NONE, "options": [], "rows": [], "rules": {},
    "only_if": {},
}  # fmt: skip
"""What a plan need not say."""


def seed(session: Session, module: Module, of: Module | None) -> None:
    """Make the survey of a new module. The caller records it.

    A copy asks the same and shows the same pictures; sheets, codes and what staff said of the results stay behind.
    """
    survey = _preset(settings_of(module)) if of is None else _copied(survey_of(session, of))
    survey.municipality_id, survey.module = module.municipality_id, module
    for position, question in enumerate(survey.questions, 1):
        question.municipality_id, question.position = module.municipality_id, position
        question.key = question.key or f"f{position}"
    session.add(survey)
    session.flush()


def _preset(settings: SurveySettings) -> Survey:
    return Survey(
        access=Access(settings.access),
        interim=Interim(settings.interim),
        intro=settings.intro,
        thanks=settings.thanks,
        questions=[question_of_plan(values) for values in settings.questions],
    )


def _copied(source: Survey) -> Survey:
    return Survey(
        access=source.access,
        interim=source.interim,
        intro=source.intro,
        thanks=source.thanks,
        population=dict(source.population),
        population_source=source.population_source,
        questions=[
            question_of_plan({name: getattr(one, name) for name in _COPIED}) for one in source.questions
        ],
    )


def question_of_plan(values: dict[str, Any]) -> Question:
    """Own copies of lists and rules: two questions must never share one. Blueprints say kinds as plain words."""
    own = {name: _own(value) for name, value in (_EMPTY | values).items()}
    own["kind"], own["trait"] = QuestionKind(own["kind"]), Trait(own["trait"])
    return Question(**own)


def _own(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _own(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_own(part) for part in value]
    return value
