"""What a basemap knows by name, and where: the address search of a place without an address service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shapely import LineString, unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Kind = Literal["street", "district", "place"]
STREETS = ("road_major", "road_minor", "road_path")
PLACES = ("label", "wood", "park", "water", "building")
SEATS = ("district", "town")  # kinds of label that only repeat a district's name


@dataclass(frozen=True)
class Place:
    """A findable name and one point that stands for it (WGS 84 degrees)."""

    name: str
    kind: Kind
    lat: float
    lon: float


def gazetteer(basemap: Mapping[str, Any]) -> list[Place]:
    """Streets, districts and places of a basemap (a parsed FeatureCollection), each once, by kind and name.

    A street stands for the middle of its longest piece; in a county with its town: "Postgasse, Erlroda".
    """
    found: dict[tuple[Kind, str], Place] = {}
    boundary = unary_union([shape(row["geometry"]) for row in _of_layer(basemap, "boundary")])
    for place in _places(basemap["features"], boundary):
        found.setdefault((place.kind, place.name), place)
    return sorted(found.values(), key=lambda place: (place.kind, place.name))


def _of_layer(basemap: Mapping[str, Any], layer: str) -> Iterator[Mapping[str, Any]]:
    yield from (row for row in basemap["features"] if row["properties"]["layer"] == layer)


def _places(features: Iterable[Mapping[str, Any]], boundary: BaseGeometry) -> Iterator[Place]:
    """Only what lies inside the boundary, at least in part: nobody is sent where no idea may be pinned."""
    for row in features:
        kind = _kind(row["properties"])
        inside = shape(row["geometry"]).intersection(boundary) if kind else None
        if kind and inside is not None and not inside.is_empty:
            lon, lat = point_on(inside)
            yield Place(full_name(row["properties"]), kind, lat, lon)


def full_name(about: Mapping[str, Any]) -> str:
    """The name to search for; a street of one town among several carries the town."""
    return f"{about['name']}, {about['place']}" if "place" in about else str(about["name"])


def _kind(about: Mapping[str, Any]) -> Kind | None:
    layer = about["layer"]
    if not about.get("name") or about.get("kind") in SEATS:
        return None
    if layer in STREETS:
        return "street"
    if layer == "district":
        return "district"
    return "place" if layer in PLACES else None


def point_on(geometry: BaseGeometry, share: float = 0.5) -> tuple[float, float]:
    """(lon, lat): `share` of the way along its longest line, or a point surely inside its area."""
    pieces = [piece for piece in getattr(geometry, "geoms", [geometry]) if isinstance(piece, LineString)]
    if pieces:
        spot = max(pieces, key=lambda piece: piece.length).interpolate(share, normalized=True)
    else:
        spot = geometry.representative_point()
    return round(spot.x, 5), round(spot.y, 5)
