"""Sentences with values in them, which are put together only when somebody reads them, in their language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Union

from babel.numbers import format_decimal

Value = Union[str, int, float, date, "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """A German sentence, or a name in one, with a place `%(name)s` for each value; `str()` says it in German."""

    german: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.said(lambda german: german, "de")

    def said(self, translated: Callable[[str], str], language: str) -> str:
        """The sentence in a language (`de`, `en`): `translated` knows its words, we how it writes numbers."""
        sentence = translated(self.german)
        if not self.values:
            return sentence
        return sentence % {name: _said(value, translated, language) for name, value in self.values.items()}


def _said(value: Value, translated: Callable[[str], str], language: str) -> str:
    match value:
        case Words():
            return value.said(translated, language)
        case int():
            return str(format_decimal(value, locale=language))
        case float() if abs(value) >= 1e12:
            return f"{value:.2e}".replace(".", "," if language == "de" else ".")
        case float():
            return str(format_decimal(value, "0.######", locale=language))
        case date():
            return value.strftime("%d.%m.%Y")  # as everywhere on the platform, in both languages
    return value
