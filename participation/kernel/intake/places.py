"""Where a row says it lies: a drawn geometry, a geometry written as text, or two columns of numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from participation.kernel.geo import GeoError, parse_coordinate
from participation.kernel.intake.geojson_file import GEOMETRY
from participation.kernel.intake.model import IntakeError, RawRow

# Compared as `plain_name` gives them; the first that a file has is taken.
_LATS = [
    "lat", "latitude", "breitewgs84", "breitengrad", "geobreite", "latwgs84", "wgs84lat", "geolat",
    "gpslat", "latitudewgs84", "koordlat", "poslat", "coordslat", "locationlat",
    "locationlatitude", "ortbreitengrad", "breite",
]  # fmt: skip
_LONS = [
    "lon", "lng", "long", "longitude", "laengewgs84", "laengengrad", "geolaenge", "lonwgs84",
    "wgs84lon", "geolon", "geolng", "gpslon", "gpslng", "longitudewgs84", "koordlon", "poslon",
    "coordslon", "coordslng", "locationlon", "locationlng",
    "locationlongitude", "ortlaengengrad", "laenge",
]  # fmt: skip
_NORTHS = [
    "nordwert", "nordwertutm", "northing", "north", "hochwert", "utmnord", "utmn", "utmy", "yutm",
    "utmnorthing", "nord", "n",
]  # fmt: skip
_EASTS = [
    "ostwert", "ostwertutm", "easting", "east", "rechtswert", "utmost", "utme", "utmx", "xutm",
    "utmeasting", "ost", "e",
]  # fmt: skip
_YS = [
    "y", "ykoord", "ykoordinate", "ycoord", "ycoordinate", "coordy", "koordy", "pointy", "geoy",
]  # fmt: skip
_XS = [
    "x", "xkoord", "xkoordinate", "xcoord", "xcoordinate", "coordx", "koordx", "pointx", "geox",
]  # fmt: skip
_WRITTEN = [
    "geometry", "geom", "wkt", "wktgeom", "thegeom", "geometrie", "shape", "geometriewkt",
]  # fmt: skip

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_EMPTY = {"", "null", "none", "na", "n/a", "-"}
_NUMBER = r"([+-]?[0-9]{1,10}(?:\.[0-9]{1,30})?)"
_POINT = re.compile(rf"POINT *(?:Z|M|ZM)? *\( *{_NUMBER} +{_NUMBER}(?: +{_NUMBER}){{0,2}} *\)", re.IGNORECASE)
_SRID = re.compile(r"SRID=[0-9]+;", re.IGNORECASE)
_WKT_START = re.compile(r"(MULTI)?(POINT|LINESTRING|POLYGON)", re.IGNORECASE)


class PlaceReader(Protocol):
    """One way a row can say where it lies."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns it looks at: one, or those of north (latitude) and east (longitude)."""

    def read(self, row: RawRow) -> object:
        """A GeoJSON geometry in the file's own system, unchecked; None if the row names no place.

        Raises GeoError, with the column as its field, for what cannot be understood.
        """


@dataclass(frozen=True, slots=True)
class Drawn:
    """The geometry of a GeoJSON feature."""

    fields: tuple[str, ...] = (GEOMETRY,)

    def read(self, row: RawRow) -> object:
        """The geometry member as it stands there."""
        return row.shape


