"""An event: when, where on the map, where online."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, TimeField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from participation.information.actions import EventDraft
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.geo import GeoError, Point, split_pair, typed_point
from participation.kernel.telling import told
from participation.municipalities.models import Place
from participation.processes.forms.fields import DayField


class ClockField(TimeField):  # type: ignore[misc]  # WTForms ships no types
    """A time of day: 18:00 or 18.00."""

    def __init__(self, label: Any, validators: list[Any], **options: Any) -> None:
        super().__init__(label, validators, format=["%H:%M", "%H:%M:%S", "%H.%M"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_("Bitte geben Sie eine Uhrzeit ein, zum Beispiel 18:30.")) from error


class EventForm(BaseForm):
    """Title, times, place and link."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    first_day = DayField(_l("Tag"), [InputRequired()])
    first_time = ClockField(_l("Beginn"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag, wenn es ein anderer ist"), [Optional()])
    last_time = ClockField(_l("Ende"), [InputRequired()])
    source = TextField(_l("Beschreibung"), [Length(max=8000)])
    venue = LineField(_l("Ort"), [Length(max=200)])
    address = LineField(_l("Straße oder Ort suchen"), [Length(max=200)])
    lat = LineField(_l("Breite (Nord)"), [Length(max=30)])
    lon = LineField(_l("Länge (Ost)"), [Length(max=30)])
    place = HiddenField(_l("Auf der Karte"))
    link = LineField(_l("Link zur Teilnahme im Netz"), [Length(max=500)])
    cancelled = BooleanField(_l("Der Termin fällt aus"))
    seen = HiddenField()

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.point: Point | None = None
        self.places: Sequence[Place] = ()

    def submitted_with(self, find: Callable[[str], Sequence[Place]]) -> bool:
        """Whether the form was sent and stands up to its rules; `find` looks an address up."""
        if request.method != "POST":
            return False
        self._part_coordinates()
        self.places = find(self.address.data) if self._seeks else ()
        return self.submitted()

    def show(self, stored: EventDraft) -> None:
        """Fill the form with an event as it stands."""
        begin, end = clock.local(stored.starts_at), clock.local(stored.ends_at)
        self.title.data, self.source.data, self.venue.data = stored.title, stored.source, stored.place
        self.first_day.data, self.first_time.data = begin.date(), begin.time()
        self.last_day.data = end.date() if end.date() != begin.date() else None
        self.last_time.data = end.time()
        self.link.data, self.cancelled.data = stored.link, stored.cancelled
        if stored.point is not None:
            self.lat.data, self.lon.data = (f"{number:.6f}" for number in stored.point)

    def draft(self) -> EventDraft:
        """The event as it was described. Raises DomainError for a time that clocks skip."""
        point = (round(self.point.lat, 6), round(self.point.lon, 6)) if self.point is not None else None
        return EventDraft(
            title=self.title.data,
            starts_at=_instant(self.first_day.data, self.first_time.data, "first_time"),
            ends_at=_instant(self.last_day.data or self.first_day.data, self.last_time.data, "last_time"),
            source=self.source.data,
            place=self.venue.data,
            point=point,
            link=self.link.data,
            cancelled=self.cancelled.data,
        )

    def validate_link(self, field: LineField) -> None:
        """An address of a page, as browsers open it."""
        if field.data and "://" not in field.data and "." in field.data:
            field.data = f"https://{field.data}"
        parts = urlsplit(field.data) if field.data else None
        if parts is not None and (parts.scheme not in {"http", "https"} or "." not in parts.netloc):
            raise ValidationError(_("Bitte geben Sie einen Link ein, der mit https:// beginnt."))

    def validate_place(self, _field: Any) -> None:
        """Nothing, both coordinates, or an address that means one place."""
        try:
            self.point = (
                self._found_point() if self._seeks else typed_point(self.lat.data or "", self.lon.data or "")
            )
        except GeoError as error:
            raise ValidationError(told(error)) from error

    @property
    def _seeks(self) -> bool:
        """Whether there is an address, and nothing else that says where."""
        return bool(self.address.data) and not self.lat.data and not self.lon.data

    def _found_point(self) -> Point:
        if len(self.places) == 1:
            return Point(self.places[0].lat, self.places[0].lon)
        if not self.places:
            raise ValidationError(_("„%(address)s“ haben wir nicht gefunden.", address=self.address.data))
        names = ", ".join(place.name for place in self.places[:4])
        raise ValidationError(_("Bitte schreiben Sie die Adresse genauer. Gefunden: %(names)s", names=names))

    def _part_coordinates(self) -> None:
        """Two coordinates pasted into one field go where they belong."""
        for field in (self.lat, self.lon, self.address):
            pair = split_pair(field.data or "")
            if pair is not None:
                field.data = ""
                self.lat.data, self.lon.data = pair


def _instant(day: date, at: time, field: str) -> datetime:
    """A time of day in Germany as UTC; of two equal ones in autumn the first."""
    found = datetime.combine(day, at, clock.BERLIN).astimezone(UTC)
    if clock.local(found).replace(tzinfo=None) != datetime.combine(day, at):
        raise DomainError("Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden vorgestellt.", field)
    return found
