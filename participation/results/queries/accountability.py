"""What became of what people said: how much of it is answered, and how soon."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from participation.contributions.queries.figures import answer_days
from participation.processes import catalogue
from participation.processes.models import Process
from participation.results.queries.snapshots import latest

MOST = 20_000
"""Contributions up to which the median is computed for a page; of more, only the share is told there."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Answered contributions of a process, the median of the days they waited, and what was promised."""

    answered: int
    contributions: int
    days: float | None
    promised: int | None


def answers_of(session: Session, process: Process) -> Answers | None:
    """None where there is nothing to answer."""
    counted = catalogue.summaries(session, process.modules).values()
    contributions = sum(one.contributions for one in counted)
    if not contributions:
        return None
    answered = sum(one.answered for one in counted)
    known = answered and contributions <= MOST
    days = answer_days(session, process.id) if known else None
    return Answers(answered, contributions, days, process.answer_days)


@dataclass(frozen=True, slots=True)
class Account:
    """What the page of a process says of its results: whether any are published, and what was answered."""

    published: bool
    answers: Answers | None


KEPT = 2_000
"""Processes whose account is kept in memory."""
Known = OrderedDict[tuple[int, datetime, str, int | None], Account]

_kept: WeakKeyDictionary[Engine, Known] = WeakKeyDictionary()
_turning = Lock()


def account_of(session: Session, process: Process) -> Account:
    """The account of a process, kept in memory until anything public of the process changes: counting it anew for each
    reader would read every contribution."""
    key = (process.id, process.created_at, process.edition, process.answer_days)
    with _turning:
        known = _kept.setdefault(session.get_bind().engine, OrderedDict())
        if key in known:
            known.move_to_end(key)
            return known[key]
    made = Account(latest(session, process.id) is not None, answers_of(session, process))
    with _turning:
        known[key] = made
        while len(known) > KEPT:
            known.popitem(last=False)
    return made
