"""What the coordination office sees of conversations is right at every moment."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.contributions.actions.visibility import hide
from participation.formats.statements.actions.rating import take_back
from participation.formats.statements.models import StatementVote
from participation.kernel.db import Database
from participation.kts.actions.figures import keep_figures
from tests.factories import a_municipality, a_process
from tests.formats.statements.cast import a_conversation, a_statement, vote
from tests.kts.recount import Counted, overlooked


def votes(session: Session, module: int) -> Counted:
    """Votes and who cast them."""
    rows = session.scalars(sa.select(StatementVote).where(StatementVote.module_id == module)).all()
    return {"ratings": len(rows), "participants": len({row.voter for row in rows})}


def test_votes_and_statements_are_counted_at_once(
    session: Session, database: Database, config: Config
) -> None:
    module = a_conversation(session, a_process(session, a_municipality(session)))
    session.commit()
    statement = a_statement(session, module)
    for step in (
        lambda: vote(session, module, statement, 1, "a"),
        lambda: vote(session, module, statement, -1, "b"),
        lambda: vote(session, module, statement, -1, "a"),
        lambda: take_back(session, module, statement, voter="voter-b", viewer=None),
        lambda: hide(session, statement, actor_id=7),
    ):
        session.commit()
        keep_figures(config, database)
        step()
        session.commit()
        assert not overlooked(session, votes)
