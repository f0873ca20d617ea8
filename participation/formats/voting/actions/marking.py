"""Open support: a person's marks are counted for everybody to see, and can be changed while the vote is open."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.actions.casting import Fate
from participation.formats.voting.models import RollState, Vote, VoteState, mark, roll
from participation.formats.voting.policy.rules import most_choices
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.actions.versions import bump


def support_options(session: Session, vote: Vote, ref: str, keys: Collection[str]) -> Fate:
    """Put a person's marks where they now want them. The lock on their entry of the roll makes changes of one
    person wait for each other, so the limit holds in every race. Raises DomainError for too many or unknown ones."""
    wanted = {option.id for option in vote.options if option.key in keys}
    if len(wanted) != len(set(keys)):
        raise DomainError("Diese Möglichkeit steht nicht zur Wahl.", "choice")
    if len(wanted) > most_choices(vote):
        raise DomainError("Bitte wählen Sie höchstens %(most)s.", "choice", most=most_choices(vote))
    session.refresh(vote, with_for_update={"read": True})
    if vote.state is not VoteState.OPEN or not vote.is_open(clock.now()):
        return Fate.LATE if clock.now() >= vote.closes_at else Fate.EARLY
    here = (roll.c.vote_id == vote.id, roll.c.ref == ref)
    entry = session.execute(sa.select(roll.c.state).where(*here).with_for_update()).one_or_none()
    if entry is None or entry.state != RollState.ENTITLED:
        return Fate.UNKNOWN if entry is None else Fate(entry.state)
    session.execute(sa.delete(mark).where(mark.c.vote_id == vote.id, mark.c.ref == ref))
    if wanted:
        rows = [{"vote_id": vote.id, "ref": ref, "option_id": option} for option in sorted(wanted)]
        session.execute(sa.insert(mark), rows)
    session.execute(sa.update(roll).where(*here).values(voted=bool(wanted)))
    bump(session, vote.module_id)
    return Fate.KEPT
