"""Numbers and times as people in Germany write them."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TimeField
from wtforms.validators import ValidationError

from participation.kernel import text

_DECOR = re.compile(r"(,-|,--|,00)?\s*(€|eur|euro)?$", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.\s'][0-9]{3})+|[0-9]+")
BAD_TIME = _l("Bitte geben Sie eine Uhrzeit ein, zum Beispiel 18:00.")


class WholeField(StringField):  # type: ignore[misc]  # WTForms ships no types
    """A whole number between two bounds: 100000, 100.000 or 100 000 €. Left empty, it is the usual one."""

    def __init__(
        self, label: Any, *, least: int = 0, most: int = 2_000_000_000, usual: int = 0, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.least, self.most, self.usual = least, most, usual
        self.typed: str | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; what is no number stands there again."""
        if not valuelist:
            return
        self.typed = text.line(valuelist[0])[:40]
        bare = _DECOR.sub("", self.typed)
        if not self.typed:
            self.data = self.usual
        elif _GROUPED.fullmatch(bare):
            self.data = int(re.sub(r"[.\s']", "", bare))
        else:
            self.data = self.usual
            raise ValueError(_("Bitte geben Sie eine ganze Zahl ein, zum Beispiel 100.000."))

    def pre_validate(self, _form: Any) -> None:
        """Between the bounds. A form that came without the field means the usual number."""
        if self.data is None:
            self.data = self.usual
        if not self.errors and not self.least <= self.data <= self.most:
            raise ValidationError(
                _(
                    "Bitte geben Sie eine Zahl von %(least)s bis %(most)s ein.",
                    least=_grouped(self.least),
                    most=_grouped(self.most),
                )
            )

    def _value(self) -> str:
        if self.typed is not None and self.process_errors:
            return self.typed
        return _grouped(self.data) if self.data is not None else ""


class ClockField(TimeField):  # type: ignore[misc]  # WTForms ships no types
    """A time of day: 18:00 or 18.00."""

    def __init__(self, label: Any, validators: list[Any], **options: Any) -> None:
        super().__init__(label, validators, format=["%H:%M", "%H:%M:%S", "%H.%M"], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_(str(BAD_TIME))) from error


def _grouped(number: int) -> str:
    """Dots between thousands, as it may be typed."""
    return f"{number:,}".replace(",", ".")
