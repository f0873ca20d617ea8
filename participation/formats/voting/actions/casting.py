"""A ballot is cast: the entry of the roll is flipped and the sealed ballot put in, both or neither.

Several are cast in one transaction (see kernel/together.py), so that even what PostgreSQL remembers of a
transaction ties an entry to several ballots. Nothing here writes a time, a person, or an entry in the trail: that
ballots arrived is recorded when they are sealed, batch by batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import (
    DECIDED,
    RollState,
    Vote,
    VoteState,
    envelope,
    intake,
    log_leaf,
    roll,
)
from participation.formats.voting.policy.ballots import Choice, written
from participation.formats.voting.policy.rules import ballot_bytes
from participation.kernel import clock, dialect, merkle, sealing


@dataclass(frozen=True, slots=True)
class Cast:
    """A sealed ballot on its way in; `ref` is the entry of the roll."""

    vote_id: int
    ref: str
    sealed: bytes

    @property
    def leaf(self) -> str:
        """Its name in the log, hexadecimal."""
        return merkle.leaf(self.sealed).hex()


def sealed_ballot(vote: Vote, choice: Choice) -> bytes:
    """A choice as it goes into the box: with a nonce, as long as every other, readable by the vote's key alone."""
    return sealing.seal(vote.box_key, written(vote.key, choice, ballot_bytes(vote)))


class Fate(StrEnum):
    """What became of it."""

    KEPT = "kept"
    AGAIN = "again"
    """This very ballot had been kept before: a double click, or a retry."""
    USED = "used"
    """The entry has voted, with another ballot."""
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    PAPER = "paper"
    EARLY = "early"
    LATE = "late"


_VOTE = (
    sa.select(Vote.state, Vote.opens_at, Vote.closes_at, Vote.rules)
    .where(Vote.id == sa.bindparam("vote"))
    .with_for_update(read=True)
)
_HERE = (roll.c.vote_id == sa.bindparam("vote"), roll.c.ref.in_(sa.bindparam("refs", expanding=True)))
_ENTRIES = (
    sa.select(roll.c.ref, roll.c.state, roll.c.voted).where(*_HERE).order_by(roll.c.ref).with_for_update()
)
"""In the order of `ref`: two servers that lock the same entries do so in the same order."""
_FLIP = sa.update(roll).where(*_HERE, ~roll.c.voted).values(voted=True)
_PUT = sa.insert(intake)
_LEAVES: sa.BindParameter[list[str]] = sa.bindparam("leaves", expanding=True)
_THERE = sa.union_all(
    *(
        sa.select(box.c.leaf).where(box.c.vote_id == sa.bindparam("vote"), box.c.leaf.in_(_LEAVES))
        for box in (intake, log_leaf)
    )
)


def cast_ballots(session: Session, casts: Sequence[Cast]) -> list[Fate]:
    """Cast what waits, one fate for each, in their order."""
    fates: dict[int, Fate] = {}
    places = sorted(range(len(casts)), key=lambda place: casts[place].vote_id)
    for vote_id, group in groupby(places, key=lambda place: casts[place].vote_id):
        mine = list(group)
        found = _cast(session, vote_id, [casts[place] for place in mine])
        fates.update(zip(mine, found, strict=True))
    return [fates[place] for place in range(len(casts))]


def _cast(session: Session, vote_id: int, casts: list[Cast]) -> list[Fate]:
    """One vote's. The lock on its row keeps it open until the ballots are in; the clock is read under that lock."""
    vote = session.execute(_VOTE, {"vote": vote_id}).one_or_none()
    if vote is None:
        return [Fate.UNKNOWN] * len(casts)
    shut, changing = _shut(vote, clock.now()), bool(vote.rules.get("revote"))
    chosen = {} if shut else _choose(session, vote_id, casts, changing=changing)
    if chosen:
        _keep(session, vote_id, list(chosen.values()), changing=changing)
    kept = {id(cast) for cast in casts if cast.ref in chosen and (changing or chosen[cast.ref] is cast)}
    lost = [cast for cast in casts if id(cast) not in kept]
    reasons = _reasons(session, vote_id, lost, shut) if lost else {}
    return [Fate.KEPT if id(cast) in kept else reasons[id(cast)] for cast in casts]


def _shut(vote: sa.Row[tuple[VoteState, datetime, datetime, dict[str, object]]], at: datetime) -> Fate | None:
    if vote.state in DECIDED or at >= vote.closes_at:
        return Fate.LATE
    return None if vote.state is VoteState.OPEN and at >= vote.opens_at else Fate.EARLY


def _choose(session: Session, vote_id: int, casts: list[Cast], *, changing: bool) -> dict[str, Cast]:
    """The ballots that go in, by entry: the first one of each that may vote and has not yet; where ballots may be
    changed, the last one."""
    entries = session.execute(_ENTRIES, {"vote": vote_id, "refs": sorted({cast.ref for cast in casts})})
    free = {row.ref for row in entries if row.state == RollState.ENTITLED and (changing or not row.voted)}
    in_order = casts if changing else casts[::-1]
    return {cast.ref: cast for cast in in_order if cast.ref in free}


def _keep(session: Session, vote_id: int, casts: list[Cast], *, changing: bool) -> None:
    refs = [cast.ref for cast in casts]
    flipped = session.execute(_FLIP, {"vote": vote_id, "refs": refs})
    if changing:
        _replace(session, vote_id, casts)
        return
    if flipped.rowcount != len(refs):  # type: ignore[attr-defined]  # a cursor result
        raise RuntimeError("an entry of the roll changed under our lock")
    session.connection().execute(
        _PUT, [{"vote_id": vote_id, "leaf": cast.leaf, "sealed": cast.sealed} for cast in casts]
    )


def _replace(session: Session, vote_id: int, casts: list[Cast]) -> None:
    """Where a ballot may be changed: the outer envelope takes the newest one."""
    statement = dialect.insert(session, envelope)
    newest = {"sealed": statement.excluded.sealed}
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["vote_id", "ref"], set_=newest),
        [{"vote_id": vote_id, "ref": cast.ref, "sealed": cast.sealed} for cast in casts],
    )


def _reasons(session: Session, vote_id: int, lost: list[Cast], shut: Fate | None) -> dict[int, Fate]:
    """Why each of these is not in now; by identity, since two of them may be equal."""
    entries = session.execute(_ENTRIES, {"vote": vote_id, "refs": sorted({cast.ref for cast in lost})})
    known = {row.ref: row for row in entries}
    leaves = {cast.leaf for cast in lost}
    there = set(session.scalars(_THERE, {"vote": vote_id, "leaves": sorted(leaves)}))
    return {id(cast): _reason(cast, known.get(cast.ref), there, shut) for cast in lost}


def _reason(cast: Cast, entry: sa.Row[Any, Any, Any] | None, there: set[str], shut: Fate | None) -> Fate:
    if cast.leaf in there:
        return Fate.AGAIN
    if shut is not None or entry is None:
        return shut or Fate.UNKNOWN
    if entry.state != RollState.ENTITLED:
        return Fate(entry.state)
    return Fate.USED
