"""Colours as `#rrggbb`, and whether people can read what is written in them.

Contrast is the ratio of WCAG 2.2 (relative luminance of sRGB), 1 to 21. Text needs 4.5.
"""

import re

from participation.kernel.errors import DomainError

WHITE = "#ffffff"
READABLE = 4.5
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour(text: str, field: str | None = None) -> str:
    """A colour in lower case. Raises DomainError for anything but six hexadecimal digits after a `#`."""
    found = text.strip().lower()
    if not _COLOUR.fullmatch(found):
        raise DomainError(
            "Bitte geben Sie die Farbe als # mit sechs Zeichen an, zum Beispiel #1b5e8c.", field
        )
    return found


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """`share` (0 to 1) of the first colour in the second one."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in parts)


def readable(wanted: str, background: str, *, towards: str, at_least: float = READABLE) -> str:
    """The wanted colour, moved in small steps towards another until it reads well on a background."""
    for step in range(101):
        candidate = mixed(towards, wanted, step / 100)
        if contrast(candidate, background) >= at_least:
            return candidate
    return towards


def floored(ratio: float) -> float:
    """A contrast for a sentence, rounded down to one decimal: never better than it is."""
    return int(ratio * 10) / 10


def _channels(hexadecimal: str) -> tuple[int, int, int]:
    return int(hexadecimal[1:3], 16), int(hexadecimal[3:5], 16), int(hexadecimal[5:7], 16)


def _luminance(hexadecimal: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(hexadecimal))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
