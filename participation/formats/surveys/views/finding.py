"""What every page of a survey needs first: the survey, visible to this viewer, and its addresses."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey
from participation.formats.surveys.queries.finding import survey_of
from participation.processes.views.modules import Address, address_of, opened, read, url_parts

MODULE = "/<municipality>/<process>/<surveys:module>"
DESK = "/verwaltung/<municipality>/verfahren/<process>/<surveys:module>"
BOTH = ["GET", "POST"]


def opened_survey(address: Address) -> tuple[Session, Survey]:
    """The request's session and the survey of an address. Raises Missing."""
    session, module = opened(address)
    return session, survey_of(session, module)


def read_survey(address: Address) -> tuple[Session, Survey]:
    """The same in a session that locks nothing, for what is slow. Raises Missing."""
    session, module = read(address)
    return session, survey_of(session, module)


def survey_url(endpoint: str, survey: Survey, **more: Any) -> str:
    """The address of one of a survey's pages."""
    return url_for(f"surveys.{endpoint}", **url_parts(address_of(survey.module)), **more)
