"""What overviews count of votes, and what is left of a person who goes."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.erasure import NOBODY, NOBODY_ELSE, erase
from participation.formats.voting.models import CodeBatch, Deed, Level, Method, roll
from participation.formats.voting.queries.summary import summarise
from participation.kernel import clock
from participation.processes.catalogue import Summary
from tests.factories import recorded
from tests.formats.voting.votes import a_result, a_vote, begin, cast, finish, keys_of, paper


def test_a_published_result_counts_paper_too(session: Session, config: Config) -> None:
    """By channel."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1"]}] * 3)
    paper(session, vote, "Rathaus", ballots=12, totals={"1": 12})
    finish(session, keys, vote)
    assert summarise(session, [vote.module_id]) == {
        vote.module_id: Summary(ballots=15, channels={"online": 3, "paper": 12})
    }


@pytest.mark.parametrize("over", [False, True])
def test_open_support_counts_people(session: Session, config: Config, over: bool) -> None:
    """Not their marks: somebody who supports two things is one; the same while it runs and when it is over."""
    vote = a_vote(session, level=Level.OPEN, method=Method.APPROVAL, rules={"most": 2})
    keys = keys_of(config, vote)
    cast(
        session,
        keys,
        vote,
        begin(session, keys, vote),
        [{"approve": ["1", "2"]}, {"approve": ["1"]}, {"approve": []}],
    )
    if over:
        finish(session, keys, vote)
    assert summarise(session, [vote.module_id])[vote.module_id].ballots == 2


def test_a_draft_counts_nothing(session: Session) -> None:
    """Nor does a module that has no vote."""
    vote = a_vote(session)
    assert summarise(session, [vote.module_id, 999]) == {vote.module_id: Summary()}
    assert summarise(session, []) == {}


def test_deeds_stay_two_peoples_when_both_are_gone(session: Session, config: Config) -> None:
    """The public was promised two; who they were, nobody knows any more."""
    vote = a_result(session, config, [{"approve": ["1"]}])
    paper(session, vote, "Rathaus", ballots=12, totals={"1": 12})
    batch = CodeBatch(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        label="Nord",
        size=3,
        made_by=1,
        made_at=clock.now(),
    )
    session.add(batch)
    recorded(session)
    for account in (1, 2):
        erase(session, account)
    session.expire_all()
    deed = session.scalars(sa.select(Deed)).one()
    assert (deed.proposed_by, deed.decided_by) == (NOBODY, NOBODY_ELSE)
    assert batch.made_by is None


def test_the_roll_stays_as_it_was(session: Session, config: Config) -> None:
    """Its size was published; whose an entry was, no one can tell without the key, and then not at all."""
    vote = a_vote(session)
    begin(session, keys_of(config, vote), vote, voters=5)
    for account in range(5):
        erase(session, account)
    assert session.scalar(sa.select(sa.func.count()).select_from(roll)) == 5
