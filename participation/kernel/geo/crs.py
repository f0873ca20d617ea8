"""Coordinate systems: their names, and which one a pair of numbers looks like."""

import re

from participation.kernel.geo.points import GeoError
from participation.kernel.words import Words

WGS84 = "EPSG:4326"
UTM32 = "EPSG:25832"
UTM33 = "EPSG:25833"
LV95 = "EPSG:2056"

CRS_NAMES = {
    WGS84: "Längen- und Breitengrade, WGS84",
    UTM32: "ETRS89/UTM Zone 32N",
    UTM33: "ETRS89/UTM Zone 33N",
    LV95: "Schweizer Landeskoordinaten LV95",
}
"""What can be read. Everything else is named where possible and refused."""

FOREIGN_NAMES = {
    "EPSG:3857": "Web-Mercator",
    "EPSG:21781": "alte Schweizer Landeskoordinaten LV03",
    "EPSG:31466": "Gauß-Krüger Zone 2",
    "EPSG:31467": "Gauß-Krüger Zone 3",
    "EPSG:31468": "Gauß-Krüger Zone 4",
    "EPSG:31469": "Gauß-Krüger Zone 5",
}

# Equal within the accuracy of a pin: ETRS89 is WGS84, 4647 and 5650 are UTM with the zone before the easting.
_SAME_AS = {
    "4326": WGS84, "4258": WGS84, "4979": WGS84, "CRS84": WGS84, "CRS84H": WGS84, "WGS84": WGS84, "84": WGS84,
    "25832": UTM32, "32632": UTM32, "4647": UTM32, "25833": UTM33, "32633": UTM33, "5650": UTM33,
    "2056": LV95,
}  # fmt: skip

_ZONE_PREFIX = {UTM32: 32_000_000, UTM33: 33_000_000}

Range = tuple[float, float, float, float]
"""West, south, east, north in the units of the system."""

_UTM_EXTENT: Range = (100_000, 5_000_000, 900_000, 6_300_000)
_EXTENTS: list[tuple[str, Range]] = [
    (LV95, (2_450_000, 1_050_000, 2_860_000, 1_320_000)),
    ("EPSG:21781", (450_000, 50_000, 860_000, 320_000)),
    ("EPSG:31466", (2_300_000, 5_200_000, 2_700_000, 6_200_000)),
    ("EPSG:31467", (3_300_000, 5_200_000, 3_700_000, 6_200_000)),
    ("EPSG:31468", (4_300_000, 5_200_000, 4_700_000, 6_200_000)),
    ("EPSG:31469", (5_300_000, 5_200_000, 5_700_000, 6_200_000)),
    ("EPSG:3857", (500_000, 5_500_000, 2_000_000, 7_600_000)),
]


def normal_crs(name: str) -> str:
    """The supported system a name means ("25832", "urn:ogc:def:crs:EPSG::25832", "WGS 84"), or GeoError."""
    code = foreign_code(name)
    if code not in CRS_NAMES:
        raise GeoError(
            "Das Koordinatensystem „%(name)s“ wird nicht unterstützt. Möglich sind %(choices)s.",
            "crs",
            name=name.strip()[:60],
            choices=", ".join(CRS_NAMES),
        )
    return code


def foreign_code(name: str) -> str:
    """A system's code by any of its usual names, supported or not; never refuses."""
    last = re.split(r"[:/#]", name.strip().rstrip("/"))[-1].upper().replace(" ", "")
    return _SAME_AS.get(last, f"EPSG:{last}")


def crs_words(code: str) -> Words:
    """A system for a sentence: "ETRS89/UTM Zone 32N (EPSG:25832)"."""
    name = CRS_NAMES.get(code) or FOREIGN_NAMES.get(code)
    return Words("%(name)s (%(code)s)", {"name": Words(name), "code": code}) if name else Words(code)


def describe_crs(code: str) -> str:
    """The same in German."""
    return str(crs_words(code))


def looks_like(x: float, y: float) -> str | None:
    """The system that the numbers (east, north) fit, or None.

    UTM without the zone before its easting fits zone 32 and zone 33 alike and is called zone 32 here: see
    `zone_by_prefix`. The answer may be a system that cannot be read (Gauß-Krüger, Web-Mercator, LV03).
    """
    if abs(x) <= 180 and abs(y) <= 90:
        return WGS84
    for code in (UTM32, UTM33):
        if fits_crs(x, y, code):
            return code
    return next((code for code, extent in _EXTENTS if _within(x, y, extent)), None)


def fits_crs(x: float, y: float, code: str) -> bool:
    """Whether the numbers (east, north) can be coordinates of this supported system in or near Germany."""
    if code == WGS84:
        return abs(x) <= 180 and abs(y) <= 90
    if code in _ZONE_PREFIX:
        return _within(without_zone(x, code), y, _UTM_EXTENT)
    return any(name == code and _within(x, y, extent) for name, extent in _EXTENTS)


def zone_by_prefix(x: float) -> str | None:
    """The UTM system that the zone digits before the easting name (32487744 -> EPSG:25832), or None."""
    return next((code for code, prefix in _ZONE_PREFIX.items() if 100_000 <= x - prefix <= 900_000), None)


def without_zone(x: float, code: str) -> float:
    """The easting without the zone digits some registers put before it."""
    prefix = _ZONE_PREFIX.get(code, 0)
    return x - prefix if prefix and 100_000 <= x - prefix <= 900_000 else x


def _within(x: float, y: float, extent: Range) -> bool:
    west, south, east, north = extent
    return west <= x <= east and south <= y <= north
