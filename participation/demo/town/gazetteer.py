"""What a basemap knows by name, and where: the address search of a place without an address service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shapely import LineString
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
    for place in _places(basemap["features"]):
        found.setdefault((place.kind, place.name), place)
    return sorted(found.values(), key=lambda place: (place.kind, place.name))


def _places(features: Iterable[Mapping[str, Any]]) -> Iterator[Place]:
    for row in features:
        about = row["properties"]
        kind = _kind(about)
        if kind is not None:
            name = f"{about['name']}, {about['place']}" if "place" in about else about["name"]
            lon, lat = point_on(shape(row["geometry"]))
            yield Place(name, kind, lat, lon)


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
