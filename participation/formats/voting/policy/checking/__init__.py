"""What is wrong with a vote, or unwise, before it is released.

Wrong has to be mended; unwise has to be read. Both say in one sentence what it is about, and where it is changed.
"""

from collections.abc import Iterator
from datetime import datetime

from participation.formats.voting.models import Vote
from participation.formats.voting.policy.checking import ballots, dates, money, people, promises, question
from participation.formats.voting.policy.checking.finding import Counts, Finding, Grade, Place
from participation.kernel.errors import DomainError

__all__ = ["Counts", "Finding", "Grade", "NotReady", "Place", "findings", "require_ready"]


class NotReady(DomainError):
    """A vote that may not be released yet; `findings` says why, one by one."""

    status = 409

    def __init__(self, wrong: list[Finding]) -> None:
        super().__init__("Die Abstimmung kann noch nicht freigegeben werden. Es fehlt noch etwas.")
        self.findings = wrong


def findings(vote: Vote, at: datetime, counts: Counts) -> list[Finding]:
    """Everything there is to say at an instant, what is wrong first. `counts` are those of the roll."""
    return sorted(_all(vote, at, counts), key=lambda one: one.grade is not Grade.WRONG)


def require_ready(vote: Vote, at: datetime, counts: Counts) -> None:
    """Raise NotReady where anything is wrong. What is unwise is the municipality's own decision."""
    wrong = [one for one in findings(vote, at, counts) if one.grade is Grade.WRONG]
    if wrong:
        raise NotReady(wrong)


def _all(vote: Vote, at: datetime, counts: Counts) -> Iterator[Finding]:
    yield from question.look(vote)
    yield from ballots.look(vote)
    yield from money.look(vote)
    yield from dates.look(vote, at)
    yield from people.look(vote, at, counts)
    yield from promises.look(vote)
