"""Limits for people without an account, and codes: looked at before anything is put away."""

from datetime import timedelta

from flask import request
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.formats.surveys.forms.sheet import CodeForm
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.entering import require_unused
from participation.formats.surveys.policy.references import of_code
from participation.formats.surveys.queries.sheets import code_used
from participation.kernel import limits, web

BEGUN = limits.Limit("survey-sheet", 60, timedelta(minutes=10))
"""Sheets begun from one address: a school class at once, and nobody who fills in thousands."""
WRONG = limits.Limit("survey-code", 60, timedelta(hours=1))
"""Wrong codes from one address: a class of pupils who mistype, and nobody who guesses among 2 ** 64."""


def count_begun(session: Session) -> None:
    """Count a sheet that a guest begins. Raises TooMany."""
    if viewer() is None and web.config().rate_limits:
        limits.count(session, BEGUN, _network())


def code_ref(survey: Survey, code: str) -> str:
    """What the database knows of a code; "" for none."""
    return of_code(web.config().secret, survey.id, code) if code else ""


def checked_code(session: Session, survey: Survey, form: CodeForm) -> str:
    """The code that was typed, if it still opens a sheet. Raises DomainError; wrong ones are counted."""
    code = form.typed_code()
    used = code_used(session, survey, code_ref(survey, code))
    if used is None and web.config().rate_limits:
        with web.platform().database.unit_of_work() as own:  # whatever becomes of this request
            limits.count(own, WRONG, _network())
    require_unused(used=used)
    return code


def _network() -> str:
    return limits.anonymous(web.config().secret, request.remote_addr or "")
