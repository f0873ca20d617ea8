"""Numbers and lists as people type them."""

import re
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, TextAreaField

from participation.kernel import text

_GROUPED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GERMAN = str.maketrans(",.", ".,")
_PLAIN = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,6})?")


class NumberField(StringField):  # type: ignore[misc]  # WTForms ships no types
    """A number with comma or dot, or nothing (None); `whole` ones come as int, others as Decimal."""

    def __init__(self, label: Any, *, whole: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self.whole = whole
        self.typed: str | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; what is no number stands there again."""
        if not valuelist:
            return
        self.typed = text.line(valuelist[0])[:40]
        self.data = None
        if not self.typed:
            return
        number = _read(self.typed.replace(" ", ""))
        if number is None or (self.whole and number % 1):
            raise ValueError(
                _("Bitte geben Sie eine ganze Zahl ein.")
                if self.whole
                else _("Bitte geben Sie eine Zahl ein.")
            )
        self.data = int(number) if self.whole else number

    def _value(self) -> str:
        if self.typed is not None:
            return self.typed
        if self.data is None:
            return ""
        return f"{self.data:,}".translate(_GERMAN)


class LinesField(TextAreaField):  # type: ignore[misc]  # WTForms ships no types
    """One entry a line: `data` is a tuple of them, empty lines left out."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Cleaned line by line."""
        lines = (text.line(line) for line in text.plain(valuelist[0] if valuelist else "").splitlines())
        self.data = tuple(line for line in lines if line)

    def _value(self) -> str:
        return "\n".join(self.data or ())


def _read(typed: str) -> Decimal | None:
    """A dot is one between thousands only where a whole group follows, as in 12.500; in 2.5 it is a comma."""
    if _GROUPED.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    return Decimal(typed.replace(",", ".")) if _PLAIN.fullmatch(typed) else None
