"""Builds Lindenfurt: the hand-drawn plan, filled with streets and houses, written layer by layer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from random import Random

from shapely import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from participation.demo.town import lindenfurt_plan as plan
from participation.demo.town.countryside import hedges, riverside, tracks
from participation.demo.town.drawing import Road, Shape, course
from participation.demo.town.filling import Faces, Filled, fill, named, tiles
from participation.demo.town.geojson import Feature, feature, write
from participation.demo.town.lindenfurt_quarters import (
    DISTRICTS,
    LANDMARKS,
    LIMITS,
    NAME_PLACES,
    QUARTERS,
    SPOTS,
)
from participation.demo.town.names import THEMES, names_of
from participation.demo.town.plane import Street, blob, curve, polygons

NOTE = "Erfundene Stadt, eigene Zeichnung. Nichts davon gibt es wirklich."
SEED = 7
LAND = box(-6500, -4400, 6500, 4400)
WATERS = (
    ("Silberau", plan.RIVER, 56),
    ("Erlenbach", plan.BROOK, 9),
    ("Rehgraben", plan.DITCH, 4),
    ("Seegraben", plan.OUTFLOW, 6),
)


@dataclass(frozen=True)
class Town:
    """Everything drawn by hand, as shapes; `rng` roughens what nature made."""

    seed: int

    @cached_property
    def rng(self) -> Random:
        """The one source of chance."""
        return Random(self.seed)  # noqa: S311 - chance for a drawing, not for secrets

    @cached_property
    def roads(self) -> list[tuple[Road, LineString]]:
        """Hand-drawn roads with their lines."""
        return [(road, road.line(plan.NODES)) for road in plan.ROADS]

    @cached_property
    def rivers(self) -> list[tuple[str, LineString, int]]:
        """Name, line and width of running waters, the Silberau first."""
        return [(name, curve(course(along, plan.NODES), 60), width) for name, along, width in WATERS]

    @cached_property
    def rails(self) -> list[LineString]:
        """The line through the town, then sidings."""
        return [curve(course(along, plan.NODES), 80) for along in (plan.RAIL, *plan.SIDINGS)]

    @cached_property
    def shapes(self) -> list[tuple[Shape, Polygon]]:
        """Woods, greens and standing waters."""
        drawn = (*plan.WOODS, *plan.GREENS, *plan.WATERS)
        return [(shape, shape.area(plan.NODES, self.rng)) for shape in drawn]

    @cached_property
    def market(self) -> Polygon:
        """The market square."""
        return Polygon(course(plan.MARKET, plan.NODES))

    @cached_property
    def boundary(self) -> Polygon:
        """The municipal boundary."""
        return polygons(blob(course(plan.BOUNDARY, plan.NODES), step=90).simplify(4))[0]

    @cached_property
    def taken(self) -> BaseGeometry:
        """Ground on which nobody builds."""
        wet = [line.buffer(width / 2 + (32 if width > 50 else 11)) for _name, line, width in self.rivers]
        iron = [rail.buffer(20 if i == 0 else 9) for i, rail in enumerate(self.rails)]
        green = [area.buffer(3) for shape, area in self.shapes if shape.layer != "wood"]
        yards = [landmark.grounds for landmark in LANDMARKS]
        return unary_union([*wet, *iron, *green, *yards, self.market])

    @cached_property
    def quarters(self) -> list[Filled]:
        """All quarters, built."""
        rims = [area.exterior for shape, area in self.shapes if shape.rim]
        edges = [curve(course(edge, plan.NODES)) for edge in plan.EDGES]
        roads = [line for _road, line in self.roads]
        found = Faces([*roads, *edges, *rims, self.rivers[0][1], self.rails[0], self.market.exterior])
        return [fill(quarter, found.take(quarter.seed), self.taken, self.rng) for quarter in QUARTERS]


def draw(town: Town) -> bytes:
    """The basemap of Lindenfurt as GeoJSON; a town of the same seed gives the same bytes."""
    layers = (_land, _blocks, _water, _houses, _tracks, _streets, _districts, _labels)
    return write(
        chain.from_iterable(layer(town) for layer in layers), name="Lindenfurt an der Silberau", note=NOTE
    )


def _land(town: Town) -> Iterator[Feature | None]:
    yield feature("land", LAND)
    for shape, area in town.shapes:
        if shape.layer != "water":
            yield feature(shape.layer, area.simplify(5), name=shape.name, kind=shape.kind)
    free = LAND.difference(unary_union([town.taken, *(f.ground.buffer(40) for f in town.quarters)]).buffer(0))
    groves = [
        g for _n, line, width in town.rivers[:2] for g in riverside(line, width, free, town.rng, every=560)
    ]
    yield feature("wood", unary_union(groves))


def _blocks(town: Town) -> Iterator[Feature | None]:
    for part in town.quarters:
        yield feature("block", part.ground.simplify(4), kind=part.quarter.kind)


def _water(town: Town) -> Iterator[Feature | None]:
    for shape, area in town.shapes:
        if shape.layer == "water":
            yield feature("water", area.simplify(1), name=shape.name)
    for name, line, width in town.rivers:
        yield feature("river", line.simplify(1), name=name, width=width)


def _houses(town: Town) -> Iterator[Feature | None]:
    for part in town.quarters:
        yield feature("building", MultiPolygon(part.houses))
    for landmark in LANDMARKS:
        yield feature("building", landmark.footprint, name=landmark.name, kind=landmark.kind)


def _tracks(town: Town) -> Iterator[Feature | None]:
    for i, rail in enumerate(town.rails):
        yield feature("rail", rail.simplify(1), width=3 if i else 6)
    built = unary_union([town.taken, *(part.ground for part in town.quarters)])
    woods = unary_union([area for shape, area in town.shapes if shape.layer == "wood"])
    found = tracks(town.boundary.buffer(500), built.buffer(30).union(woods), town.rng, spacing=520)
    yield feature("road_path", unary_union(found), width=3)
    yield feature("wood", unary_union(hedges(found, town.rng)))
    for path in plan.PATHS:
        yield feature("road_path", path.line(plan.NODES).simplify(1.5), name=path.name, width=path.width)


def _streets(town: Town) -> Iterator[Feature | None]:
    pools = {theme: iter(names_of(theme)) for theme in THEMES}
    rims = (Street(shape.rim, area.exterior) for shape, area in town.shapes if shape.rim)
    drawn = (Street(road.name, line, road.layer, road.width) for road, line in town.roads)
    for street in sorted(
        chain(named(town.quarters, pools), rims, drawn), key=lambda s: s.layer, reverse=True
    ):
        rank = {"road_major": 1, "road_minor": 2}[street.layer]
        yield feature(
            street.layer, street.line.simplify(1.6), name=street.name, width=street.width, rank=rank
        )


def _districts(town: Town) -> Iterator[Feature | None]:
    known = {road.name: line for road, line in town.roads}
    cuts: list[BaseGeometry] = [town.rivers[0][1], town.rails[0]]
    cuts += [known[limit] if limit in known else curve(course(limit, plan.NODES)) for limit in LIMITS]
    for name, area in tiles(town.boundary, cuts, DISTRICTS).items():
        yield feature("district", area, name=name, rank=1)
    yield feature("boundary", town.boundary, name="Lindenfurt an der Silberau")


def _labels(_town: Town) -> Iterator[Feature | None]:
    for name, (x, y) in NAME_PLACES.items():
        yield feature("label", Point(x, y), name=name, kind="district", rank=1)
    for spot in (*LANDMARKS, *SPOTS):
        yield feature("label", Point(spot.x, spot.y), name=spot.name, kind=spot.kind, rank=spot.rank)
