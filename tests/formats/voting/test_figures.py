"""What the coordination office sees of votes is right at every moment, and no more than their public log tells."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.models import Vote, log_leaf, roll
from participation.kernel.db import Database
from participation.kts.actions.figures import keep_figures
from tests.formats.voting.votes import a_vote, begin, cast, close, keys_of
from tests.kts.recount import Counted, overlooked


def ballots(session: Session, module: int) -> Counted:
    """Ballots in the log; of open support, people with a mark."""
    found = 0
    for vote in session.scalars(sa.select(Vote).where(Vote.module_id == module)):
        table = (
            log_leaf.c.vote_id == vote.id if vote.secret else sa.and_(roll.c.vote_id == vote.id, roll.c.voted)
        )
        found += session.scalar(sa.select(sa.func.count()).where(table)) or 0
    return {"ballots": found}


def test_ballots_are_counted_with_the_log(session: Session, database: Database, config: Config) -> None:
    vote = a_vote(session)
    keys = keys_of(config, vote)
    codes = begin(session, keys, vote)
    session.commit()
    keep_figures(config, database)
    cast(session, keys, vote, codes, [{"approve": ["1"]}] * 3)
    session.commit()
    assert not overlooked(session, ballots)
    assert ballots(session, vote.module_id) == {"ballots": 0}
    keep_figures(config, database)
    close(session, keys, vote)
    session.commit()
    assert not overlooked(session, ballots)
    assert ballots(session, vote.module_id) == {"ballots": 3}
