"""Instants and intervals as OGC API - Features writes them (RFC 3339, open ends as `..`)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_YEAR = r"[12][0-9]{3}"
_LEAP = r"(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00)"
"""Years from 1000 to 2999 that have a 29 February."""
_DAY = (
    rf"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
_TIME = (
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_INSTANT = rf"{_DAY}(?:T{_TIME})?"
_OPEN = r"(?:\.\.)?"
PATTERN = rf"(?:{_INSTANT}|{_INSTANT}/{_INSTANT}|{_OPEN}/{_INSTANT}|{_INSTANT}/{_OPEN}|\.\./\.\.)"
"""What `read_span` reads, for descriptions."""
_SPAN = re.compile(PATTERN)
_WHOLE_DAY = len("2026-05-06")


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant to another, both included; None for an open end."""

    since: datetime | None
    until: datetime | None


def read_span(typed: str) -> Span | None:
    """An instant or interval; None for what is neither. A day without a time is the whole day, in UTC."""
    if not _SPAN.fullmatch(typed):
        return None
    first, parted, last = typed.partition("/")
    if not parted:
        last = first
    return Span(_instant(first), _instant(last, end=True))


def utc(instant: datetime) -> str:
    """An instant as RFC 3339 in UTC, to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant(word: str, *, end: bool = False) -> datetime | None:
    if word in {"", ".."}:
        return None
    if len(word) > _WHOLE_DAY:
        return datetime.fromisoformat(word).astimezone(UTC)
    day = datetime.fromisoformat(word).replace(tzinfo=UTC)
    return day + timedelta(days=1, microseconds=-1) if end else day
