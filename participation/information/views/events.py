"""Events: a list, a map, and files for calendars."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Blueprint, Response, g
from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.information.models import Event
from participation.information.queries import events_of
from participation.information.views.frame import PROCESS, address, page
from participation.kernel import calendars, clock, web
from participation.kernel.errors import Missing
from participation.kernel.mapping import area_map
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap
from participation.municipalities.queries import ground
from participation.processes.models import Process
from participation.processes.views.frame import opened

COLOUR = "#00559b"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{PROCESS}/termine", "events", show)
    pages.add_url_rule(f"{PROCESS}/termine.ics", "calendar", calendar)
    pages.add_url_rule(f"{PROCESS}/termine/<int:event>.ics", "event_file", event_file)
    pages.add_app_template_filter(when, "event_time")


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str) -> str:
    """What comes, with a map, and what was."""
    session, found = opened(municipality, process)
    events = events_of(session, found)
    coming = [event for event in events if not event.is_over]
    return page(
        "events.html",
        session,
        found,
        coming=coming,
        past=[event for event in reversed(events) if event.is_over],
        numbers={event.id: number for number, event in enumerate(_placed(coming), 1)},
        map=_map(session, found, coming),
    )


@open_to(Door.EVERYBODY)
def calendar(municipality: str, process: str) -> Response:
    """All events as one calendar, which programs may fetch again and again."""
    session, found = opened(municipality, process)
    return _file(events_of(session, found), found, f"{found.slug}.ics")


@open_to(Door.EVERYBODY)
def event_file(municipality: str, process: str, event: int) -> Response:
    """One event for one's own calendar."""
    session, found = opened(municipality, process)
    chosen = [one for one in events_of(session, found) if one.id == event]
    if not chosen:
        raise Missing
    return _file(chosen, found, f"{found.slug}-{event}.ics")


def when(event: Event) -> str:
    """When an event is, in words: one day with hours, or from day to day."""
    begin, end = clock.local(event.starts_at), clock.local(event.ends_at)
    first, last = format_date(begin.date(), "full"), format_date(end.date(), "full")
    hours = {"begin": f"{begin:%H:%M}", "end": f"{end:%H:%M}"}
    if begin.date() != end.date():
        return str(_("%(first)s, %(begin)s Uhr, bis %(last)s, %(end)s Uhr", first=first, last=last, **hours))
    if begin == end:
        return str(_("%(day)s, %(begin)s Uhr", day=first, begin=hours["begin"]))
    return str(_("%(day)s, %(begin)s bis %(end)s Uhr", day=first, **hours))


def _file(events: Sequence[Event], process: Process, name: str) -> Response:
    entries = [_entry(event, process) for event in events]
    response = Response(calendars.calendar(entries, process.title), content_type=calendars.MIME)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _entry(event: Event, process: Process) -> calendars.Entry:
    base = web.config().base_url.rstrip("/")
    place = event.place or (_("im Netz") if event.link else "")
    text = "\n\n".join(part for part in (event.source, event.link) if part)
    return calendars.Entry(
        uid=f"{event.uid}@{urlsplit(base).hostname}",
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        changed_at=event.changed_at,
        revision=event.revision,
        text=text,
        place=place,
        point=(event.lat, event.lon) if event.lat is not None and event.lon is not None else None,
        url=f"{base}{address('events', process)}#termin-{event.id}",
        cancelled=event.cancelled,
    )


def _placed(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.lat is not None]


def _map(session: Session, process: Process, events: Sequence[Event]) -> RenderedMap | None:
    """What comes and has a place, numbered as in the list."""
    pins = tuple(
        FixedPin(event.lat, event.lon, str(number), COLOUR, event.title, f"#termin-{event.id}")
        for number, event in enumerate(_placed(events), 1)
        if event.lat is not None and event.lon is not None
    )
    if not pins:
        return None
    label = _("Karte der Termine in %(town)s", town=g.municipality.name)
    return area_map("karte", ground(session, process.area_id), label, FixedPins(pins))
