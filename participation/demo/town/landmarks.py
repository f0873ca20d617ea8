"""Footprints of the buildings that everybody knows: churches, town hall, castle, station, schools."""

from __future__ import annotations

from dataclasses import dataclass

from shapely import Polygon, box
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

# Each form around (0, 0), as boxes (west, south, east, north) in metres.
FORMS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "church": ((-22, -8, 20, 8), (2, -15, 14, 15), (-31, -5, -22, 5)),
    "chapel": ((-13, -6, 11, 6), (-18, -3, -13, 3)),
    "hall": ((-16, -11, 16, 11),),
    "station": ((-62, -8, 62, 8), (-14, -12, 14, 14)),
    "castle": ((-34, -30, -22, 26), (22, -30, 34, 26), (-34, 18, 34, 30), (-6, 28, 6, 36)),
    "school": ((-34, -8, 34, 6), (18, 6, 32, 38), (-32, 6, -20, 24)),
    "hospital": ((-60, -9, 60, 9), (-44, 9, -30, 44), (-7, 9, 7, 52), (30, 9, 44, 44)),
    "bath": ((-30, -14, 24, 14), (24, -8, 40, 8)),
}


@dataclass(frozen=True)
class Landmark:
    """A public building: its form at (x, y), turned by `turn` degrees; `yard` metres around stay free."""

    name: str
    kind: str
    form: str
    x: float
    y: float
    turn: float = 0.0
    yard: float = 14.0
    rank: int = 3

    @property
    def footprint(self) -> BaseGeometry:
        """Its ground plan."""
        plan = unary_union([box(*part) for part in FORMS[self.form]])
        return translate(rotate(plan, self.turn, origin=(0, 0)), self.x, self.y)

    @property
    def grounds(self) -> Polygon:
        """Church square, school yard, forecourt: where nothing else is built."""
        return self.footprint.convex_hull.buffer(self.yard, quad_segs=2)
