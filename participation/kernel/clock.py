"""The one clock. UTC inside; Europe/Berlin only where a person reads or types a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The current instant, aware, UTC."""
    return _frozen.get() or datetime.now(UTC)


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Stop the clock at an aware instant: for tests and for filling a demo with a past."""
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def local(instant: datetime) -> datetime:
    """The same instant on a wall clock in Germany."""
    return instant.astimezone(BERLIN)


def start_of(day: date) -> datetime:
    """The first instant of a German calendar day, in UTC."""
    return datetime.combine(day, time(), BERLIN).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first instant after a German calendar day: a phase that ends on that day is open all day long."""
    return start_of(day + timedelta(days=1))


def last_day_before(instant: datetime) -> date:
    """The German calendar day that a half-open window ending at `instant` still contains."""
    return (local(instant) - timedelta(microseconds=1)).date()
