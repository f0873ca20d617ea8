"""What the coordination office sees of drafts is right at every moment."""

from sqlalchemy.orm import Session

from participation.config import Config
from participation.contributions.actions.responses import ResponseDraft, answered
from participation.contributions.actions.visibility import hide, publish, withdraw
from participation.kernel.db import Database
from participation.kts.actions.figures import keep_figures
from tests.factories import a_moderator, a_municipality
from tests.formats.documents.cast import a_draft_process, a_remark
from tests.kts.recount import nothing_extra, overlooked


def test_remarks_are_counted_at_once(session: Session, database: Database, config: Config) -> None:
    town = a_municipality(session)
    process = a_draft_process(session, town)
    session.commit()
    first, second = a_remark(session, process), a_remark(session, process, "Weniger Beton.")
    session.commit()
    for step in (
        lambda: answered(session, first, ResponseDraft("Danke.", None), a_moderator(town)),
        lambda: hide(session, first, actor_id=7),
        lambda: publish(session, first, actor_id=7),
        lambda: withdraw(session, second, actor_id=None),
    ):
        assert not overlooked(session, nothing_extra)
        keep_figures(config, database)
        step()
        session.commit()
    assert not overlooked(session, nothing_extra)
