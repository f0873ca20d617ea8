"""Beginning a sheet, putting pages of it away, sending it, and writing down what came on paper.

Pages are put away without an entry in the trail: nobody's going back and forth is anybody's business. That a sheet was
sent is recorded of the survey, in the hour of the sheet, without naming sheet or person.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.surveys.models import Sheet, SheetState, Survey, SurveyCode
from participation.formats.surveys.policy.answers import anywhere, reviewed
from participation.formats.surveys.policy.answers.places import WhyNot
from participation.formats.surveys.policy.conditions import Answer, answers_to_asked
from participation.formats.surveys.policy.entering import SENT, require_may_answer, require_unused
from participation.formats.surveys.queries.sheets import code_used, locked_sheet
from participation.kernel import changes, clock, dialect
from participation.kernel.errors import Conflict, DomainError
from participation.processes.policy import require_desk

Stored = Mapping[str, Answer]
EMPTY = "Sie haben noch keine Frage beantwortet."


class Unfinished(DomainError):
    """A sheet that can not be sent yet; `problems` says what is missing, by question key."""

    def __init__(self, problems: Mapping[str, DomainError]) -> None:
        super().__init__("Einige Antworten fehlen noch oder passen nicht.")
        self.problems = problems


def save_page(
    session: Session,
    survey: Survey,
    person: str,
    change: Callable[[Stored], Mapping[str, Answer]],
    *,
    viewer: Viewer | None,
) -> None:
    """Put away what `change` makes of the answers so far; begins the sheet where there is none.

    Two tabs put away their pages one after the other, and neither undoes the other's. Raises NotAllowed outside the
    phase, Conflict once the sheet was sent.
    """
    require_may_answer(survey, viewer, clock.now())
    dialect.insert_once(session, Sheet, _begun(survey, person))
    sheet = locked_sheet(session, survey, person)
    if sheet is None or sheet.state is SheetState.SENT:
        raise Conflict(SENT)
    changed = dict(change(sheet.answers))
    session.execute(
        sa.update(Sheet).where(Sheet.id == sheet.id).values(answers=changed, saved_at=clock.now()),
        execution_options={"synchronize_session": False},
    )


def send_sheet(
    session: Session,
    survey: Survey,
    person: str,
    *,
    viewer: Viewer | None,
    code_ref: str = "",
    why_not: WhyNot = anywhere,
) -> None:
    """Send a sheet; sent before, it stays as it is. With `code_ref` its code is used up in the same transaction.

    Raises Unfinished, NotAllowed outside the phase, and for a code that is none or was used.
    """
    sheet = locked_sheet(session, survey, person)
    if sheet is not None and sheet.state is SheetState.SENT:
        return
    require_may_answer(survey, viewer, clock.now())
    found = reviewed(survey.questions, sheet.answers if sheet else {}, why_not)
    if found.problems:
        raise Unfinished(found.problems)
    if sheet is None or not found.answers:
        raise DomainError(EMPTY)
    if code_ref:
        use_up(session, survey, code_ref)
    sent = _sent(clock.now()) | {"answers": dict(found.answers)}
    still_open = (Sheet.id == sheet.id, Sheet.state == SheetState.STARTED)
    session.execute(
        sa.update(Sheet).where(*still_open).values(**sent), execution_options={"synchronize_session": False}
    )
    changes.note(session, changes.MODULE, survey.module_id)
    trail.record(session, "sheet.sent", survey, at=sent["sent_at"])


def enter_sheet(
    session: Session,
    survey: Survey,
    person: str,
    answers: Stored,
    *,
    viewer: Viewer | None,
    code_ref: str = "",
) -> None:
    """Write down a sheet that came on paper: as it is, whether or not everything required is answered.

    Allowed after the end as well: letters take their time. Entered twice (a double click), it is there once. Raises
    NotAllowed for everybody else, DomainError for an empty one.
    """
    staff = require_desk(viewer, survey.module.process)
    given = answers_to_asked(survey.questions, answers)
    if not given:
        raise DomainError("Auf diesem Bogen ist noch keine Antwort eingetragen.")
    row = _begun(survey, person) | _sent(clock.now()) | {"answers": given, "channel": "paper"}
    if not dialect.insert_once(session, Sheet, row):
        return
    if code_ref:
        use_up(session, survey, code_ref)
    changes.note(session, changes.MODULE, survey.module_id)
    trail.record(session, "sheet.entered", survey, actor_id=staff.account_id)


def drop_sheet(session: Session, survey: Survey, person: str) -> None:
    """Throw away a sheet that was not sent, because its writer wants to."""
    mine = (Sheet.survey_id == survey.id, Sheet.person == person, Sheet.state == SheetState.STARTED)
    session.execute(sa.delete(Sheet).where(*mine), execution_options={"synchronize_session": False})


def use_up(session: Session, survey: Survey, ref: str) -> None:
    """Use a code; of two at once the database lets one pass. Raises NotAllowed or Conflict."""
    mine = (SurveyCode.survey_id == survey.id, SurveyCode.ref == ref, ~SurveyCode.used)
    statement = sa.update(SurveyCode).where(*mine).values(used=True).returning(SurveyCode.id)
    if session.execute(statement, execution_options={"synchronize_session": False}).first() is None:
        require_unused(used=code_used(session, survey, ref))


def _begun(survey: Survey, person: str) -> dict[str, Any]:
    now = clock.now()
    return {
        "municipality_id": survey.municipality_id,
        "survey_id": survey.id,
        "person": person,
        "state": SheetState.STARTED,
        "channel": "online",
        "answers": {},
        "started_at": now,
        "saved_at": now,
    }


def _sent(at: datetime) -> dict[str, Any]:
    """All times of a sent sheet are the same full hour: they lead neither to a code nor to an entry of a log."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    return {"state": SheetState.SENT, "started_at": hour, "saved_at": hour, "sent_at": hour}
