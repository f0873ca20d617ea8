"""Surveys by what they belong to, and what came in."""

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.formats.surveys.models import Question, Sheet, SheetState, Survey
from participation.kernel.errors import Missing
from participation.processes.models import Module, Process

WHOLE = (
    selectinload(Survey.questions),
    selectinload(Survey.module).selectinload(Module.process).selectinload(Process.modules),
)
"""Not joined: PostgreSQL locks no row that an outer join hangs on."""


def survey_of(session: Session, module: Module) -> Survey:
    """The survey of a module, with its questions. Raises Missing."""
    asked = sa.select(Survey).where(Survey.module_id == module.id).options(*WHOLE)
    found = session.scalars(asked).one_or_none()
    if found is None:
        raise Missing
    return found


def question_of(survey: Survey, key: str) -> Question:
    """A question by its key. Raises Missing."""
    for question in survey.questions:
        if question.key == key:
            return question
    raise Missing


def has_sheets(session: Session, survey: Survey) -> bool:
    """Whether anybody has ever begun to answer: from then on only wording may change."""
    asked = sa.select(Sheet.id).where(Sheet.survey_id == survey.id).limit(1)
    return session.scalar(asked) is not None


def sent_count(session: Session, survey: Survey) -> int:
    """How many sheets were sent."""
    asked = sa.select(sa.func.count()).where(Sheet.survey_id == survey.id, Sheet.state == SheetState.SENT)
    return session.scalar(asked) or 0
