"""Whoever changes a survey waits for others who do, and sees what they did."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.surveys.models import Question, Survey
from participation.formats.surveys.queries.finding import has_sheets, question_of
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk


@dataclass(frozen=True, slots=True)
class Draftsman:
    """Somebody at work on a survey that nobody else can change meanwhile. `fixed`: sheets came in."""

    session: Session
    survey: Survey
    account_id: int
    fixed: bool

    @property
    def questions(self) -> list[Question]:
        """In their order."""
        return self.survey.questions

    def question(self, key: str) -> Question:
        """One of them. Raises Missing for one that somebody else has just removed."""
        return question_of(self.survey, key)

    def renumber(self) -> None:
        """Positions from 1, in the order of the list."""
        for position, question in enumerate(self.questions, 1):
            question.position = position

    def keep(self, action: str, subject: Question | Survey) -> None:
        """Write it, tell the caches and the trail."""
        self.session.flush()
        bump(self.session, self.survey.module_id)
        trail.record(self.session, action, subject, actor_id=self.account_id)


def held(session: Session, survey: Survey, viewer: Viewer | None) -> Draftsman:
    """Lock a survey. A first sheet waits as well: its row refers to this one. Raises Missing, or NotAllowed in the
    archive."""
    staff = require_desk(viewer, survey.module.process)
    session.refresh(survey, with_for_update=True)
    here = sa.select(Question).where(Question.survey_id == survey.id)
    session.scalars(here, execution_options={"populate_existing": True}).all()
    session.expire(survey, ["questions"])
    return Draftsman(session, survey, staff.account_id, has_sheets(session, survey))
