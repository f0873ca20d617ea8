"""Street patterns: each fills a quarter with the lines that its time would have laid there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from shapely import LineString, MultiLineString, Point, Polygon
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from participation.demo.town.plane import XY, curve, lines, polygons

Pattern = Callable[[Polygon, Random], Sequence[BaseGeometry]]
SHORTEST = 55.0  # metres; a stub below this is no street
BESIDE = 28.0  # metres; no street runs closer than this beside another road


@dataclass(frozen=True)
class Grid:
    """Two families of parallels, turned by `angle` degrees: long ones `dy` metres apart, cross ones `dx`.

    `wave` metres of slow sway bend both families alike, so that crossings stay crossings; with `staggered`,
    cross streets reach only from one long street to the next, as suburbs do.
    """

    angle: float
    dx: float
    dy: float
    wave: float = 0.0
    staggered: bool = False

    def __call__(self, area: Polygon, rng: Random) -> list[BaseGeometry]:
        centre = area.centroid
        reach = 0.75 * math.dist(area.bounds[:2], area.bounds[2:])
        phase = rng.uniform(0, math.tau)
        laid = [*self._long(reach), *self._cross(reach, rng)]
        bent = [LineString([self._sway(x, y, phase) for x, y in line]) for line in laid]
        placed = (translate(rotate(line, self.angle, origin=(0, 0)), centre.x, centre.y) for line in bent)
        return [piece for line in placed for piece in _within(line, area)]

    def _long(self, reach: float) -> Iterator[list[XY]]:
        for y in _steps(reach, self.dy):
            yield [(x, y) for x in _steps(reach, 40)]

    def _cross(self, reach: float, rng: Random) -> Iterator[list[XY]]:
        if not self.staggered:
            for x in _steps(reach, self.dx):
                yield [(x, y) for y in _steps(reach, 40)]
            return
        for row, y in enumerate(_steps(reach, self.dy)):
            for x in _steps(reach, self.dx):
                at = x + (row % 2) * self.dx / 2 + rng.uniform(-0.12, 0.12) * self.dx
                yield [(at, y + k * self.dy / 4) for k in range(5)]

    def _sway(self, x: float, y: float, phase: float) -> XY:
        if not self.wave:
            return x, y
        return (
            x + self.wave * math.sin(y / 170 + phase),
            y + self.wave * (math.sin(x / 210 + phase) + 0.5 * math.sin(x / 90 + 2 * phase)),
        )


@dataclass(frozen=True)
class Organic:
    """Lanes that grew: the quarter is cut across its longer side, again and again, never quite straight."""

    block: float  # square metres below which a block is left whole
    bend: float = 0.06
    tilt: float = 14.0

    def __call__(self, area: Polygon, rng: Random) -> list[LineString]:
        if area.area < self.block * rng.uniform(0.8, 1.7):
            return []
        for _attempt in range(5):
            lane = self._lane(area, rng)
            pieces = polygons(split(area, lane))
            if len(pieces) > 1 and min(piece.area for piece in pieces) > self.block * 0.3:
                own = [piece for piece in lines(lane.intersection(area)) if piece.length >= 15]
                return own + [line for piece in pieces for line in self(piece, rng)]
        return []

    def _lane(self, area: Polygon, rng: Random) -> LineString:
        box = [(x, y) for x, y in polygons(area.minimum_rotated_rectangle)[0].exterior.coords][:4]
        if math.dist(box[0], box[1]) > math.dist(box[1], box[2]):
            box = box[1:] + box[:1]
        share = rng.uniform(0.4, 0.6)
        start, end = _between(box[1], box[2], share), _between(box[0], box[3], share)
        cut = rotate(LineString([start, end]), rng.uniform(-self.tilt, self.tilt), origin="centroid")
        (ax, ay), (bx, by) = cut.coords
        return self._curved(_between((ax, ay), (bx, by), -0.3), _between((ax, ay), (bx, by), 1.3), rng)

    def _curved(self, start: XY, end: XY, rng: Random) -> LineString:
        side = rng.uniform(-self.bend, self.bend) * math.dist(start, end)
        other = side * rng.uniform(-0.4, 1.0)
        dx, dy = (end[0] - start[0], end[1] - start[1])
        length = math.hypot(dx, dy) or 1.0
        across = (-dy / length, dx / length)
        bends = [(0.35, side), (0.65, other)]
        middle = [(start[0] + t * dx + s * across[0], start[1] + t * dy + s * across[1]) for t, s in bends]
        return curve([start, *middle, end], step=25)


@dataclass(frozen=True)
class Arcs:
    """A garden suburb: rounds about a green, crossed by a fan of avenues."""

    centre: XY
    rings: tuple[float, ...]  # radii in metres
    rays: tuple[float, ...]  # degrees, counter-clockwise from east
    squeeze: float = 0.85

    def __call__(self, area: Polygon, rng: Random) -> list[BaseGeometry]:
        rounds = [self._round(radius, rng.uniform(-0.04, 0.04)) for radius in self.rings]
        fan = [self._ray(math.radians(degrees), rng.uniform(-0.25, 0.25)) for degrees in self.rays]
        return [piece for line in [*rounds, *fan] for piece in _within(line, area)]

    def _round(self, radius: float, lean: float) -> LineString:
        return LineString(
            [self._spot(radius * (1 + lean * math.sin(a / 8)), math.tau * a / 48) for a in range(49)]
        )

    def _ray(self, angle: float, turn: float) -> LineString:
        start, end = self.rings[0], self.rings[-1] * 1.6
        return LineString(
            [self._spot(start + (end - start) * k / 12, angle + turn * k / 12) for k in range(13)]
        )

    def _spot(self, radius: float, angle: float) -> XY:
        return (
            self.centre[0] + radius * math.cos(angle),
            self.centre[1] + radius * self.squeeze * math.sin(angle),
        )


@dataclass(frozen=True)
class Closes:
    """A housing estate: one spine per `spacing` metres with short dead ends to both sides."""

    angle: float
    spacing: float
    depth: float
    every: float

    def __call__(self, area: Polygon, rng: Random) -> list[BaseGeometry]:
        centre = area.centroid
        reach = 0.75 * math.dist(area.bounds[:2], area.bounds[2:])
        found: list[LineString] = []
        for y in _steps(reach, self.spacing):
            found += self._spine(y, reach, rng)
        placed = (translate(rotate(line, self.angle, origin=(0, 0)), centre.x, centre.y) for line in found)
        return [piece for line in placed for piece in _within(line, area)]

    def _spine(self, y: float, reach: float, rng: Random) -> Iterator[LineString]:
        yield curve([(x, y + 14 * math.sin(x / 130)) for x in _steps(reach, 60)], step=60)
        for k, x in enumerate(_steps(reach, self.every)):
            foot = (x, y + 14 * math.sin(x / 130))
            up = self.depth * (1 if k % 2 else -1) * rng.uniform(0.8, 1.0)
            yield curve([foot, (x + 6, y + up * 0.5), (x + 22, y + up)], step=30)


def nothing(_area: Polygon, _rng: Random) -> list[BaseGeometry]:
    """No street: one undivided block."""
    return []


def _within(line: LineString, area: Polygon) -> list[BaseGeometry]:
    """What of a street lies inside, without stubs and without doubles of the road that runs along the rim."""
    rim = area.boundary.buffer(BESIDE)
    pieces = [piece for piece in lines(line.intersection(area)) if piece.length >= SHORTEST]
    own = [piece for piece in pieces if piece.intersection(rim).length < 0.6 * piece.length]
    return [MultiLineString(own) if len(own) > 1 else own[0]] if own else []


def _steps(reach: float, step: float) -> list[float]:
    count = math.ceil(reach / step)
    return [k * step for k in range(-count, count + 1)]


def _between(a: XY, b: XY, share: float) -> XY:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def disc(x: float, y: float, radius: float) -> Polygon:
    """A round area, for squares and greens."""
    return Point(x, y).buffer(radius, quad_segs=5)
