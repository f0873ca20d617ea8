"""Work that a worker takes up, shows signs of life at, and may lose: to whoever cancels it, or to the next worker.

The row is the truth. Taking it up is one guarded UPDATE that leaves a random word in it; from then on every write asks
for that word. Whoever died is found by an old sign of life, and whoever was only slow finds another word, writes nothing,
and stops. Nothing here needs the queue, a lock in memory, or an orderly end.
"""

import secrets
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.db import Database
from participation.results.models import PackageOrder, Snapshot

Work = type[PackageOrder] | type[Snapshot]

DEAD_AFTER = timedelta(minutes=3)
"""Without a sign of life for so long somebody is taken for dead: longer than any step between two signs."""
MOST_ATTEMPTS = 3
PULSE = 1.0
"""Seconds between two signs of life: progress on the screen need not be quicker."""
GIVEN_UP = (
    "Dreimal wurde begonnen und nie zu Ende gebracht. Bitte versuchen Sie es noch einmal; wenn es wieder nicht "
    "gelingt, steht in den Protokollen des Servers, warum."
)


class Lost(Exception):
    """The work was cancelled, or somebody else took it up."""


@dataclass(slots=True)
class Hold:
    """One worker's claim to a row."""

    database: Database
    kind: Work
    id: int
    attempt: int
    claim: str
    state: StrEnum
    """The state in which it is ours."""
    _told: float = field(default=0.0)

    def progress(self, done: int, whole: int) -> None:
        """Tell how many rows are done. Raises Lost where the work is not ours any more."""
        if time.monotonic() - self._told >= PULSE:
            self._told = time.monotonic()
            with self.database.unit_of_work() as session:
                self.write(session, rows_done=done, rows_whole=whole, beat_at=clock.now())

    def write(self, session: Session, **values: Any) -> None:
        """Change the row as part of a transaction. Raises Lost where the work is not ours any more."""
        ours = sa.and_(self.kind.id == self.id, self.kind.claim == self.claim, self.kind.state == self.state)
        kept = sa.update(self.kind).where(ours).values(**values).returning(self.kind.id)
        if session.execute(kept).first() is None:
            raise Lost


def claim(database: Database, kind: Work, waiting: Collection[StrEnum], **values: Any) -> Hold | None:
    """Take up the oldest row in one of some states that nobody works on; None where there is none.

    `values` are written into it, such as the state in which it is worked on.
    """
    with database.reading() as session:
        if session.execute(_due(kind, waiting)).first() is None:
            return None  # nearly always: no lock for that
    with database.unit_of_work() as session:
        row = session.execute(_due(kind, waiting)).first()
        return _taken(database, session, kind, row, values) if row else None


def _taken(database: Database, session: Session, kind: Work, row: Any, values: dict[str, Any]) -> Hold | None:
    attempt, word = row.attempts + 1, secrets.token_hex(16)
    fresh = {"attempts": attempt, "claim": word, "beat_at": clock.now(), "rows_done": 0}
    as_seen = sa.and_(kind.id == row.id, kind.claim == row.claim, kind.state == row.state)
    taken = sa.update(kind).where(as_seen).values(**fresh, **values).returning(kind.id)
    if session.execute(taken).first() is None:
        return None
    return Hold(database, kind, row.id, attempt, word, values.get("state", row.state))


def exhausted(database: Database, kind: Work, waiting: Collection[StrEnum], **values: Any) -> None:
    """Give up what was begun too often: `values` say so in the row."""
    hopeless = sa.and_(_left(kind, waiting), kind.attempts >= MOST_ATTEMPTS)
    with database.reading() as session:
        if session.scalar(sa.select(kind.id).where(hopeless).limit(1)) is None:
            return
    with database.unit_of_work() as session:
        session.execute(sa.update(kind).where(hopeless).values(trouble=GIVEN_UP, **values))


def _due(kind: Work, waiting: Collection[StrEnum]) -> sa.Select[int, int, str, StrEnum]:
    return (
        sa.select(kind.id, kind.attempts, kind.claim, kind.state)
        .where(_left(kind, waiting), kind.attempts < MOST_ATTEMPTS)
        .order_by(kind.id)
        .limit(1)
    )


def _left(kind: Work, waiting: Collection[StrEnum]) -> sa.ColumnElement[bool]:
    """In one of some states, without trouble, and nobody alive works on it."""
    dead = kind.beat_at < clock.now() - DEAD_AFTER
    return sa.and_(kind.state.in_(waiting), kind.trouble == "", sa.or_(kind.beat_at.is_(None), dead))
