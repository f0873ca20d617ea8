"""An option, its costs, and ideas that become options."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from participation.formats.voting.actions.options import OptionDraft
from participation.formats.voting.forms.numbers import WholeField
from participation.formats.voting.models import Option
from participation.kernel import csrf
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.geo import GeoError, Point, split_pair, typed_point
from participation.kernel.telling import told
from participation.kernel.uploads import PhotoField
from participation.municipalities.models import Place


class OptionForm(BaseForm):
    """Title, text, costs, place and picture."""

    title = LineField(_l("Kurz gesagt"), [InputRequired(), Length(max=160)])
    text = TextField(_l("Beschreibung"), [Length(max=4000)])
    cost = WholeField(_l("Kosten in Euro"))
    address = LineField(_l("Straße oder Ort suchen"), [Length(max=200)])
    lat = LineField(_l("Breite (Nord)"), [Length(max=30)])
    lon = LineField(_l("Länge (Ost)"), [Length(max=30)])
    place = HiddenField(_l("Ort"))
    photo = PhotoField(_l("Bild"))
    photo_alt = LineField(_l("Was ist auf dem Bild zu sehen?"), [Length(max=200)])
    seen = HiddenField()

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.point: Point | None = None
        self.places: Sequence[Place] = ()

    def submitted_with(self, find: Callable[[str], Sequence[Place]]) -> bool:
        """Whether the form was sent and stands up to its rules; `find` looks an address up, and the picture is decoded."""
        if request.method != "POST":
            return False
        self.part_coordinates()
        self.places = find(self.address.data) if self.seeks else ()
        if csrf.known_visitor():
            self.photo.receive()
        return self.submitted()

    @property
    def seeks(self) -> bool:
        """Whether there is an address, and nothing else that says where."""
        return bool(self.address.data) and not self.lat.data and not self.lon.data

    def part_coordinates(self) -> None:
        """Two coordinates pasted into one field go where they belong."""
        for field in (self.lat, self.lon, self.address):
            pair = split_pair(field.data or "")
            if pair is not None:
                field.data = ""
                self.lat.data, self.lon.data = pair

    def validate_place(self, _field: Any) -> None:
        """Nothing, both coordinates, or an address that means one place."""
        try:
            self.point = self._typed_point()
        except GeoError as error:
            raise ValidationError(told(error)) from error

    def _typed_point(self) -> Point | None:
        if self.seeks:
            return self._found_point()
        return typed_point(self.lat.data or "", self.lon.data or "")

    def _found_point(self) -> Point:
        if len(self.places) == 1:
            return Point(self.places[0].lat, self.places[0].lon)
        if not self.places:
            raise ValidationError(_("„%(address)s“ haben wir nicht gefunden.", address=self.address.data))
        names = ", ".join(place.name for place in self.places[:4])
        raise ValidationError(_("Bitte schreiben Sie die Adresse genauer. Gefunden: %(names)s", names=names))

    def draft(self) -> OptionDraft:
        """The option as it was typed."""
        place = (round(self.point.lat, 6), round(self.point.lon, 6)) if self.point is not None else None
        return OptionDraft(self.title.data, self.text.data, self.cost.data, place, self.photo_alt.data)

    def show(self, option: Option) -> None:
        """Fill the form with an option as it stands."""
        self.title.data, self.text.data, self.cost.data = option.title, option.text, option.cost
        self.photo_alt.data = option.photo_alt
        if option.lat is not None and option.lon is not None:
            self.lat.data, self.lon.data = f"{option.lat:.6f}", f"{option.lon:.6f}"


class TakeOverForm(BaseForm):
    """Ideas to tick."""

    picked = SelectMultipleField(_l("Ideen"), widget=ListWidget(), option_widget=CheckboxInput())

    def offer(self, keys: Sequence[tuple[str, str]]) -> None:
        """Reference numbers and titles."""
        self.picked.choices = [SelectChoice(key, title) for key, title in keys]

    def validate_picked(self, field: Any) -> None:
        """One at least."""
        if not field.data:
            raise ValidationError(_("Bitte kreuzen Sie mindestens eine Idee an."))
