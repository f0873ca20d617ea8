"""A municipality's own page: who is asking, and what it asks."""

import math

from flask import g, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.mapping import area_map
from participation.kernel.maps import FixedPins, RenderedMap
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug, whole_area
from participation.processes import queries
from participation.processes.models import PhaseState
from participation.processes.views.overview import Entry, grouped, numbered, overview
from participation.processes.views.pins import pin_of

APART = 0.12
"""How far pins of processes with the same middle are set apart, as a share of the municipality's height."""


@open_to(Door.EVERYBODY)
def town(municipality: str) -> str:
    """Greeting, processes by state, a map of where they are, contact."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = overview(session, queries.public_processes_of(session, g.municipality, viewer()))
    entries = numbered(found, PhaseState.RUNNING, PhaseState.UPCOMING)
    return render_template(
        "processes/town.html",
        groups=grouped(entries),
        map=_map(session, g.municipality, entries),
        is_staff=is_moderator(viewer(), g.municipality.id),
    )


def _map(session: Session, municipality: Municipality, entries: list[Entry]) -> RenderedMap | None:
    """The municipality with a pin for every process that is not over; None where its boundary is not known."""
    whole = whole_area(session, municipality.id)
    if whole is None:
        return None
    shown = sorted((one for one in entries if one.number), key=lambda one: one.number)
    places = _set_apart(shown, whole.north - whole.south)
    pins = tuple(pin_of(one, place, municipality=False) for one, place in zip(shown, places, strict=True))
    return area_map("karte", whole, _("Karte der Verfahren"), FixedPins(pins))


def _set_apart(entries: list[Entry], height: float) -> list[tuple[float, float]]:
    """Latitude and longitude of each entry; those with the same middle stand in a ring around it."""
    together: dict[tuple[float, float], list[Entry]] = {}
    for one in entries:
        together.setdefault((round(one.lat, 4), round(one.lon, 4)), []).append(one)
    found = []
    for one in entries:
        ring = together[round(one.lat, 4), round(one.lon, 4)]
        turn = 2 * math.pi * ring.index(one) / len(ring)
        distance = APART * height if len(ring) > 1 else 0
        wider = 1 / max(math.cos(math.radians(one.lat)), 0.1)
        found.append((one.lat + distance * math.cos(turn), one.lon + distance * math.sin(turn) * wider))
    return found
