"""What was counted for everybody, and the surveys for which that may be due."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey, SurveyResult
from participation.formats.surveys.queries.finding import WHOLE
from participation.kernel.errors import Missing


def result_of(session: Session, survey: Survey) -> SurveyResult | None:
    """The figures that everybody may see once results are shown; None before they were counted."""
    found = sa.select(SurveyResult).where(SurveyResult.survey_id == survey.id)
    return session.scalar(found.execution_options(populate_existing=True))


def every_survey(session: Session) -> list[int]:
    """The ids of all surveys."""
    return list(session.scalars(sa.select(Survey.id).order_by(Survey.id)))


def survey_by_id(session: Session, survey_id: int, *, locked: bool = False) -> Survey:
    """A survey with its questions, for work outside of requests. Raises Missing."""
    asked = sa.select(Survey).where(Survey.id == survey_id).options(*WHOLE)
    found = session.scalar(asked.with_for_update() if locked else asked)
    if found is None:
        raise Missing
    return found
