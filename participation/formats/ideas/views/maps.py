"""The maps of ideas."""

from urllib.parse import unquote, urlencode

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.contributions.models import Visibility
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.kernel.mapping import area_map
from participation.kernel.maps import (
    Category,
    FixedPin,
    FixedPins,
    Highlight,
    Locate,
    PinPicker,
    RenderedMap,
    ViewportPins,
)
from participation.municipalities.queries import ground
from participation.processes.models import Module
from participation.processes.views.modules import Address, url_parts

NEUTRAL = "#44515f"


def ideas_map(
    session: Session, module: Module, address: Address, wanted: IdeaFilter, highlight: Idea | None = None
) -> RenderedMap:
    """All public ideas of a module that pass a filter; one may stand out."""
    parts = url_parts(address)
    tiles = url_for("ideas.tile", **parts, z=0, x=0, y=0).replace("/0/0/0.json", "/{z}/{x}/{y}.json")
    pins = ViewportPins(
        tiles=tiles,
        query=urlencode(wanted.query(sort=None)),
        categories=tuple(Category(one.id, one.letter, one.colour, one.name) for one in module.categories),
        detail=unquote(url_for("ideas.detail", **parts, reference="{ref}")),
        highlight=_highlight(highlight),
    )
    here = ground(session, module.process.area_id)
    return area_map("karte", here, _("Karte der Ideen"), pins, Locate())


def picker_map(session: Session, module: Module, address: Address) -> RenderedMap:
    """Where to put a pin; the ids are those of the form's fields."""
    picker = PinPicker(
        lat_field="lat",
        lon_field="lon",
        status="ort-status",
        address="address",
        results="ort-treffer",
        search_url=url_for("municipalities.places", municipality=address[0]),
        whole="whole",
    )
    here = ground(session, module.process.area_id)
    return area_map("ortswahl", here, _("Karte: Ort wählen"), picker, Locate())


def idea_map(session: Session, module: Module, idea: Idea) -> RenderedMap | None:
    """Where one idea lies; None where it is meant for the whole area."""
    if idea.lat is None or idea.lon is None:
        return None
    category = next((one for one in module.categories if one.id == idea.category_id), None)
    pin = FixedPin(
        lat=idea.lat,
        lon=idea.lon,
        letter=category.letter if category else "•",
        colour=category.colour if category else NEUTRAL,
        name=category.name if category else _("Idee"),
    )
    here = ground(session, module.process.area_id)
    return area_map("karte", here, _("Karte: Ort der Idee"), FixedPins((pin,)))


def _highlight(idea: Idea | None) -> Highlight | None:
    """Only what is public or will be: what was taken back or hidden is on no map."""
    if idea is None or idea.lat is None or idea.lon is None:
        return None
    if idea.visibility not in {Visibility.PUBLISHED, Visibility.PENDING}:
        return None
    waits = idea.visibility is Visibility.PENDING
    return Highlight(idea.reference, idea.lat, idea.lon, idea.category_id, waits)
