"""Builds Landkreis Erlengrund: small towns and villages on hand-drawn roads, woods and fields between."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from random import Random

from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

from participation.demo.town import county_plan as plan
from participation.demo.town.countryside import riverside
from participation.demo.town.drawing import Road, course
from participation.demo.town.geojson import Feature, feature, write
from participation.demo.town.municipal import shares
from participation.demo.town.plane import XY, blob, curve, polygons, rough
from participation.demo.town.smalltown import SmallTown

NOTE = "Erfundener Landkreis, eigene Zeichnung. Nichts davon gibt es wirklich."
LAND = box(0, -14500, 37000, 15500)


@dataclass(frozen=True)
class County:
    """Everything drawn by hand, as shapes, and what grew around it."""

    seed: int
    neighbour: Polygon  # Lindenfurt's boundary: the county ends there

    @cached_property
    def rng(self) -> Random:
        """The one source of chance."""
        return Random(self.seed)  # noqa: S311 - chance for a drawing, not for secrets

    @cached_property
    def boundary(self) -> Polygon:
        """The county's boundary, rough as history left it, without its neighbour."""
        drawn = rough(course(plan.BOUNDARY, {}), self.rng, amount=0.09, finest=420)
        return max(polygons(drawn.difference(self.neighbour)), key=lambda piece: piece.area)

    @cached_property
    def rivers(self) -> list[tuple[str, LineString, int]]:
        """Name, line and width; brooks wind a little more than they were drawn."""
        return [
            (name, curve(self._winding(course(along, {}), width), 110), width)
            for name, width, along in plan.RIVERS
        ]

    def _winding(self, points: list[XY], width: int) -> list[XY]:
        swing = 130 if width < 20 else 85
        bent = [points[0]]
        for a, b in pairwise(points):
            count = max(1, round(math.dist(a, b) / 700))
            bent += [self._aside(a, b, k / count, swing) for k in range(1, count)]
            bent.append(b)
        return bent

    def _aside(self, a: XY, b: XY, share: float, swing: float) -> XY:
        along = (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        return along[0] + self.rng.uniform(-swing, swing), along[1] + self.rng.uniform(-swing, swing)

    @cached_property
    def roads(self) -> list[tuple[Road, LineString]]:
        """Country roads with their lines."""
        return [(road, curve(course(road.along, plan.NODES), 130)) for road in plan.ROADS]

    @cached_property
    def rail(self) -> LineString:
        """The railway."""
        return curve(course(plan.RAIL, {}), 160)

    @cached_property
    def towns(self) -> list[SmallTown]:
        """Towns first, then villages."""
        lines = [line for _road, line in self.roads]
        wet = [line.buffer(width / 2 + 8) for _name, line, width in self.rivers]
        free = unary_union([self.rail.buffer(14), *wet])
        places = [(name, spot, True) for name, spot in plan.TOWNS.items()]
        places += [(name, spot, False) for name, spot in plan.VILLAGES.items()]
        return [SmallTown.build(name, spot, lines, free, self.rng, market=big) for name, spot, big in places]

    @cached_property
    def lakes(self) -> list[tuple[str, Polygon]]:
        """Name and area of the lakes."""
        return [(lake.name, blob(course(lake.outline, {}), 110)) for lake in plan.LAKES]

    @cached_property
    def woods(self) -> list[Polygon]:
        """Woods on what nobody tills: away from places, roads and rivers."""
        keep_off = unary_union(
            [
                *(town.outline.buffer(350) for town in self.towns),
                *(line.buffer(55) for _r, line in self.roads),
                *(line.buffer(90 + width * 3) for _n, line, width in self.rivers),
                *(lake.buffer(30) for _n, lake in self.lakes),
                self.neighbour.buffer(-250),
                self.rail.buffer(30),
            ]
        )
        grown = unary_union([wood for _ in range(150) for wood in self._wood()]).difference(keep_off)
        pieces = polygons(grown.buffer(-25).buffer(25, quad_segs=1))
        return [wood for piece in pieces if piece.area > 90_000 for wood in polygons(piece.simplify(42))]

    def _wood(self) -> list[Polygon]:
        x, y = self.rng.uniform(1500, 36000), self.rng.uniform(-14000, 15000)
        size = self.rng.choice((400, 700, 1000, 1400, 1900))
        ring = []
        for k in range(8):
            wide, high = size * self.rng.uniform(0.6, 1.4), size * self.rng.uniform(0.4, 1.1)
            ring.append((x + wide * math.cos(k * math.pi / 4), y + high * math.sin(k * math.pi / 4)))
        return polygons(rough(ring, self.rng, amount=0.16, finest=300).intersection(LAND))


def build(neighbour: Polygon, seed: int = 11) -> bytes:
    """The basemap of Landkreis Erlengrund as GeoJSON; the same seed and neighbour give the same bytes."""
    county = County(seed, neighbour)
    layers = (_land, _water, _built, _lines, _streets, _districts, _labels)
    rows = chain.from_iterable(layer(county) for layer in layers)
    return write(rows, name="Landkreis Erlengrund", note=NOTE)


def _land(county: County) -> Iterator[Feature | None]:
    yield feature("land", LAND)
    used = [town.outline.buffer(60) for town in county.towns]
    used += [*county.woods, *(line.buffer(15) for _road, line in county.roads)]
    for wood in county.woods:
        yield feature("wood", wood)
    free, rng = LAND.difference(unary_union(used)), county.rng
    groves = [g for _n, line, width in county.rivers for g in riverside(line, width, free, rng, every=1900)]
    yield feature("wood", unary_union(groves).simplify(14))
    for town in county.towns:
        yield feature("park", town.meadow(county.rng), kind="meadow")


def _water(county: County) -> Iterator[Feature | None]:
    for name, lake in county.lakes:
        yield feature("water", lake.simplify(3), name=name)
    for name, line, width in county.rivers:
        yield feature("river", line.intersection(LAND).simplify(5), name=name, width=width)


def _built(county: County) -> Iterator[Feature | None]:
    lindenfurt = Polygon(course(plan.TOWN_GROUND, {})).buffer(-60).buffer(60, quad_segs=2)
    yield feature("block", lindenfurt.intersection(LAND), kind="housing")
    for town in county.towns:
        yield feature("block", town.ground.simplify(8), kind="housing")
        yield feature("building", MultiPolygon(town.houses))


def _lines(county: County) -> Iterator[Feature | None]:
    yield feature("rail", county.rail.intersection(LAND).simplify(3), width=6)
    for path in plan.PATHS:
        yield feature("road_path", path.line({}).simplify(4), name=path.name, width=path.width)


def _streets(county: County) -> Iterator[Feature | None]:
    for town in county.towns:
        for street in town.named():
            line = street.line.simplify(4)
            yield feature(street.layer, line, name=street.name, width=street.width, rank=3, place=town.name)
    inside = unary_union([town.outline for town in county.towns])
    for road, line in sorted(county.roads, key=lambda pair: pair[0].layer, reverse=True):
        outside = line.intersection(LAND).difference(inside)
        yield feature(road.layer, outside.simplify(4), name=road.name, width=road.width, rank=1)


def _districts(county: County) -> Iterator[Feature | None]:
    seats = {name: (x, y) for name, (x, y, _r) in plan.TOWNS.items()}
    weights = {name: radius for name, (_x, _y, radius) in plan.TOWNS.items()}
    for name, area in shares(county.boundary, seats, weights, county.rng).items():
        yield feature("district", area, name=name, rank=1)
    yield feature("boundary", county.boundary, name="Landkreis Erlengrund")


def _labels(_county: County) -> Iterator[Feature | None]:
    for name, (x, y, _radius) in plan.TOWNS.items():
        yield feature("label", Point(x, y), name=name, kind="town", rank=1)
    for name, (x, y, _radius) in plan.VILLAGES.items():
        yield feature("label", Point(x, y), name=name, kind="village", rank=3)
    for spot in plan.SPOTS:
        yield feature("label", Point(spot.x, spot.y), name=spot.name, kind=spot.kind, rank=spot.rank)
