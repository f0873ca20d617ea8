"""Processes on a map: the pins of an overview, and the map of the start page."""

from flask import current_app, url_for
from flask_babel import gettext as _

from participation.kernel.mapping import words
from participation.kernel.maps import Bounds, FixedPin, FixedPins, RenderedMap, VectorBasemap, render_map
from participation.municipalities.models import Area, Municipality
from participation.processes.models import PhaseState
from participation.processes.views.overview import Entry

COLOURS = {PhaseState.RUNNING: "#1b6b3a", PhaseState.UPCOMING: "#1d4fa3", PhaseState.CLOSED: "#4b5563"}
"""What the numbers of cards stand on as well: see templates/processes/_groups.html."""
TOWN = "#3b4356"

GERMANY: Bounds = (47.2, 5.8, 55.1, 15.1)
"""South, west, north, east."""
SURROUNDINGS = 0.6
"""Degrees of latitude that a map of the country shows around its outermost pins, so that one sees where it is."""
SOURCE = "© GeoBasis-DE / BKG (2021), vereinfacht, dl-de/by-2-0"


def pin_of(entry: Entry, place: tuple[float, float], *, municipality: bool = True) -> FixedPin:
    """A process as a pin that bears the number of its card and says the same."""
    facts = (entry.municipality, entry.when) if municipality else (entry.when,)
    name = _("%(number)s: %(title)s", number=entry.number, title=entry.title)
    return FixedPin(*place, str(entry.number), COLOURS[entry.state], name, entry.url, facts)


def map_of_processes(entries: list[Entry]) -> RenderedMap:
    """One pin for every entry that has a number, at the middle of its area."""
    shown = sorted((one for one in entries if one.number), key=lambda one: one.number)
    pins = tuple(pin_of(one, (one.lat, one.lon)) for one in shown)
    return _country(pins, _("Karte der laufenden Verfahren"))


def map_of_towns(found: list[tuple[Municipality, Area]]) -> RenderedMap:
    """One pin for every municipality, for a time when nothing runs."""
    pins = tuple(
        FixedPin(
            (area.south + area.north) / 2,
            (area.west + area.east) / 2,
            "•",
            TOWN,
            town.name,
            url_for("municipalities.show", municipality=town.slug),
        )
        for town, area in found
    )
    return _country(pins, _("Karte der Kommunen"))


def _country(pins: tuple[FixedPin, ...], label: str) -> RenderedMap:
    url = current_app.jinja_env.globals["asset"]("basemaps/deutschland.geojson")  # type: ignore[operator]  # a function
    parts = (VectorBasemap(url, SOURCE), FixedPins(pins, GERMANY))
    return render_map(parts, map_id="karte", bounds=around(pins), label=label, strings=words())


def around(pins: tuple[FixedPin, ...]) -> Bounds:
    """What holds all pins and some of the country around them."""
    lats, lons = [pin.lat for pin in pins], [pin.lon for pin in pins]
    wider = SURROUNDINGS * 1.6  # a degree of longitude is that much shorter here
    return (
        max(min(lats) - SURROUNDINGS, -90),
        max(min(lons) - wider, -180),
        min(max(lats) + SURROUNDINGS, 90),
        min(max(lons) + wider, 180),
    )
