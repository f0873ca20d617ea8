"""How many codes there are."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey, SurveyCode


@dataclass(frozen=True, slots=True)
class CodeBalance:
    """Codes that were made, and how many of them opened a sheet that was sent."""

    issued: int = 0
    used: int = 0


def code_balance(session: Session, survey: Survey) -> CodeBalance:
    """The codes of a survey, counted."""
    used = sa.func.coalesce(sa.func.sum(sa.cast(SurveyCode.used, sa.Integer)), 0)
    asked = sa.select(sa.func.count(SurveyCode.id), used).where(SurveyCode.survey_id == survey.id)
    issued, opened = session.execute(asked).one()
    return CodeBalance(int(issued), int(opened))
