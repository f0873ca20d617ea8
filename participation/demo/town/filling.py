"""From hand-drawn roads to a built town: what the roads enclose becomes quarters with streets and houses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from shapely import MultiPolygon, Point, Polygon, coverage_simplify
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union

from participation.demo.town.drawing import Quarter
from participation.demo.town.plane import Street, polygons

SMALLEST = 1500.0  # square metres; what is left of a quarter below this stays green


@dataclass(frozen=True)
class Filled:
    """A quarter as built: its ground, its streets (unnamed yet) and its houses."""

    quarter: Quarter
    ground: MultiPolygon
    streets: tuple[BaseGeometry, ...]
    houses: tuple[Polygon, ...]


class Faces:
    """What the lines of a network enclose; each face is given away once."""

    def __init__(self, network: Iterable[BaseGeometry]) -> None:
        self._free = list(polygonize(unary_union(list(network))))

    def take(self, seed: tuple[float, float]) -> Polygon:
        """The face around `seed`.

        Raises LookupError when none is left there: a hole in the roads, or two quarters for one face.
        """
        for i, face in enumerate(self._free):
            if face.contains(Point(seed)):
                return self._free.pop(i)
        raise LookupError(f"no free face of the road network around {seed}")


def fill(quarter: Quarter, face: Polygon, taken: BaseGeometry, rng: Random) -> Filled:
    """Build `quarter` on its face, leaving out what water, rails and greens have taken."""
    ground = [piece for piece in polygons(face.difference(taken)) if piece.area > SMALLEST]
    streets = [street for piece in ground for street in quarter.pattern(piece, rng)]
    paved = unary_union(streets).buffer(quarter.width / 2)
    blocks = [block for piece in ground for block in polygons(piece.difference(paved))]
    houses = [house for block in blocks for house in quarter.building(block, rng)]
    return Filled(quarter, MultiPolygon(ground), tuple(streets), tuple(houses))


def named(filled: Iterable[Filled], names: dict[str, Iterator[str]]) -> Iterator[Street]:
    """The quarters' streets: the longest get the best-known names, nameless alleys make one row."""
    for part in filled:
        pool = names.get(part.quarter.theme, iter(()))
        nameless: list[BaseGeometry] = []
        for line in sorted(part.streets, key=lambda line: -line.length):
            name = next(pool, "") if line.length >= part.quarter.least else ""
            if name:
                yield Street(name, line, width=part.quarter.width)
            else:
                nameless.append(line)
        if nameless:
            yield Street("", unary_union(nameless), width=part.quarter.width)


def tiles(
    boundary: Polygon, cuts: Iterable[BaseGeometry], seeds: Mapping[str, tuple[float, float]]
) -> dict[str, Polygon]:
    """Districts that tile the boundary: what the cuts leave, joined to where it borders longest."""
    network = unary_union([boundary.exterior, *cuts])
    pieces = [piece for piece in polygonize(network) if boundary.contains(piece.representative_point())]
    owner = {i: name for name, seed in seeds.items() for i, p in enumerate(pieces) if p.contains(Point(seed))}
    while len(owner) < len(pieces):
        i, name = _longest_border(pieces, owner)
        owner[i] = name
    merged = [_merged(pieces, owner, name) for name in seeds]
    plain = coverage_simplify(merged, 14, simplify_boundary=False)
    return {name: area for name, area in zip(seeds, plain, strict=True) if isinstance(area, Polygon)}


def _merged(pieces: list[Polygon], owner: dict[int, str], name: str) -> Polygon:
    """Raises LookupError for a district without ground or in two parts: the cuts do not fit the seeds."""
    area = unary_union([pieces[i] for i, owned in sorted(owner.items()) if owned == name])
    if not isinstance(area, Polygon):
        raise LookupError(f"district {name} is not one piece")
    return area


def _longest_border(pieces: list[Polygon], owner: dict[int, str]) -> tuple[int, str]:
    borders = [
        (pieces[i].intersection(pieces[k]).length, -i, owner[k])
        for i in range(len(pieces))
        if i not in owner
        for k in sorted(owner)
    ]
    _length, i, name = max(borders)
    return -i, name
