"""Days as people in Germany write them."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import ValidationError

from participation.kernel import clock

BAD_DAY = _l("Bitte geben Sie ein Datum ein, zum Beispiel 30.11.2026.")
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


class DayField(DateField):  # type: ignore[misc]  # WTForms ships no types
    """A calendar day: a browser with a calendar sends 2026-11-30, people without one type 30.11.2026."""

    def __init__(self, label: str, validators: list[object], **options: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
        super().__init__(label, [*validators, sensible], format=formats, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_(str(BAD_DAY))) from error


def sensible(_form: object, field: DayField) -> None:
    """Refuse years that can only be a slip of the finger."""
    if field.data is not None and not EARLIEST <= field.data <= LATEST:
        raise ValidationError(_("Bitte prüfen Sie das Jahr."))


def today() -> date:
    """The day in Germany."""
    return clock.local(clock.now()).date()
