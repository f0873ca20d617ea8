"""`python -m participation.kts.counties SOURCE.geojson static/kts/counties.json` draws the outlines anew.

SOURCE holds the counties of the Federal Agency for Cartography and Geodesy (VG5000, 1 January 2021, WGS 84), with
their keys as `ARS` and their names as `GEN` and `BEZ`: © GeoBasis-DE / BKG (2021), dl-de/by-2-0. They are projected to
UTM (zone 32), simplified together, so that neighbours keep their common line, and rounded to units of the drawing.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import orjson
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

WIDTH = 640
"""Of the drawing, in its own units."""
TOLERANCE = 2_400.0
"""Metres by which a line may stray; about two units."""
SPECK = 12_000_000.0
"""Square metres below which an island is left out, unless it is all that there is."""


def main(arguments: list[str]) -> int:
    """Write the drawing; 2 where the arguments are missing."""
    if len(arguments) != 2:
        print("usage: python -m participation.kts.counties SOURCE.geojson TARGET.json", file=sys.stderr)
        return 2
    features = orjson.loads(Path(arguments[0]).read_bytes())["features"]
    content = orjson.dumps(drawing(features))
    Path(arguments[1]).write_bytes(content)
    print(f"{arguments[1]}: {len(features)} counties, {len(content):,} bytes")
    return 0


def drawing(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Counties by key, as [key, name, path], and the outlines of the states."""
    ordered = sorted(features, key=lambda one: str(one["properties"]["ARS"]))
    shapes = [_without_specks(shape) for shape in _simplified([_metres(one["geometry"]) for one in ordered])]
    frame = Frame(shapes)
    states: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    counties = []
    for one, shape in zip(ordered, shapes, strict=True):
        told = one["properties"]
        states[told["ARS"][:2]].append(shape)
        counties.append([told["ARS"], f"{told['GEN']} ({told['BEZ']})", frame.path(shape)])
    outlines = [frame.path(shapely.coverage_union_all(parts)) for _key, parts in sorted(states.items())]
    return {"width": WIDTH, "height": frame.height, "counties": counties, "states": outlines}


class Frame:
    """Where metres lie on the drawing."""

    def __init__(self, shapes: list[BaseGeometry]) -> None:
        west, south, east, self.north = shapely.total_bounds(shapes)
        self.west, self.scale = west, (WIDTH - 4) / (east - west)
        self.height = round((self.north - south) * self.scale) + 4

    def path(self, shape: BaseGeometry) -> str:
        """The rings of a surface as an SVG path in tenths of a unit, relative from point to point."""
        return "".join(
            self._ring(ring.coords) for part in _parts(shape) for ring in (part.exterior, *part.interiors)
        )

    def _ring(self, coords: Any) -> str:
        points = [(round(10 * self._x(x)), round(10 * self._y(y))) for x, y in coords[:-1]]
        steps, (x, y) = [], points[0]
        for across, down in points[1:]:
            if (across, down) != (x, y):
                steps.append(f"{_tenth(across - x)} {_tenth(down - y)}")
            x, y = across, down
        return f"M{_tenth(points[0][0])} {_tenth(points[0][1])}l{' '.join(steps).replace(' -', '-')}z"

    def _x(self, metres: float) -> float:
        return float(2 + (metres - self.west) * self.scale)

    def _y(self, metres: float) -> float:
        return float(2 + (self.north - metres) * self.scale)


def _tenth(number: int) -> str:
    return f"{number / 10:g}"


def _metres(geometry: dict[str, Any]) -> BaseGeometry:
    to_utm = Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)
    shape = shapely.from_geojson(orjson.dumps(geometry))
    return shapely.transform(shape, lambda points: _pairs(to_utm, points))


def _pairs(to_utm: Transformer, points: Any) -> Any:
    points[:, 0], points[:, 1] = to_utm.transform(points[:, 0], points[:, 1])
    return points


def _simplified(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    return list(shapely.coverage_simplify(shapes, TOLERANCE))


def _parts(shape: BaseGeometry) -> list[Any]:
    return sorted(shapely.get_parts(shape), key=lambda part: -part.area)


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    whole, *rest = _parts(shape)
    kept = [whole, *(part for part in rest if part.area >= SPECK)]
    return kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