@dataclass(frozen=True, slots=True)
class Written:
    """A column with well-known text: POINT (9.17 47.66), also lines and surfaces."""

    fields: tuple[str]

    def read(self, row: RawRow) -> object:
        """The text as a GeoJSON geometry."""
        text = row.values.get(self.fields[0])
        if text is None or str(text).lower() in _EMPTY:
            return None
        plain = _SRID.sub("", str(text), count=1).strip()
        if match := _POINT.fullmatch(plain):
            return {"type": "Point", "coordinates": [float(match[1]), float(match[2])]}
        return self._drawn(plain)

    def _drawn(self, text: str) -> object:
        import numpy as np
        import shapely
        from shapely.geometry import mapping

        if not _WKT_START.match(text):
            raise GeoError("Das ist keine Geometrie in der Form POINT (9.17 47.66).", self.fields[0])
        try:
            with np.errstate(all="ignore"):  # numbers too large are refused later, with a sentence
                shape = shapely.from_wkt(text)
        except (shapely.errors.ShapelyError, ValueError) as error:
            raise GeoError("Die Geometrie ist nicht lesbar.", self.fields[0]) from error
        return None if shape.is_empty else mapping(shape)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Two columns: first latitude, north or y, then longitude, east or x."""

    fields: tuple[str, str]

    def read(self, row: RawRow) -> object:
        """The two numbers as a GeoJSON point."""
        y, x = (self._number(row, name) for name in self.fields)
        if y is None and x is None:
            return None
        if y is None or x is None:
            empty, other = self.fields if y is None else reversed(self.fields)
            raise GeoError(f"Zu „{other}“ fehlt der Wert in „{empty}“.", empty)
        return {"type": "Point", "coordinates": [x, y]}

    def _number(self, row: RawRow, name: str) -> float | None:
        value = row.values.get(name)
        if value is None or (isinstance(value, str) and value.lower() in _EMPTY):
            return None
        return parse_coordinate(value, name)


def place_readers(columns: Iterable[str], lat: str | None, lon: str | None) -> list[PlaceReader]:
    """Every way in which a file with these columns may name places, the most certain first.

    `lat` and `lon` name the columns instead.
    """
    if lat and lon:
        return [Numbers((lat, lon))]
    names = list(columns)
    return [Drawn(), *_written(names), *_pairs(names)]


def require_columns(columns: tuple[str, ...], lat: str | None, lon: str | None) -> None:
    """IntakeError unless a person named both columns of the place, and both exist, or neither."""
    for wanted, other, field in ((lat, lon, "lat"), (lon, lat, "lon")):
        if other and not wanted:
            raise IntakeError("Bitte nennen Sie beide Spalten: die der Breite und die der Länge.", field)
        if wanted and wanted not in columns:
            raise IntakeError(f"Die Datei hat keine Spalte „{wanted[:80]}“.", field)


def _written(names: list[str]) -> Iterator[PlaceReader]:
    usual = {plain_name(name): name for name in reversed(names)}
    yield from (Written((usual[word],)) for word in _WRITTEN if word in usual)


def _pairs(names: list[str]) -> Iterator[PlaceReader]:
    usual = {plain_name(name): name for name in reversed(names)}
    for norths, easts in ((_LATS, _LONS), (_NORTHS, _EASTS), (_YS, _XS)):
        north = next((usual[word] for word in norths if word in usual), None)
        east = next((usual[word] for word in easts if word in usual), None)
        if north and east:
            yield Numbers((north, east))


def plain_name(name: str) -> str:
    """A column name as it is compared: "Länge (WGS84)" becomes "laengewgs84"."""
    return re.sub("[^a-z0-9]", "", name.lower().translate(_UMLAUTS))


NOWHERE = (0, 0)
"""What programs write who have no place to tell; in no system a municipality lies there."""


def plain_point(geometry: object) -> tuple[float, float] | None:
    """East and north of a GeoJSON point, by far the most frequent case; None for everything else."""
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        return None
    pair = geometry.get("coordinates")
    if not isinstance(pair, list) or not 2 <= len(pair) <= 4:
        return None
    x, y = pair[0], pair[1]
    return (x, y) if type(x) in {int, float} and type(y) in {int, float} else None


def first_position(geometry: object) -> tuple[float, float] | None:
    """The first pair of numbers in an unchecked geometry; it tells which system the file uses."""
    part = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    for _ in range(4):
        if not isinstance(part, list | tuple) or not part:
            return None
        if isinstance(part[0], int | float):
            break
        part = part[0]
    pair = part[:2] if isinstance(part, list | tuple) else ()
    if len(pair) != 2 or any(isinstance(n, bool) or not isinstance(n, int | float) for n in pair):
        return None
    return (float(pair[0]), float(pair[1])) if all(abs(n) < 1e15 for n in pair) else None
