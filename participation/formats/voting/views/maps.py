"""The options of a vote on the map, numbered as on the ballot."""

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote
from participation.kernel.mapping import area_map
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap
from participation.municipalities.queries import ground
from participation.processes.views.modules import Address, url_parts

COLOUR = "#00559b"


def options_map(session: Session, vote: Vote, address: Address) -> RenderedMap | None:
    """All options that have a place; None where none has."""
    paper = url_for("voting.ballot", **url_parts(address))
    pins = tuple(
        FixedPin(option.lat, option.lon, str(number), COLOUR, option.title, f"{paper}#option-{option.key}")
        for number, option in enumerate(vote.options, 1)
        if option.lat is not None and option.lon is not None
    )
    if not pins:
        return None
    here = ground(session, vote.module.process.area_id)
    return area_map("karte", here, _("Karte: was zur Wahl steht"), FixedPins(pins))
