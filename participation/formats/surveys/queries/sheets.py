"""Sheets and codes, one by one."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Sheet, Survey, SurveyCode


def sheet_of(session: Session, survey: Survey, person: str) -> Sheet | None:
    """The sheet of whoever bears this keyed hash, finished or not; None where there is none."""
    if not person:
        return None
    return session.scalar(sa.select(Sheet).where(Sheet.survey_id == survey.id, Sheet.person == person))


def locked_sheet(session: Session, survey: Survey, person: str) -> Sheet | None:
    """The same, read anew and locked until this transaction ends."""
    statement = sa.select(Sheet).where(Sheet.survey_id == survey.id, Sheet.person == person)
    return session.scalar(statement.with_for_update().execution_options(populate_existing=True))


def code_used(session: Session, survey: Survey, ref: str) -> bool | None:
    """Whether a code was used; None where there is no such code. `ref` as in `policy.references.of_code`."""
    asked = sa.select(SurveyCode.used).where(SurveyCode.survey_id == survey.id, SurveyCode.ref == ref)
    return session.scalar(asked)


def entered_count(session: Session, survey: Survey) -> int:
    """How many sheets came on paper."""
    asked = sa.select(sa.func.count()).where(Sheet.survey_id == survey.id, Sheet.channel == "paper")
    return session.scalar(asked) or 0
