"""Who may fill in a sheet, and when."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.formats.surveys.models import Access, QuestionKind, Survey
from participation.kernel.errors import Conflict, NotAllowed
from participation.processes import policy as processes
from participation.processes.models import Access as Circle
from participation.processes.models import Step

USED = "Dieser Code wurde schon benutzt. Mit jedem Code kann ein Fragebogen abgeschickt werden."
SENT = (
    "Dieser Fragebogen ist schon abgeschickt und lässt sich nicht mehr ändern. Was Sie zuletzt eingegeben haben, ist "
    "nicht gespeichert."
)


def require_may_answer(survey: Survey, viewer: Viewer | None, at: datetime) -> None:
    """Raise NotAllowed, with the reason and the dates, for whom the survey is not, or not now.

    A code opens a sheet without an account, but nothing that is for invited people only.
    """
    module = survey.module
    processes.require_step(module, Step.ANSWER, at)
    if all(question.kind is QuestionKind.HEADING for question in survey.questions):
        raise NotAllowed("Die Fragen dieser Umfrage werden gerade vorbereitet.")
    if survey.access is Access.ACCOUNT and viewer is None:
        raise NotAllowed(
            "Bitte melden Sie sich an: Jedes Konto kann einen Fragebogen abschicken. Das Konto wird nicht mit Ihren "
            "Antworten gespeichert."
        )
    if survey.access is not Access.CODES or module.process.access is not Circle.OPEN:
        processes.require_author(module, viewer)


def require_unused(*, used: bool | None) -> None:
    """Raise for a code that is nobody's, or that somebody used already; at the field `code`."""
    if used is None:
        raise NotAllowed(
            "Diesen Code gibt es nicht. Bitte vergleichen Sie ihn noch einmal mit Ihrem Brief.", "code"
        )
    if used:
        raise Conflict(USED, "code")
