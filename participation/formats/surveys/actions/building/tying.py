"""A question is tied to the answer to another one."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building.locking import held
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.dependencies import require_condition, require_order
from participation.formats.surveys.policy.desk import require_free


def set_condition(
    session: Session, survey: Survey, key: str, condition: Mapping[str, Any], *, viewer: Viewer | None
) -> None:
    """Ask a question, or show a section, only after certain answers; {} for always. The shape is that of
    `Question.only_if`. Raises DomainError for conditions that can not be met, NotAllowed where sheets came in."""
    desk = held(session, survey, viewer)
    require_free(fixed=desk.fixed)
    question = desk.question(key)
    if condition:
        require_condition(desk.questions, question, condition)
    question.only_if = dict(condition)
    require_order(desk.questions)
    desk.keep("question.saved", question)
