"""Questions change places, and go."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building.locking import held
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.dependencies import require_order, require_unused
from participation.formats.surveys.policy.desk import require_free
from participation.kernel import ordering


def move_question(session: Session, survey: Survey, key: str, *, up: bool, viewer: Viewer | None) -> None:
    """Change places with the question before (or after) it; at the edge nothing happens. Raises DomainError where a
    condition would then look ahead, NotAllowed where sheets came in."""
    desk = held(session, survey, viewer)
    require_free(fixed=desk.fixed)
    question = desk.question(key)
    ordering.shift(desk.questions, question, up=up)
    require_order(sorted(desk.questions, key=lambda one: one.position))
    desk.keep("question.saved", question)
    session.expire(survey, ["questions"])


def remove_question(session: Session, survey: Survey, key: str, *, viewer: Viewer | None) -> None:
    """Take a question out. Raises DomainError where another one hangs on it, NotAllowed where sheets came in."""
    desk = held(session, survey, viewer)
    require_free(fixed=desk.fixed)
    question = desk.question(key)
    require_unused(desk.questions, question)
    survey.population = {name: figures for name, figures in survey.population.items() if name != key}
    desk.keep("question.removed", question)
    desk.questions.remove(question)
    desk.renumber()
    session.flush()
