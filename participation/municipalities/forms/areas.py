"""An area in a form: one that is there, a GeoJSON file, or one drawn on the map.

Shapes are checked while the form is built, before any database is touched: large ones take their time.
"""

from collections.abc import Sequence
from typing import Any

import orjson
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import FileField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length
from wtforms.widgets import FileInput

from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.kernel.files import Files
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.geo import Area as Surface
from participation.kernel.telling import told
from participation.kernel.uploads import visitor
from participation.municipalities.models import Area

FILE, DRAWN = "file", "drawn"
LARGEST = 5_000_000
"""Bytes of a GeoJSON file."""
LARGEST_DRAWN = 1_000_000
"""Bytes of what is drawn on the map: 20,000 points need no more than half of it."""


def read_surface(text: bytes) -> Surface:
    """The surface in a GeoJSON text. Raises DomainError for anything else."""
    try:
        data = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise DomainError("Diese Datei lässt sich nicht als GeoJSON lesen.") from error
    return Surface.from_geojson(data)


class _GeoJsonInput(FileInput):  # type: ignore[misc]  # WTForms ships no types
    """The file input, and beside it the token of a file that a refused form brought before."""

    def __call__(self, field: Any, **attributes: Any) -> Markup:
        shown = Markup(super().__call__(field, **attributes))  # noqa: S704 - WTForms escapes what it renders
        if field.stash:
            hidden = Markup('<input type="hidden" name="{}" value="{}">')
            shown += hidden.format(f"{field.name}-stash", field.stash)
        return shown


class GeoJsonField(FileField):  # type: ignore[misc]  # WTForms ships no types
    """A GeoJSON file. `data` is its surface or None; a refused form keeps it for a day under a token."""

    widget = _GeoJsonInput()
    data: Surface | None

    def process(self, formdata: Any, *args: Any, **options: Any) -> None:
        self._token = str(formdata.get(f"{self.name}-stash", ""))[:64] if formdata else ""
        super().process(formdata, *args, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        chosen = next((value for value in valuelist if getattr(value, "filename", "")), None)
        self.data = None
        if chosen is not None:
            self.data, self._token = _surface(chosen.stream.read(LARGEST + 1)), ""
        elif self._token:
            kept = _stash().unstash(self._token, visitor())
            self.data = read_surface(kept) if kept else None

    @property
    def stash(self) -> str:
        """The token of the file at hand, laid aside on first use; empty without a file."""
        if self.data is None:
            return ""
        if not self._token:
            self._token = _stash().stash(orjson.dumps(self.data.to_geojson()), visitor())
        return self._token


class DrawnField(TextField):
    """A GeoJSON geometry that the map writes and people without one may paste. `surface` is what it says."""

    surface: Surface | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        self.surface = None
        if valuelist and len(valuelist[0].encode(errors="replace")) > LARGEST_DRAWN:
            self.data = ""
            raise ValueError(
                _(
                    "Das gezeichnete Gebiet ist größer als 1 MB. Bitte zeichnen Sie es einfacher oder laden Sie eine Datei hoch."
                )
            )
        super().process_formdata(valuelist)
        if self.data:
            try:
                self.surface = read_surface(self.data.encode())
            except DomainError as refusal:
                raise ValueError(told(refusal)) from refusal


class AreaFields(BaseForm):
    """Three ways to name an area; the chosen one counts, what the others hold is ignored."""

    area = RadioField(_l("Gebiet"), [InputRequired(_l("Bitte wählen Sie ein Gebiet."))])
    file = GeoJsonField(_l("GeoJSON-Datei"))
    drawn = DrawnField(_l("Gezeichnetes Gebiet (GeoJSON)"))

    def offer(self, known: Sequence[Area]) -> None:
        """Fill in the areas there are; the first one (the whole municipality) is chosen, or drawing."""
        self.area.choices = [
            *(SelectChoice(str(one.id), _("Ganze Kommune") if one.whole else one.name) for one in known),
            SelectChoice(DRAWN, _("Auf der Karte zeichnen")),
            SelectChoice(FILE, _("GeoJSON-Datei hochladen")),
        ]
        if self.area.data is None:
            self.area.data = str(known[0].id) if known else DRAWN

    def validate(self, extra_validators: dict[str, Any] | None = None) -> bool:
        """Only the chosen way has to be in order."""
        self._ignore_the_others()
        fine: bool = super().validate(extra_validators)
        if self.area.data == FILE and self.file.data is None and not self.file.errors:
            self.file.errors = [*self.file.errors, _("Bitte wählen Sie eine GeoJSON-Datei.")]
            fine = False
        if self.area.data == DRAWN and self.drawn.surface is None:
            # The text field is out of sight where there is a map, so the choice above it says what is wrong.
            self.area.errors = [*self.drawn.errors] or [_("Bitte zeichnen Sie das Gebiet auf der Karte.")]
            self.drawn.errors = []
            fine = False
        return fine

    @property
    def area_id(self) -> int | None:
        """The area that was chosen from those there are."""
        return int(self.area.data) if str(self.area.data).isdecimal() else None

    @property
    def surface(self) -> Surface | None:
        """The surface that was uploaded or drawn."""
        return {FILE: self.file.data, DRAWN: self.drawn.surface}.get(self.area.data)

    def _ignore_the_others(self) -> None:
        for name in {FILE, DRAWN} - {self.area.data}:
            field = self._fields[name]
            field.process_errors = []
            field.errors = []


class AreaForm(AreaFields):
    """An area of the municipality: its name, and where it lies."""

    name = LineField(_l("Name des Gebiets"), [InputRequired(), Length(max=120)])
    seen = HiddenField()


def _surface(text: bytes) -> Surface:
    if len(text) > LARGEST:
        raise ValueError(_("Die Datei ist größer als 5 MB. Bitte vereinfachen Sie das Gebiet vorher."))
    try:
        return read_surface(text)
    except DomainError as refusal:
        raise ValueError(told(refusal)) from refusal


def _stash() -> Files:
    return Files(web.config().area_folder)
