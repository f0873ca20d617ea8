"""Limits for people without an account, and codes: looked at before anything is put away."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.views.guests import count_guest
from participation.formats.surveys.forms.sheet import CodeForm
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.entering import require_unused
from participation.formats.surveys.policy.references import of_code
from participation.formats.surveys.queries.sheets import code_used
from participation.kernel import limits, web
from participation.kernel.visitors import count_apart

BEGUN = limits.Limit("survey-sheet", 60, timedelta(minutes=10))
"""Sheets begun from one address: a school class at once, and nobody who fills in thousands."""
WRONG = limits.Limit("survey-code", 60, timedelta(hours=1))
"""Wrong codes from one address: a class of pupils who mistype, and nobody who guesses among 2 ** 64."""


def count_begun(session: Session) -> None:
    """Count a sheet that a guest begins. Raises TooMany."""
    count_guest(session, BEGUN)


def code_ref(survey: Survey, code: str) -> str:
    """What the database knows of a code; "" for none."""
    return of_code(web.config().secret, survey.id, code) if code else ""


def checked_code(session: Session, survey: Survey, form: CodeForm) -> str:
    """The code that was typed, if it still opens a sheet. Raises DomainError; wrong ones are counted."""
    code = form.typed_code()
    used = code_used(session, survey, code_ref(survey, code))
    if used is None:
        count_apart(WRONG)  # whatever becomes of this request
    require_unused(used=used)
    return code
