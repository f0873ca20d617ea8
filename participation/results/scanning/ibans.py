"""Bank accounts: an IBAN whose check digits are right, with or without spaces (ISO 13616)."""

import re
from collections.abc import Iterator

from participation.results.scanning.sight import Kind, Sight

_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?=[ \u00a0\u202f.-]?[A-Za-z0-9])")
_GAPS = " \u00a0\u202f.-"
LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip
"""Letters and digits of an account number by country, from the IBAN registry: those that pay in euro, and neighbours."""


def ibans(text: str) -> Iterator[Sight]:
    """Every bank account in a text."""
    for match in _START.finditer(text):
        length = LENGTHS.get(match.group()[:2].upper())
        end = _end(text, match.start(), length) if length else None
        if end is not None and _checks(text[match.start() : end]):
            yield Sight(match.start(), end, Kind.IBAN)


def _end(text: str, start: int, length: int) -> int | None:
    """Where that many letters and digits end, single gaps not counted; None where they do not stand there."""
    seen, place = 0, start
    while seen < length and place < len(text):
        letter = text[place]
        if letter.isascii() and letter.isalnum():
            seen += 1
        elif letter not in _GAPS or text[place - 1] in _GAPS:
            return None
        place += 1
    goes_on = place < len(text) and text[place].isalnum()
    return place if seen == length and not goes_on else None


def _checks(found: str) -> bool:
    """ISO 7064, mod 97-10: the first four letters move to the end, letters count from 10, and 1 is left."""
    letters = "".join(letter for letter in found.upper() if letter.isalnum())
    return int("".join(str(int(letter, 36)) for letter in letters[4:] + letters[:4])) % 97 == 1
