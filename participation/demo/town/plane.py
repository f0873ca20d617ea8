"""The drawing board: metres east and north of Lindenfurt's market square, and the way back to degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

XY = tuple[float, float]

ORIGIN_LAT, ORIGIN_LON = 50.32, 9.22
# Lengths of one degree at the origin, in metres (series of the WGS 84 ellipsoid).
_PHI = math.radians(ORIGIN_LAT)
METRES_PER_LAT = 111_132.92 - 559.82 * math.cos(2 * _PHI) + 1.175 * math.cos(4 * _PHI)
METRES_PER_LON = 111_412.84 * math.cos(_PHI) - 93.5 * math.cos(3 * _PHI)


def to_degrees(x: float, y: float) -> XY:
    """(longitude, latitude) of a point of the board, five decimals: about one metre."""
    return round(ORIGIN_LON + x / METRES_PER_LON, 5), round(ORIGIN_LAT + y / METRES_PER_LAT, 5)


def smooth(points: Sequence[XY], *, closed: bool = False, step: float = 40.0) -> list[XY]:
    """A soft curve through every point (Catmull-Rom), sampled about every `step` metres."""
    count = len(points)
    if count < 3:
        return list(points)
    curve: list[XY] = []
    for i in range(count if closed else count - 1):
        a, b, c, d = (_point(points, i + k, closed=closed) for k in (-1, 0, 1, 2))
        pieces = max(2, round(math.dist(b, c) / step))
        curve += [_spline(a, b, c, d, k / pieces) for k in range(pieces)]
    return [*curve, curve[0] if closed else points[-1]]


def _point(points: Sequence[XY], i: int, *, closed: bool) -> XY:
    return points[i % len(points)] if closed else points[min(max(i, 0), len(points) - 1)]


def _spline(a: XY, b: XY, c: XY, d: XY, t: float) -> XY:
    def blend(p: float, q: float, r: float, s: float) -> float:
        bend = 2 * p - 5 * q + 4 * r - s
        return 0.5 * (2 * q + (r - p) * t + bend * t * t + (3 * q - p - 3 * r + s) * t**3)

    return blend(a[0], b[0], c[0], d[0]), blend(a[1], b[1], c[1], d[1])


def curve(points: Sequence[XY], step: float = 40.0) -> LineString:
    """A smooth open line through `points`."""
    return LineString(smooth(points, step=step))


def blob(points: Sequence[XY], step: float = 40.0) -> Polygon:
    """A smooth closed shape through `points`."""
    return Polygon(smooth(points, closed=True, step=step)).buffer(0)


def rough(points: Sequence[XY], rng: Random, *, amount: float = 0.14, finest: float = 140.0) -> Polygon:
    """A closed outline as nature and tenure leave it: sides broken again and again to `finest` metres."""
    ring = list(points)
    while max(math.dist(ring[i], ring[i - 1]) for i in range(len(ring))) > finest:
        ring = [spot for i in range(len(ring)) for spot in _broken(ring[i - 1], ring[i], rng, amount, finest)]
    return polygons(Polygon(ring).buffer(0))[0]


def _broken(a: XY, b: XY, rng: Random, amount: float, finest: float) -> list[XY]:
    length = math.dist(a, b)
    if length <= finest:
        return [b]
    share, aside = rng.uniform(0.35, 0.65), rng.gauss(0, amount)
    dx, dy = b[0] - a[0], b[1] - a[1]
    return [(a[0] + share * dx - aside * dy, a[1] + share * dy + aside * dx), b]


def parts(shape: BaseGeometry, kind: str) -> list[BaseGeometry]:
    """The single geometries of one kind ("Polygon", "LineString") within any geometry, in their own order."""
    if shape.geom_type == kind:
        return [shape] if not shape.is_empty else []
    inner: Iterable[BaseGeometry] = getattr(shape, "geoms", ())
    return [piece for child in inner for piece in parts(child, kind)]


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """Every polygon within `shape`."""
    return [piece for piece in parts(shape, "Polygon") if isinstance(piece, Polygon)]


def lines(shape: BaseGeometry) -> list[LineString]:
    """Every line within `shape`."""
    return [piece for piece in parts(shape, "LineString") if isinstance(piece, LineString)]


@dataclass(frozen=True)
class Street:
    """A drawn street: name ("" for none), line, class (road_major, road_minor, road_path), width (m)."""

    name: str
    line: BaseGeometry
    layer: str = "road_minor"
    width: int = 8
