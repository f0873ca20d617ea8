"""What the coordination office sees of surveys is right at every moment."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.surveys.actions.sheets import enter_sheet, save_page, send_sheet
from participation.formats.surveys.models import QuestionKind, Sheet, SheetState, Survey
from participation.kernel.db import Database
from participation.kts.actions.figures import keep_figures
from tests.factories import a_moderator, a_municipality, a_process
from tests.formats.surveys.cast import EVERY_KIND, a_survey
from tests.kts.recount import Counted, overlooked


def sheets(session: Session, module: int) -> Counted:
    """Sheets that were sent."""
    asked = sa.select(Sheet).join(Survey, Survey.id == Sheet.survey_id).where(Survey.module_id == module)
    return {"sheets": sum(row.state is SheetState.SENT for row in session.scalars(asked))}


def test_sheets_are_counted_when_they_are_sent(session: Session, database: Database, config: Config) -> None:
    town = a_municipality(session)
    text = next(one for one in EVERY_KIND if one["kind"] is QuestionKind.LONG)
    survey = a_survey(session, a_process(session, town), [text])
    session.commit()
    answer = {survey.questions[0].key: {"text": "Mehr Bäume."}}
    for step in (
        lambda: save_page(session, survey, "p", lambda _before: answer, viewer=None),
        lambda: send_sheet(session, survey, "p", viewer=None),
        lambda: enter_sheet(session, survey, "q", answer, viewer=a_moderator(town)),
    ):
        session.commit()
        keep_figures(config, database)
        step()
        session.commit()
        assert not overlooked(session, sheets)
    assert sheets(session, survey.module_id) == {"sheets": 2}
