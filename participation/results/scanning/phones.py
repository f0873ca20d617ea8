"""Telephone numbers, and not the many other numbers of which texts to a town hall are full.

File numbers, postcodes, coordinates, years, prices and house numbers are none: a number counts where it begins as
German or foreign numbers do when one dials them (`0…`, `+…`), is possible in its country, and where none of these
explains it better; or where the word before says that one can call it.
"""

import re
from collections.abc import Iterator

import phonenumbers

from participation.results.scanning.sight import Kind, Sight

_HINT = re.compile(r"(?:[0-9][\s()/.–-]{0,3}){5}")
"""Five digits close together: less is no number that one can dial from elsewhere."""
_DIALLED = re.compile(r"\+|\(?0")
_DECIMAL = re.compile(r"[0-9]{1,3}[.,][0-9]+")
_DATE = re.compile(r"[0-3]?[0-9]\.\s?[01]?[0-9]\.(?:\s?(?:19|20)?[0-9]{2})?")
_UNIT = re.compile(r"\s?(?:€|euro\b|eur\b|%|m\b|km\b|m²|qm\b|kwh\b|°|uhr\b)", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:tel|telefon|telefonnummer|fon|phone|mobil|mobile|mobilnummer|handy|handynummer|fax|whatsapp|durchwahl|"
    r"rufnummer|nummer ist|erreichbar unter|anrufen unter)\b[.:]{0,2}(?:\s?(?:nr|nummer)\b[.:]{0,2})?\s{0,3}"
    r"(?P<number>\+?[(0-9][0-9\s()/–-]{3,20}[0-9])",
    re.IGNORECASE,
)


def phones(text: str) -> Iterator[Sight]:
    """Every telephone number in a text."""
    if not _HINT.search(text):
        return
    for match in _CALLED.finditer(text):
        if sum(letter.isdigit() for letter in match["number"]) >= 5:
            yield Sight(match.start("number"), match.end("number"), Kind.PHONE)
    matcher = phonenumbers.PhoneNumberMatcher(
        text, "DE", leniency=phonenumbers.Leniency.VALID, max_tries=1_000
    )
    for found in matcher:
        if _is_dialled(text, found.start, found.end):
            yield Sight(found.start, found.end, Kind.PHONE)


def _is_dialled(text: str, start: int, end: int) -> bool:
    """Whether it begins as one dials it, and is no date, no decimal number, and no number of something."""
    words = text[start:end]
    if text[max(0, start - 1) : start] == "(":
        words = f"({words}"
    explained = _DECIMAL.fullmatch(words) or _DATE.match(words) or _UNIT.match(text, end)
    inside = text[max(0, start - 1) : start] in tuple("0123456789.,:/-_#=&?")
    return bool(_DIALLED.match(words)) and not explained and not (start and inside)
