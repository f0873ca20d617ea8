"""A place on the earth, and the numbers people type to name one."""

import math
import re
from dataclasses import dataclass

from participation.kernel.errors import DomainError

Bounds = tuple[float, float, float, float]
"""South, west, north, east in degrees."""

LONGEST_PAIR = 100
"""Characters of two coordinates; whatever is longer is something else."""

DECIMALS = 6
"""About 10 cm: finer than any pin, coarse enough to be the same number in every database."""

_COORDINATE = re.compile(r"[+-]?[0-9]{1,10}(?:[.,][0-9]{1,30})?")

# A comma parts two numbers only where each has a fraction: "50,9" is one number, "50.1,9.2" are two.
_NUMBER = r"[+-]?[0-9]{1,3}[.,][0-9]{1,30}"
_PAIR = re.compile(rf"({_NUMBER})\s*°?\s*N?\s*(?:[,;/]\s*|\s)\s*({_NUMBER})\s*°?\s*[EO]?", re.ASCII)

_NO_LATITUDE = "Die geografische Breite liegt zwischen -90 und 90 Grad, nicht bei %(found)s."
_MAYBE_SWAPPED = (
    "Die geografische Breite liegt zwischen -90 und 90 Grad, nicht bei %(found)s. "
    "Sind Breite und Länge vertauscht?"
)


class GeoError(DomainError):
    """Something about a place cannot be right; the sentence says what."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place in WGS84 degrees, rounded to six decimals; raises GeoError for anything not on the earth."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        lat, lon = _finite(self.lat, "lat"), _finite(self.lon, "lon")
        _require_degrees(lat, lon)
        # "+ 0.0" turns -0.0 into 0.0, so that equal places are equal texts.
        object.__setattr__(self, "lat", round(lat, DECIMALS) + 0.0)
        object.__setattr__(self, "lon", round(lon, DECIMALS) + 0.0)

    def to_geojson(self) -> dict[str, object]:
        """The GeoJSON geometry of this place (RFC 7946: longitude first)."""
        return {"type": "Point", "coordinates": [self.lon, self.lat]}


def _finite(value: object, field: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise GeoError("Koordinaten müssen Zahlen sein.", field)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise GeoError("Koordinaten müssen endliche Zahlen sein.", field)
    return number


def _require_degrees(lat: float, lon: float) -> None:
    if abs(lat) > 90:
        swapped = abs(lon) <= 90 and abs(lat) <= 180
        raise GeoError(_MAYBE_SWAPPED if swapped else _NO_LATITUDE, "lat", found=float(lat))
    if abs(lon) > 180:
        raise GeoError(
            "Die geografische Länge liegt zwischen -180 und 180 Grad, nicht bei %(found)s.",
            "lon",
            found=float(lon),
        )


def parse_coordinate(value: str | float, field: str | None = None) -> float:
    """Read one coordinate with comma or dot ("48,137", "48.137", 48.137); any unit, any system.

    Raises GeoError for what is no finite number or could be read in two ways ("1.234,5", "1_0", "1e3", "٤٨").
    """
    if not isinstance(value, str):
        return _finite(value, field or "")
    text = value.strip().removesuffix("°").rstrip()
    if not _COORDINATE.fullmatch(text):
        shown = value.strip()[:40]
        raise GeoError(
            "„%(typed)s“ ist keine Koordinate. Erwartet wird eine Zahl wie 48,137.", field, typed=shown
        )
    return float(text.replace(",", "."))


def split_pair(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of a text that holds both, as maps on the web copy them, ready for `parse_coordinate`.

    "50,33329 9,23759", "50.33329, 9.23759", "50,33329; 9,23759", "50.33329° N, 9.23759° E". None for everything
    else, and for what could be read in two ways ("50,33,9", "50, 9").
    """
    found = _PAIR.fullmatch(text.strip()) if len(text) <= LONGEST_PAIR else None
    return (found[1], found[2]) if found else None


def german_number(value: float) -> str:
    """A coordinate as a German sentence shows it: comma, at most six decimals, no trailing zeros."""
    if abs(value) >= 1e12:
        return f"{value:.2e}".replace(".", ",")
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".").replace(".", ",")


def german_count(number: int) -> str:
    """A whole number with the German mark between thousands: 20.000."""
    return f"{number:,}".replace(",", ".")


def looks_swapped(lat: float, lon: float, bounds: Bounds) -> bool:
    """Whether the place lies outside `bounds` but would lie inside with latitude and longitude exchanged."""
    return not _inside(lat, lon, bounds) and _inside(lon, lat, bounds)


def _inside(lat: float, lon: float, bounds: Bounds) -> bool:
    south, west, north, east = bounds
    return south <= lat <= north and west <= lon <= east


def typed_point(lat: str, lon: str) -> Point | None:
    """The point of two coordinates as somebody typed them; None where nothing was typed. Raises GeoError."""
    if not lat and not lon:
        return None
    if not (lat and lon):
        raise GeoError("Bitte geben Sie Breite und Länge an.")
    return Point(parse_coordinate(lat, "lat"), parse_coordinate(lon, "lon"))
