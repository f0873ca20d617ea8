"""Calendar files (RFC 5545), the only user of icalendar: it escapes, folds lines and ends them as calendars want it.

Times are told in UTC, so that no time zone has to travel along: every calendar shows them on its own clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

MIME = "text/calendar; charset=utf-8"
PRODUCT = "-//participation//DE"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that takes place. `uid` is the same for ever and everywhere, `revision` grows with every change."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    revision: int = 0
    text: str = ""
    place: str = ""
    point: tuple[float, float] | None = None
    """Latitude and longitude, WGS84."""
    url: str = ""
    cancelled: bool = False


def calendar(entries: Sequence[Entry], name: str) -> bytes:
    """A calendar with some entries, in their order; all instants aware."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", name)
    for entry in entries:
        whole.add_component(_event(entry))
    return bytes(whole.to_ical())


def _event(entry: Entry) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.revision)
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    for name, value in (("description", entry.text), ("location", entry.place), ("url", entry.url)):
        if value:
            event.add(name, value)
    if entry.point is not None:
        event.add("geo", entry.point)
    return event
