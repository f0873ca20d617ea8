"""GeoJSON geometries from strangers: checked position by position, brought to WGS84 and six decimals."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, cast

from participation.kernel.geo.crs import WGS84, crs_words, looks_like, normal_crs
from participation.kernel.geo.points import DECIMALS, GeoError, Point
from participation.kernel.geo.projections import to_wgs84_many
from participation.kernel.words import Words

MAX_VERTICES = 20_000
"""Enough for any boundary at map scale; survey-grade outlines should be simplified first."""

_DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}

_SURFACE_TOO_SHORT = "Die Geometrie hat zu wenige Punkte: eine Fläche braucht mindestens drei."
_LINE_TOO_SHORT = "Die Geometrie hat zu wenige Punkte: eine Linie braucht mindestens zwei."

Geometry = dict[str, Any]
Position = tuple[float, float]


def read_geometry(data: object, crs: str = WGS84, *, max_vertices: int = MAX_VERTICES) -> Geometry:
    """A GeoJSON geometry as RFC 7946 wants it: WGS84, two dimensions, six decimals, closed rings.

    `data` is whatever json.loads gave, in the supported system `crs`. Raises GeoError for other types
    (GeometryCollection among them), wrong nesting, numbers that are none, impossible or too many positions.
    """
    kind, coordinates = _parts(data)
    depth = _DEPTHS[kind]
    positions = _limited(_positions(coordinates, depth), max_vertices)
    fresh = iter(_in_degrees(positions, crs))
    rebuilt = _rebuild(coordinates, depth, fresh)
    for line in _lines(kind, rebuilt):
        _check_line(line, is_ring="Polygon" in kind)
    return {"type": kind, "coordinates": rebuilt}


def _parts(data: object) -> tuple[str, object]:
    if not isinstance(data, Mapping):
        raise GeoError("Die Geometrie ist kein GeoJSON-Objekt.")
    kind = data.get("type")
    if not isinstance(kind, str) or kind not in _DEPTHS:
        raise GeoError("Die Geometrieart „%(kind)s“ wird nicht unterstützt.", kind=str(kind)[:40])
    return kind, data.get("coordinates")


def _positions(coordinates: object, depth: int) -> Iterator[Position]:
    if depth == 0:
        yield _position(coordinates)
        return
    if not isinstance(coordinates, list | tuple) or not coordinates:
        raise GeoError("Die Koordinaten der Geometrie fehlen oder sind falsch verschachtelt.")
    for part in coordinates:
        yield from _positions(part, depth - 1)


def _position(value: object) -> Position:
    if not isinstance(value, list | tuple) or not 2 <= len(value) <= 4:
        raise GeoError("Die Koordinaten der Geometrie fehlen oder sind falsch verschachtelt.")
    return _number(value[0]), _number(value[1])


def _number(value: object) -> float:
    # bool is an int to Python, and an int may be larger than any float.
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1e15 < value < 1e15:
        raise GeoError("Eine Koordinate der Geometrie ist keine endliche Zahl.")
    return float(value)


def _limited(positions: Iterator[Position], limit: int) -> list[Position]:
    kept: list[Position] = []
    for position in positions:
        if len(kept) == limit:
            raise GeoError(
                "Die Geometrie hat mehr als %(most)s Stützpunkte. Bitte vereinfachen Sie sie vorher.",
                most=limit,
            )
        kept.append(position)
    return kept


def _in_degrees(positions: list[Position], crs: str) -> list[list[float]]:
    code = normal_crs(crs)
    if code == WGS84:
        return [_degrees(lat, lon) for lon, lat in positions]
    xs, ys = zip(*positions, strict=True)
    lats, lons = to_wgs84_many(xs, ys, code)
    for (x, y), lat in zip(positions, lats, strict=True):
        if math.isnan(lat):
            raise GeoError(
                "Die Koordinaten %(x)s / %(y)s passen nicht zu %(crs)s.", x=x, y=y, crs=crs_words(code)
            )
    return [_degrees(float(lat), float(lon)) for lat, lon in zip(lats, lons, strict=True)]


def _degrees(lat: float, lon: float) -> list[float]:
    """[lon, lat] of a GeoJSON position; metres get a sentence that names what they look like."""
    if abs(lat) <= 90 and abs(lon) <= 180:
        return [round(lon, DECIMALS) + 0.0, round(lat, DECIMALS) + 0.0]
    seen = looks_like(lon, lat)
    if seen is None:
        Point(lat, lon)  # raises with the sentence for numbers out of range
    raise GeoError(metres_sentence(lon, lat, seen or WGS84), "crs")


def metres_sentence(x: float, y: float, seen: str) -> Words:
    """Why numbers in metres cannot be degrees, and which system they look like."""
    return Words(
        "Die Koordinaten sind keine Längen- und Breitengrade, sondern Meter (%(x)s / %(y)s). "
        "Das sieht nach %(crs)s aus.",
        {"x": x, "y": y, "crs": crs_words(seen)},
    )


def _rebuild(coordinates: object, depth: int, fresh: Iterator[list[float]]) -> list[Any]:
    if depth == 0:
        return next(fresh)
    return [_rebuild(part, depth - 1, fresh) for part in cast("list[object]", coordinates)]


def _lines(kind: str, coordinates: list[Any]) -> list[list[list[float]]]:
    """The lines and rings of a geometry; none for points."""
    if kind == "LineString":
        return [coordinates]
    if kind in {"Polygon", "MultiLineString"}:
        return coordinates
    return [ring for part in coordinates for ring in part] if kind == "MultiPolygon" else []


def _check_line(line: list[list[float]], *, is_ring: bool) -> None:
    if is_ring and line[0] != line[-1]:
        line.append(list(line[0]))
    if len(line) < (4 if is_ring else 2):
        raise GeoError(_SURFACE_TOO_SHORT if is_ring else _LINE_TOO_SHORT)


def representative_point(geometry: Geometry) -> Point:
    """One place that stands for a read geometry: the middle of a line, a point inside a surface."""
    if geometry["type"] == "Point":
        lon, lat = geometry["coordinates"]
        return Point(lat, lon)
    import shapely
    from shapely.geometry import LineString, shape

    whole = shape(geometry)
    if isinstance(whole, LineString):
        spot = whole.interpolate(0.5, normalized=True)
    else:
        spot = shapely.point_on_surface(shapely.make_valid(whole))
    return Point(spot.y, spot.x)
