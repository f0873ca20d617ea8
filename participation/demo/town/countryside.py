"""What lies between the houses: field tracks, hedgerows, woods along the water."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from random import Random

from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from participation.demo.town.patterns import Grid
from participation.demo.town.plane import lines, polygons, rough


def tracks(land: Polygon, built: BaseGeometry, rng: Random, *, spacing: float) -> list[LineString]:
    """Field tracks: a wide, swaying net over the open land of which about half the links exist."""
    kept: list[LineString] = []
    for line in Grid(rng.uniform(10, 35), spacing * 1.3, spacing, wave=spacing * 0.12)(land, rng):
        for piece in lines(line.difference(built)):
            kept += [link for link in _links(piece, spacing * 0.9) if rng.random() < 0.5]
    return [plain for link in kept if link.length > spacing * 0.3 for plain in lines(link.simplify(5))]


def _links(line: LineString, length: float) -> Iterator[LineString]:
    count = max(1, round(line.length / length))
    for k in range(count):
        inner = [i / 4 for i in range(5)]
        yield LineString([line.interpolate((k + t) / count, normalized=True) for t in inner])


def riverside(
    water: LineString, width: float, free: BaseGeometry, rng: Random, *, every: float
) -> list[Polygon]:
    """Groves along a river, now on this bank, now on that, wherever `free` land allows."""
    found: list[Polygon] = []
    at = rng.uniform(0, every)
    while at < water.length:
        length = rng.uniform(0.3, 0.8) * every
        grove = _bank(water, at, length, rng.choice((-1, 1)), width, rng)
        found += [piece for piece in polygons(grove.intersection(free)) if piece.area > 1500]
        at += length + rng.uniform(0.2, 1.2) * every
    return found


def _bank(water: LineString, at: float, length: float, side: int, width: float, rng: Random) -> Polygon:
    near, far = width / 2 + 6, width / 2 + rng.uniform(35, 90)
    stations = [at + length * k / 4 for k in range(5)]
    ring = [_beside(water, s, side * near) for s in stations]
    ring += [_beside(water, s, side * far * rng.uniform(0.7, 1.2)) for s in reversed(stations[1:-1])]
    return rough(ring, rng, amount=0.1, finest=90)


def _beside(line: LineString, at: float, aside: float) -> tuple[float, float]:
    here, there = line.interpolate(at - 5), line.interpolate(at + 5)
    length = math.dist((here.x, here.y), (there.x, there.y)) or 1.0
    middle = line.interpolate(at)
    return middle.x - aside * (there.y - here.y) / length, middle.y + aside * (there.x - here.x) / length


def hedges(along: Iterable[LineString], rng: Random) -> list[Polygon]:
    """Thin strips of shrubs and trees beside some of the tracks."""
    chosen = [line for line in along if rng.random() < 0.25 and line.length > 120]
    strips = [line.buffer(7, quad_segs=1, cap_style="flat").simplify(2) for line in chosen]
    return [hedge for strip in strips for hedge in polygons(strip)]
