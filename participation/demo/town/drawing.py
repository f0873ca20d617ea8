"""The words a plan is written in: nodes, roads, waters, greens, quarters, spots."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from shapely import LineString, Polygon

from participation.demo.town.buildings import Building
from participation.demo.town.patterns import Pattern
from participation.demo.town.plane import XY, blob, curve, rough

Nodes = dict[str, XY]


def course(text: str, nodes: Nodes) -> list[XY]:
    """Points of a course: node names and `x,y` pairs in metres, separated by blanks."""
    return [nodes[word] if word in nodes else _pair(word) for word in text.split()]


def _pair(word: str) -> XY:
    x, y = word.split(",")
    return float(x), float(y)


@dataclass(frozen=True)
class Road:
    """A road drawn by hand; `layer` is road_major, road_minor, road_path or rail; width in metres."""

    name: str
    layer: str
    width: int
    along: str

    def line(self, nodes: Nodes) -> LineString:
        """Its smooth line, exactly through every node."""
        return curve(course(self.along, nodes), step=45)


@dataclass(frozen=True)
class Shape:
    """A wood, park or lake; `rim` names the street that runs around it, if one does."""

    name: str
    layer: str
    outline: str
    kind: str = ""
    rim: str = ""

    def area(self, nodes: Nodes, rng: Random) -> Polygon:
        """The enclosed area: ragged woods, soft waters, parks with rounded corners."""
        points = course(self.outline, nodes)
        if self.layer == "wood":
            return rough(points, rng)
        if self.layer == "water":
            return blob(points, step=45)
        return Polygon(points).buffer(-9, join_style="mitre").buffer(9, quad_segs=2)


@dataclass(frozen=True)
class Quarter:
    """What fills the face of the road network that contains `seed`."""

    seed: XY
    theme: str  # names its streets, see names.py; "" leaves them nameless
    pattern: Pattern
    building: Building
    kind: str = "housing"
    width: int = 8
    least: float = 90.0  # a street shorter than this many metres gets no name


@dataclass(frozen=True)
class Spot:
    """A named place: `kind` says what (church, school, station …), rank 1 shows first."""

    name: str
    kind: str
    x: float
    y: float
    rank: int = 3
