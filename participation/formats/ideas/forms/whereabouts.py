"""Where an idea lies, as people say it: an address, a pin, coordinates, or everywhere."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from participation.formats.ideas.models import Idea
from participation.kernel.forms import BaseForm, LineField
from participation.kernel.geo import GeoError, Point, split_pair, typed_point
from participation.kernel.telling import told
from participation.municipalities.models import Place
from participation.municipalities.queries import sought_name


class Whereabouts(BaseForm):
    """The part of a form that names a place; one way is enough."""

    address = LineField(_l("Straße oder Ort suchen"), [Length(max=200)])
    lat = LineField(_l("Breite (Nord)"), [Length(max=30)])
    lon = LineField(_l("Länge (Ost)"), [Length(max=30)])
    whole = BooleanField(_l("Meine Idee betrifft das ganze Gebiet"))
    found = RadioField(_l("Gefundene Orte"), choices=(), validate_choice=False)
    place = HiddenField(_l("Ort"))

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.point: Point | None = None
        self.places: Sequence[Place] = ()
        self.searched = False

    def part_coordinates(self) -> None:
        """Two coordinates pasted into one field, or into the address, go where they belong."""
        for one, other in ((self.lat, self.lon), (self.lon, self.lat), (self.address, None)):
            pair = split_pair(one.data or "")
            if pair is not None and (other is None or not other.data):
                one.data = ""
                self.lat.data, self.lon.data = pair

    @property
    def has_coordinates(self) -> bool:
        """Whether latitude or longitude are typed in, or set on the map."""
        return bool(self.lat.data or self.lon.data)

    @property
    def is_only_an_address(self) -> bool:
        """Whether nothing but an address is typed in yet."""
        elsewhere = self.has_coordinates or bool(self.whole and self.whole.data)
        return bool(self.address.data) and not elsewhere

    def renames(self, idea: Idea) -> bool:
        """Whether another street is typed in for an idea, but its pin is still where it was."""
        if idea.lat is None or (self.lat.data, self.lon.data) != (f"{idea.lat:.6f}", f"{idea.lon:.6f}"):
            return False
        return bool(self.address.data) and sought_name(self.address.data) != sought_name(idea.address)

    def offer_places(self, places: Sequence[Place]) -> None:
        """Offer what the address may mean, in place of coordinates; ticked is what it does mean, if that is clear."""
        self.places = places
        self.found.choices = [SelectChoice(_key(place), place.name) for place in places]
        meant = self._meant()
        self.found.data = _key(meant) if meant else None
        if places:
            self.lat.data = self.lon.data = ""

    def _meant(self) -> Place | None:
        """The place picked from the list, or else the only one, or else the only one of exactly this name."""
        picked = [place for place in self.places if _key(place) == self.found.data]
        exact = [place for place in self.places if place.folded == sought_name(self.address.data)]
        return next((few[0] for few in (picked[:1], self.places, exact) if len(few) == 1), None)

    def validate_place(self, _field: Any) -> None:
        """One way to name the place is enough: an address, coordinates, or the whole area."""
        try:
            self.point = self._typed_point()
        except GeoError as error:
            raise ValidationError(told(error)) from error
        if self.point is None and not (self.whole and self.whole.data):
            raise ValidationError(self._missing())

    def _missing(self) -> str:
        typed = self.address.data
        nothing = _("Bitte wählen Sie einen Ort: auf der Karte, über die Adresssuche oder mit Koordinaten.")
        many = _("Zu „%(address)s“ passen mehrere Orte. Bitte wählen Sie einen davon aus.", address=typed)
        unknown = _(
            "„%(address)s“ haben wir nicht gefunden. Versuchen Sie es ohne Hausnummer, "
            "oder wählen Sie den Ort auf der Karte.",
            address=typed,
        )
        return str(many if self.places else unknown if typed else nothing)

    def _typed_point(self) -> Point | None:
        meant = self._meant()
        if meant is not None:
            return Point(meant.lat, meant.lon)
        return typed_point(self.lat.data or "", self.lon.data or "")

    @property
    def street(self) -> str:
        """The address as typed, with its house number; by its full name, if only a part of it was typed."""
        meant, typed = self._meant(), str(self.address.data)
        return typed if meant is None or meant.folded == sought_name(typed) else meant.name


def _key(place: Place) -> str:
    return f"{place.lat:.6f};{place.lon:.6f}"
