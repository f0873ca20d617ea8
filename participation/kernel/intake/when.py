"""Points in time as strangers write them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from participation.kernel.clock import BERLIN
from participation.kernel.intake.model import IntakeError

_TIME = (
    r"(?:[T ,]+(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
)
_ZONE = r" ?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?(?: ?Uhr)?)?"
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})" + _TIME + _ZONE)
_GERMAN = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})" + _TIME + _ZONE)
_EPOCH = re.compile(r"[0-9]{9,10}|[0-9]{12,13}")

_NOON = time(12, 0)
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


def parse_when(value: str | float, *, unsaid: tzinfo = BERLIN) -> datetime:
    """An aware instant in UTC.

    Reads ISO 8601 ("2026-01-02", "2026-01-02T14:30:00+01:00"), German ("02.01.2026 14:30 Uhr") and Unix time
    in seconds or milliseconds. Without a zone the time is meant in `unsaid`; a day alone means its noon there.
    Raises IntakeError for everything else and for years before 1970 or after 2100.
    """
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if _EPOCH.fullmatch(text):
        return _since_epoch(int(text))
    match = _ISO.fullmatch(text) or _GERMAN.fullmatch(text)
    if not match:
        raise _refusal(text)
    try:
        instant = _instant(match, unsaid)
    except (ValueError, OverflowError) as error:
        raise _refusal(text) from error
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise IntakeError(f"Das Jahr in „{text[:40]}“ liegt nicht zwischen {_FIRST_YEAR} und {_LAST_YEAR}.")
    return instant


def _instant(match: re.Match[str], unsaid: tzinfo) -> datetime:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["hour"] is None:
        return datetime.combine(day, _NOON, unsaid).astimezone(UTC)
    clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    zone = _zone(match["zone"]) if match["zone"] else unsaid
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _zone(text: str) -> timezone:
    if text in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _since_epoch(number: int) -> datetime:
    seconds = number / 1000 if number >= 10**11 else number
    return datetime.fromtimestamp(seconds, UTC)


def _refusal(text: str) -> IntakeError:
    return IntakeError(
        f"„{text[:40]}“ ist kein Zeitpunkt. Erwartet wird etwas wie 02.01.2026 14:30 oder 2026-01-02T14:30."
    )
