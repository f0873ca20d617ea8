"""What is unusual about a vote that runs: told in numbers of ten and more, never by person, never by choice."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import CastCount, Vote
from participation.formats.voting.policy.rules import SMALL_GROUP
from participation.formats.voting.queries.codes import BatchBalance, code_balance

MANY = 20
"""Ballots of one hour from one network that are worth a look: more than a family, less than a school."""
FAR = 4.0
"""Standard deviations a batch's share must lie away from that of all others: chance does that once in 15,000."""


@dataclass(frozen=True, slots=True)
class Hour:
    """Ballots of one hour; None where they were fewer than ten."""

    begins: datetime
    ballots: int | None


@dataclass(frozen=True, slots=True)
class Network:
    """A network with many ballots in an hour, by the beginning of a hash that changes daily."""

    begins: datetime
    name: str
    ballots: int


@dataclass(frozen=True, slots=True)
class OddBatch:
    """A batch of codes of which far more, or far fewer, were used than of the others. Shares from 0 to 1."""

    label: str
    share: float
    others: float


@dataclass(frozen=True, slots=True)
class Report:
    """All of it."""

    hours: tuple[Hour, ...]
    networks: tuple[Network, ...]
    batches: tuple[OddBatch, ...]


def anomalies(session: Session, vote: Vote) -> Report:
    """The report on a vote."""
    counts = list(session.scalars(sa.select(CastCount).where(CastCount.vote_id == vote.id)))
    return Report(_hours(counts), _networks(counts), odd_batches(code_balance(session, vote)[:-1]))


def odd_batches(batches: Sequence[BatchBalance]) -> tuple[OddBatch, ...]:
    """Batches whose share differs from that of all others by more than chance explains (a test of two proportions).
    Batches whose use is not shown are left out."""
    shown = [(one.label, one.used or 0, one.issued - one.revoked) for one in batches if one.used is not None]
    found = []
    for label, used, size in shown:
        rest_used, rest = sum(one[1] for one in shown) - used, sum(one[2] for one in shown) - size
        if rest <= 0 or size <= 0:
            continue
        pooled = (used + rest_used) / (size + rest)
        spread = math.sqrt(pooled * (1 - pooled) * (1 / size + 1 / rest))
        if spread and abs(used / size - rest_used / rest) / spread > FAR:
            found.append(OddBatch(label, used / size, rest_used / rest))
    return tuple(found)


def _hours(counts: Sequence[CastCount]) -> tuple[Hour, ...]:
    """Every hour from the first with ballots to the last one."""
    found = {one.hour: one.ballots for one in counts if not one.network}
    if not found:
        return ()
    hours = range(min(found), max(found) + 1)
    return tuple(
        Hour(_instant(hour), found[hour] if found.get(hour, 0) >= SMALL_GROUP else None) for hour in hours
    )


def _networks(counts: Sequence[CastCount]) -> tuple[Network, ...]:
    busy = [one for one in counts if one.network and one.ballots >= MANY]
    busy.sort(key=lambda one: (-one.ballots, one.hour, one.network))
    return tuple(Network(_instant(one.hour), one.network[:6].upper(), one.ballots) for one in busy)


def _instant(hour: int) -> datetime:
    return datetime.fromtimestamp(hour * 3600, UTC)
