"""What became of what people said: how much of it is answered, and how soon."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.contributions.queries.figures import answer_days
from participation.processes import catalogue
from participation.processes.models import Process

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
