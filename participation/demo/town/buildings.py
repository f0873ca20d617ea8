"""Footprints: what stands along the streets of a block, by the way its quarter was built."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random

from shapely import LineString, Polygon, box
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from participation.demo.town.plane import polygons

Building = Callable[[Polygon, Random], list[Polygon]]


def perimeter(setback: float, depth: float, smallest_yard: float) -> Building:
    """Houses wall to wall around a yard, as in old towns and quarters of the 19th century."""

    def build(block: Polygon, rng: Random) -> list[Polygon]:
        found: list[Polygon] = []
        for plot in polygons(block.buffer(-setback, join_style="mitre")):
            if plot.area < 90:
                continue
            yard = plot.buffer(-depth * rng.uniform(0.85, 1.2), join_style="mitre").simplify(3)
            solid = plot.simplify(2)
            found += polygons(solid.difference(yard) if yard.area > smallest_yard else solid)
        return found

    return build


def detached(setback: float, width: float, gap: float, depth: float) -> Building:
    """Single houses or rows along every side of the block, each a little different."""

    def build(block: Polygon, rng: Random) -> list[Polygon]:
        front = block.buffer(-setback - depth / 2, join_style="mitre")
        found: list[Polygon] = []
        for ring in polygons(front):
            found += list(_along(LineString(ring.exterior.coords), width, gap, depth, rng))
        kept: list[Polygon] = []
        for house in found:
            near = kept[-4:] + kept[:3]
            if block.contains(house) and all(house.distance(other) > gap / 3 for other in near):
                kept.append(house)
        return kept

    return build


def _along(ring: LineString, width: float, gap: float, depth: float, rng: Random) -> Iterator[Polygon]:
    at = rng.uniform(width * 0.7, width * 1.4)
    while at < ring.length - width / 2:
        here, there = ring.interpolate(at - 2), ring.interpolate(at + 2)
        turn = math.degrees(math.atan2(there.y - here.y, there.x - here.x))
        wide = width * rng.uniform(0.85, 1.2)
        if rng.random() < 0.93:
            yield _house(here.x, here.y, wide, depth * rng.uniform(0.85, 1.15), turn)
        at += wide + gap * rng.uniform(0.8, 1.5)


def _house(x: float, y: float, width: float, depth: float, turn: float) -> Polygon:
    return translate(rotate(box(-width / 2, -depth / 2, width / 2, depth / 2), turn, origin=(0, 0)), x, y)


def slabs(angle: float, length: float, depth: float, spacing: float) -> Building:
    """Parallel slabs with greens between, the housing estate of the sixties."""

    def build(block: Polygon, rng: Random) -> list[Polygon]:
        inner = block.buffer(-9)
        c = block.centroid
        reach = math.dist(block.bounds[:2], block.bounds[2:]) / 2
        rows, columns = int(reach / spacing) + 1, int(reach / (length + 18)) + 1
        spots = [(i, k) for i in range(-columns, columns + 1) for k in range(-rows, rows + 1)]
        row = [_house(i * (length + 18) + (k % 2) * 16, k * spacing, length, depth, 0) for i, k in spots]
        placed = [polygons(translate(rotate(slab, angle, origin=(0, 0)), c.x, c.y))[0] for slab in row]
        return [slab for slab in placed if inner.contains(slab) and rng.random() < 0.92]

    return build


def halls(setback: float, largest: float) -> Building:
    """Works and warehouses: plots cut at right angles, a hall on most of them."""

    def build(block: Polygon, rng: Random) -> list[Polygon]:
        return [
            hall
            for plot in _plots(block.buffer(-setback, join_style="mitre"), largest, rng)
            if rng.random() < 0.8 and (hall := _hall(plot, rng)) is not None
        ]

    return build


def _hall(plot: Polygon, rng: Random) -> Polygon | None:
    inner = plot.buffer(-rng.uniform(9, 15), join_style="mitre")
    if inner.area < 300:
        return None
    frame = inner.minimum_rotated_rectangle
    return frame if isinstance(frame, Polygon) and inner.buffer(8).contains(frame) else polygons(inner)[0]


def _plots(area: BaseGeometry, largest: float, rng: Random) -> list[Polygon]:
    done: list[Polygon] = []
    todo = polygons(area)
    while todo:
        plot = todo.pop()
        if plot.area < largest * rng.uniform(0.5, 1.4):
            done.append(plot)
        else:
            todo += _halves(plot, rng)
    return done


def _halves(plot: Polygon, rng: Random) -> list[Polygon]:
    corners = list(polygons(plot.minimum_rotated_rectangle)[0].exterior.coords)[:4]
    if math.dist(corners[0], corners[1]) < math.dist(corners[1], corners[2]):
        corners = corners[1:] + corners[:1]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    t = rng.uniform(0.38, 0.62)
    near, far = (ax + (bx - ax) * t, ay + (by - ay) * t), (dx + (cx - dx) * t, dy + (cy - dy) * t)
    first = Polygon([(ax, ay), near, far, (dx, dy)])
    return [*polygons(plot.intersection(first)), *polygons(plot.difference(first))]


def none(_block: Polygon, _rng: Random) -> list[Polygon]:
    """Nothing stands here."""
    return []
