"""Small towns and villages: a core where the country roads meet, lanes around it, a ragged edge of fields."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union

from participation.demo.town.buildings import perimeter
from participation.demo.town.county_plan import STREETS, THROUGH, VILLAGE_STREETS
from participation.demo.town.patterns import Grid, Organic
from participation.demo.town.plane import Street, lines, polygons, rough

CORE = Organic(block=5200, bend=0.07, tilt=15)
CORE_HOUSES = perimeter(setback=3.5, depth=10, smallest_yard=150)
SHARES = (0, 1.1, 2.3, 3.4, 4.4, 5.4)  # radians of a meadow's corners


@dataclass(frozen=True)
class SmallTown:
    """A settlement as built; `through` are the country roads within it."""

    name: str
    outline: Polygon
    ground: MultiPolygon
    through: tuple[LineString, ...]
    streets: tuple[BaseGeometry, ...]
    houses: tuple[Polygon, ...]
    market: bool

    @classmethod
    def build(
        cls,
        name: str,
        spot: tuple[float, float, float],
        roads: list[LineString],
        free: BaseGeometry,
        rng: Random,
        *,
        market: bool,
    ) -> SmallTown:
        """Grow the settlement at (x, y, radius) along `roads`; nothing stands on `free` ground."""
        x, y, radius = spot
        outline = _outline(spot, roads, rng)
        through = [line for road in roads for line in lines(road.intersection(outline)) if line.length > 60]
        core = Point(x, y).buffer(min(230, radius * 0.45), quad_segs=3)
        network = unary_union([outline.exterior, *through, *([core.exterior] if market else [])])
        dry = [part for face in polygonize(network) for part in polygons(face.difference(free))]
        pieces = [part for part in dry if part.area > 2500]
        streets: list[BaseGeometry] = [core.exterior] if market else []
        houses: list[Polygon] = []
        for piece in pieces:
            laid, built = _fill(piece, rng, old=market and core.contains(piece.representative_point()))
            streets += laid
            houses += built
        return cls(name, outline, MultiPolygon(pieces), tuple(through), tuple(streets), tuple(houses), market)

    def named(self) -> Iterator[Street]:
        """Its streets: through roads first, then as many of the longest as there are names."""
        layer = "road_major" if self.market else "road_minor"
        for road, name in zip(self.through, (*THROUGH, *[""] * len(self.through)), strict=False):
            yield Street(name, road, layer, 11)
        pool = [name.replace("_", " ") for name in (STREETS if self.market else VILLAGE_STREETS).split()]
        ranked = sorted(self.streets, key=lambda line: -line.length)
        count = 26 if self.market else 4
        for line, name in zip(ranked[:count], pool, strict=False):
            yield Street(name, line)
        if rest := ranked[min(count, len(pool)) :]:
            yield Street("", unary_union(rest))

    def meadow(self, rng: Random) -> BaseGeometry:
        """Orchards and paddocks on one side of the place."""
        c, turn = self.outline.centroid, rng.uniform(0, math.tau)
        reach = math.sqrt(self.outline.area / math.pi)
        x, y = c.x + reach * math.cos(turn), c.y + reach * math.sin(turn)
        ring = [(x + reach * 0.6 * math.cos(a), y + reach * 0.5 * math.sin(a)) for a in SHARES]
        return rough(ring, rng, amount=0.1, finest=160).difference(self.outline.buffer(12)).simplify(6)


def _outline(spot: tuple[float, float, float], roads: list[LineString], rng: Random) -> Polygon:
    """Ragged and drawn out along the roads that pass."""
    x, y, radius = spot
    ring = []
    for k in range(10):
        wide, high = radius * rng.uniform(0.62, 1.0), radius * rng.uniform(0.62, 1.0)
        ring.append((x + wide * math.cos(k * math.pi / 5), y + high * math.sin(k * math.pi / 5)))
    body = rough(ring, rng, amount=0.12, finest=radius / 3)
    near = Point(x, y).buffer(radius * 1.3)
    arms = [road.intersection(near).buffer(radius * 0.14 + 35, cap_style="flat") for road in roads]
    soft = min(70.0, radius * 0.15)  # no corner is sharper than a field's
    grown = unary_union([body, *arms]).buffer(soft).buffer(-1.8 * soft).buffer(0.8 * soft, quad_segs=4)
    return max(polygons(grown.simplify(6)), key=lambda piece: piece.area)


def _fill(piece: Polygon, rng: Random, *, old: bool) -> tuple[list[BaseGeometry], list[Polygon]]:
    if old:
        laid: list[BaseGeometry] = list(CORE(piece, rng))
    elif piece.area > 160_000 and rng.random() < 0.6:
        laid = list(Grid(rng.uniform(-40, 40), 230, 125, 20, staggered=True)(piece, rng))
    else:
        laid = list(Organic(block=24_000, bend=0.1, tilt=15)(piece, rng))
    blocks = polygons(piece.difference(unary_union(laid).buffer(4))) if old else []
    return laid, [house for block in blocks for house in CORE_HOUSES(block, rng)]
