"""The log grows by batches: shuffled, so that no position in it says when a ballot came."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Checkpoint, Vote, VoteState, envelope, intake, log_leaf
from participation.kernel import changes, clock, merkle, notes

EVERY = timedelta(minutes=15)
LEAST = 20
"""Fewer ballots wait for more, or for the close: among few, one could be guessed."""
_SHUFFLED = secrets.SystemRandom()


def seal_batch(session: Session, keys: Keys, vote: Vote) -> int:
    """Take what came in into the log once there is enough of it and time has passed; answers how many."""
    _lock(session, vote)
    last = vote.sealed_at or vote.opens_at
    if vote.state is not VoteState.OPEN or clock.now() < last + EVERY or _waiting(session, vote) < LEAST:
        return 0
    return append_waiting(session, keys, vote)


def append_waiting(session: Session, keys: Keys, vote: Vote) -> int:
    """Take everything that came in into the log, in random order, and sign what it is now. The caller holds the
    lock on the vote."""
    waiting = list(
        session.execute(sa.select(intake.c.leaf, intake.c.sealed).where(intake.c.vote_id == vote.id))
    )
    _SHUFFLED.shuffle(waiting)
    tree = merkle.Frontier.restored([bytes.fromhex(part) for part in vote.frontier] or _NOTHING)
    rows = [
        {"vote_id": vote.id, "position": position, "leaf": row.leaf, "sealed": row.sealed}
        for position, row in enumerate(waiting, vote.size)
    ]
    for row in waiting:
        tree.append(bytes.fromhex(row.leaf))
    if rows:
        session.execute(sa.insert(log_leaf), rows)
        session.execute(sa.delete(intake).where(intake.c.vote_id == vote.id))
    vote.frontier, vote.size, vote.sealed_at = _hexadecimal(tree.saved()), tree.size, clock.now()
    _sign(session, keys, vote, tree)
    changes.note(session, changes.MODULE, vote.module_id)
    trail.record(session, "ballots.sealed", vote, ballots=len(rows), size=tree.size)
    return len(rows)


def empty_envelopes(session: Session, vote: Vote) -> None:
    """Where ballots could be changed: take the last one of each out of its outer envelope and forget that."""
    outer = sa.select(envelope.c.sealed).where(envelope.c.vote_id == vote.id)
    inner = [
        {"vote_id": vote.id, "leaf": merkle.leaf(sealed).hex(), "sealed": sealed}
        for sealed in session.scalars(outer)
    ]
    if inner:
        session.execute(sa.insert(intake), inner)
        session.execute(sa.delete(envelope).where(envelope.c.vote_id == vote.id))


def origin(vote: Vote) -> str:
    """What the log calls itself in checkpoints."""
    return f"participation/{vote.key}"


_NOTHING: Sequence[bytes] = merkle.Frontier().saved()


def _hexadecimal(parts: Sequence[bytes]) -> list[str]:
    return [part.hex() for part in parts]


def _lock(session: Session, vote: Vote) -> None:
    session.refresh(vote, with_for_update=True)


def _waiting(session: Session, vote: Vote) -> int:
    return (
        session.scalar(sa.select(sa.func.count()).select_from(intake).where(intake.c.vote_id == vote.id)) or 0
    )


def _sign(session: Session, keys: Keys, vote: Vote, tree: merkle.Frontier) -> None:
    known = session.scalar(
        sa.select(Checkpoint.id).where(Checkpoint.vote_id == vote.id, Checkpoint.size == tree.size)
    )
    if known is not None:
        return
    text = str(notes.Checkpoint(origin(vote), tree.size, tree.root()))
    signed = notes.sign(text, notes.PrivateKey(origin(vote), keys.log()))
    session.add(
        Checkpoint(vote_id=vote.id, size=tree.size, root=tree.root().hex(), note=signed, made_at=clock.now())
    )
