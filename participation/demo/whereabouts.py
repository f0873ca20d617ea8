"""Finds the places that the demo's texts speak of on the drawn basemaps."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

from shapely import unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from participation.demo.town.gazetteer import Place, full_name, gazetteer, point_on
from participation.demo.town.plane import METRES_PER_LAT, METRES_PER_LON

SPOT = re.compile(r"(?P<name>.+?)(?:@(?P<share>[\d.]+))?(?: \+(?P<east>-?\d+),(?P<north>-?\d+))?")
SCATTER = 9.0  # metres: nobody puts a pin exactly where the last one stands
ORDER = ("label", "road_major", "road_minor", "road_path", "park", "water", "wood", "building")


@dataclass(frozen=True)
class Basemap:
    """A basemap file: its names, its boundary, its districts."""

    path: Path

    @cached_property
    def features(self) -> list[dict[str, Any]]:
        """The features of the file."""
        rows: list[dict[str, Any]] = json.loads(self.path.read_bytes())["features"]
        return rows

    @cached_property
    def boundary(self) -> BaseGeometry:
        """The municipality's boundary, WGS 84."""
        return unary_union([shape(row["geometry"]) for row in self.features if _layer(row) == "boundary"])

    @cached_property
    def boundary_geojson(self) -> dict[str, Any]:
        """The same as the GeoJSON geometry that stands in the file."""
        found: dict[str, Any] = next(row["geometry"] for row in self.features if _layer(row) == "boundary")
        return found

    @cached_property
    def districts(self) -> dict[str, dict[str, Any]]:
        """GeoJSON geometries of the districts by name; together they tile the boundary."""
        return {r["properties"]["name"]: r["geometry"] for r in self.features if _layer(r) == "district"}

    @cached_property
    def places(self) -> list[Place]:
        """Everything the address search should find."""
        return gazetteer({"features": self.features})

    def find(self, text: str, salt: str = "") -> tuple[str, float, float]:
        """(name, lat, lon) of a spot such as `Goethestraße@0.3` or `Marktplatz +10,-5`, scattered by `salt`.

        Raises LookupError for a name that is not on the map.
        """
        spot = SPOT.fullmatch(text)
        if spot is None or spot["name"] not in self._named:
            raise LookupError(f"{text!r} is not on {self.path.name}")
        lon, lat = point_on(self._named[spot["name"]], float(spot["share"] or 0.5))
        turn = math.radians(crc32(salt.encode()) % 360)
        east = float(spot["east"] or 0) + SCATTER * math.cos(turn)
        north = float(spot["north"] or 0) + SCATTER * math.sin(turn)
        return spot["name"], round(lat + north / METRES_PER_LAT, 6), round(lon + east / METRES_PER_LON, 6)

    @cached_property
    def _named(self) -> dict[str, BaseGeometry]:
        """What of every named thing lies inside the boundary; labels first: they say where."""
        found: dict[str, BaseGeometry] = {}
        rows = [row for row in self.features if _layer(row) in ORDER and row["properties"].get("name")]
        for row in sorted(rows, key=lambda row: ORDER.index(_layer(row))):
            inside = shape(row["geometry"]).intersection(self.boundary)
            if not inside.is_empty:
                found.setdefault(full_name(row["properties"]), inside)
        return found


def _layer(row: dict[str, Any]) -> str:
    layer: str = row["properties"]["layer"]
    return layer
