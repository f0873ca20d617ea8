"""`participation` with one of its guards taken out: what the proofs must be able to catch.

    python -m tests.formats.voting.proof.weakened GUARD serve …

`once`: looks whether somebody has voted, then puts the ballot in. `whole`: flips the roll and puts the ballot in, in
transactions of their own. `none` takes nothing out, but takes its time between the writes.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Engine

from participation.cli import main
from participation.formats.voting.actions.casting import Cast, Fate
from participation.formats.voting.models import intake, roll
from participation.formats.voting.views import ballot
from participation.formats.voting.views.box import drop_in
from participation.kernel import web

PAUSE = 0.01
"""Seconds between the writes, so that a death at a random moment falls between them."""
LONG_PAUSE = 4.0
"""Longer than the latest death, so that whoever flipped before it has no ballot yet, however slow the machine."""


def check_then_insert(cast: Cast) -> Fate:
    """What everybody writes first."""
    database = web.platform().database
    mine = roll.c.vote_id == cast.vote_id, roll.c.ref == cast.ref
    with database.reading() as session:
        if session.scalar(sa.select(roll.c.voted).where(*mine)):
            return Fate.USED
    with database.unit_of_work() as session:
        session.execute(
            sa.insert(intake), {"vote_id": cast.vote_id, "leaf": cast.leaf, "sealed": cast.sealed}
        )
        session.execute(sa.update(roll).where(*mine).values(voted=True))
    return Fate.KEPT


def in_two_steps(cast: Cast) -> Fate:
    """The roll first, and the ballot when that is done."""
    database = web.platform().database
    mine = roll.c.vote_id == cast.vote_id, roll.c.ref == cast.ref, ~roll.c.voted
    with database.unit_of_work() as session:
        flipped = session.execute(sa.update(roll).where(*mine).values(voted=True).returning(roll.c.ref)).all()
    if not flipped:
        return Fate.USED
    time.sleep(LONG_PAUSE)
    with database.unit_of_work() as session:
        session.execute(
            sa.insert(intake), {"vote_id": cast.vote_id, "leaf": cast.leaf, "sealed": cast.sealed}
        )
    return Fate.KEPT


def slowly(cast: Cast) -> Fate:
    """The honest way."""
    return drop_in(cast)


def _pause(_connection: object, _cursor: object, statement: str, *_rest: Any) -> None:
    if statement.startswith(("UPDATE roll", "INSERT INTO intake")):
        time.sleep(PAUSE)


GUARDS: dict[str, Callable[[Cast], Fate]] = {"once": check_then_insert, "whole": in_two_steps, "none": slowly}

if __name__ == "__main__":
    guard = sys.argv.pop(1)
    vars(ballot)["drop_in"] = GUARDS[guard]
    if guard == "none":
        event.listen(Engine, "after_cursor_execute", _pause)
    main()
