"""A vote closes by the clock, exactly once, also when nobody is there."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.sealing import append_waiting, empty_envelopes
from participation.formats.voting.models import Vote, VoteState, closed_roll, roll
from participation.formats.voting.policy.states import may_close
from participation.kernel import clock
from participation.processes.actions.versions import bump


def close_vote(session: Session, keys: Keys, vote: Vote) -> bool:
    """Close a vote whose time is over: the last batch goes into the log, the roll is written anew.

    The lock waits for every ballot that is going in and lets no other one in, so what is counted is what was
    committed. Answers whether it was this call that closed it.
    """
    session.refresh(vote, with_for_update=True)
    if not may_close(vote, clock.now()):
        return False
    vote.state, vote.closed_at = VoteState.CLOSED, clock.now()
    if vote.secret and vote.frozen:
        empty_envelopes(session, vote)
        append_waiting(session, keys, vote)
    rewrite_roll(session, vote)
    bump(session, vote.module_id)
    trail.record(session, "vote.closed", vote, ballots=vote.size)
    return True


def rewrite_roll(session: Session, vote: Vote) -> None:
    """Write the roll into a table of its own, sorted by reference, in this one transaction: what PostgreSQL
    remembers of each entry is then the same for all, and the old rows with their memories go."""
    columns = [column.name for column in roll.columns]
    entries = sa.select(*roll.columns).where(roll.c.vote_id == vote.id).order_by(roll.c.ref)
    session.execute(sa.insert(closed_roll).from_select(columns, entries))
    session.execute(sa.delete(roll).where(roll.c.vote_id == vote.id))
