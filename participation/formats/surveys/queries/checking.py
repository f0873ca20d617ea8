"""What to think over before a survey is published."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.surveys.policy.checking import findings
from participation.formats.surveys.queries.finding import survey_of
from participation.processes.catalogue import Finding
from participation.processes.models import Module


def check(session: Session, module: Module) -> Sequence[Finding]:
    """The findings for the survey of a module; the desk of the survey is where they are mended."""
    return findings(survey_of(session, module))
