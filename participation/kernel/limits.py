"""Counters that all servers share: how often somebody did something lately.

Kept in the same database, so no further service is needed. An address is counted under a keyed hash that changes
daily: the table tells nobody who was here.
"""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from participation.kernel import clock, dialect
from participation.kernel.db import Base
from participation.kernel.errors import TooMany


class RateCount(Base):
    """How often a key was seen in one window of time."""

    __tablename__ = "rate_count"
    __table_args__ = (sa.UniqueConstraint("key", "window"), sa.Index("ix_rate_count_window", "window"))

    key: Mapped[str] = mapped_column(sa.String(80))
    window: Mapped[int]
    """Start of the window, in seconds since 1970."""
    seen: Mapped[int]


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times within a length of time."""

    name: str
    times: int
    within: timedelta


def anonymous(secret: bytes, address: str) -> str:
    """A network address as a keyed hash that changes daily; IPv6 counts by its /64."""
    try:
        found = ipaddress.ip_address(address)
        if found.version == 6:
            address = str(ipaddress.ip_network(f"{address}/64", strict=False))
    except ValueError:
        address = "unknown"
    day = clock.now().date().isoformat()
    return hmac.new(secret, f"{day}|{address}".encode(), hashlib.sha256).hexdigest()[:24]


def count(session: Session, limit: Limit, who: str) -> None:
    """Count once more. Raises TooMany above the limit; the counter itself never loses a count to a race."""
    window = _window(limit)
    row = {"key": f"{limit.name}:{who}"[:80], "window": window, "seen": 1}
    if dialect.count_up(session, RateCount, ("key", "window"), row) > limit.times:
        raise TooMany(
            "Das waren sehr viele Versuche in kurzer Zeit. Bitte warten Sie etwas und versuchen Sie es dann noch einmal."
        )


def again(session: Session, word: str) -> bool:
    """Whether the same was done today, under a word of its own. Who does it at this moment waits for the other.

    Where the other fails or is refused, nothing was done.
    """
    day = int(clock.now().timestamp()) // 86_400 * 86_400
    row = {"key": f"once:{hashlib.sha256(word.encode()).hexdigest()[:40]}", "window": day, "seen": 1}
    return dialect.count_up(session, RateCount, ("key", "window"), row) > 1


def give_back(session: Session, limit: Limit, who: str) -> None:
    """Take one count back: what was counted in advance turned out to be harmless."""
    window = _window(limit)
    own = RateCount.key == f"{limit.name}:{who}"[:80], RateCount.window == window, RateCount.seen > 0
    session.execute(sa.update(RateCount).where(*own).values(seen=RateCount.seen - 1))


def sweep(session: Session) -> int:
    """Forget windows older than two days; answers how many."""
    oldest = int((clock.now() - timedelta(days=2)).timestamp())
    gone = session.execute(sa.delete(RateCount).where(RateCount.window < oldest).returning(RateCount.id))
    return len(gone.all())


def _window(limit: Limit) -> int:
    """The beginning of the window at hand, in seconds since 1970."""
    length = int(limit.within.total_seconds())
    return int(clock.now().timestamp()) // length * length
