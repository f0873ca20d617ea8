"""Writes shapes of the drawing board as an RFC 7946 FeatureCollection, small and the same every time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import MultiLineString, Point, Polygon, transform, unary_union
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge

from participation.demo.town.plane import lines, polygons, to_degrees

Feature = dict[str, Any]
GRID = 1e-5  # degrees


def feature(layer: str, shape: BaseGeometry, **properties: str | int | None) -> Feature | None:
    """One feature, or None when nothing of the shape is left; properties that are None or "" are left out."""
    geometry = _geometry(shape)
    if geometry is None:
        return None
    told = {key: value for key, value in properties.items() if value not in (None, "")}
    return {"type": "Feature", "properties": {"layer": layer, **told}, "geometry": geometry}


def write(features: Iterable[Feature | None], *, name: str, note: str) -> bytes:
    """The collection as UTF-8 JSON without spaces, one feature a line (readable differences, same size)."""
    rows = [
        json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True) for row in features if row
    ]
    head = json.dumps({"name": name, "note": note}, ensure_ascii=False, separators=(",", ":"))[1:-1]
    body = ",\n".join(rows)
    return f'{{"type":"FeatureCollection",{head},"features":[\n{body}\n]}}\n'.encode()


def _geometry(shape: BaseGeometry) -> Feature | None:
    if isinstance(shape, Point):
        return {"type": "Point", "coordinates": list(to_degrees(shape.x, shape.y))}
    if found := [_rings(piece) for piece in _on_grid(polygons(shape))]:
        return _single_or_multi("Polygon", found)
    merged = linemerge(MultiLineString(lines(shape))) if len(lines(shape)) > 1 else shape
    paths = [path for line in lines(merged) if len(path := _positions(line.coords)) > 1]
    return _single_or_multi("LineString", paths) if paths else None


def _on_grid(pieces: list[Polygon]) -> list[Polygon]:
    """The areas in degrees, snapped to five decimals in a way that leaves them valid."""
    return polygons(unary_union([transform(piece, _project) for piece in pieces], grid_size=GRID))


def _project(spots: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([to_degrees(x, y) for x, y in spots])


def _rings(piece: Polygon) -> list[list[list[float]]]:
    """Outer ring and holes, right-hand rule."""
    turned = orient(piece)
    return [_positions(ring.coords, degrees=True) for ring in (turned.exterior, *turned.interiors)]


def _positions(coords: Iterable[Any], *, degrees: bool = False) -> list[list[float]]:
    found: list[list[float]] = []
    for x, y in coords:
        spot = [round(x, 5), round(y, 5)] if degrees else list(to_degrees(x, y))
        if not found or spot != found[-1]:
            found.append(spot)
    return found


def _single_or_multi(kind: str, found: list[Any]) -> Feature:
    if len(found) == 1:
        return {"type": kind, "coordinates": found[0]}
    return {"type": f"Multi{kind}", "coordinates": found}
