"""Geometries as a GeoPackage holds them: a head with the system and the extent, then WKB, all little-endian."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from participation.kernel.geo import to_zone_many
from participation.results.writers.cells import geometry

Extent = tuple[float, float, float, float]
"""West, south, east, north."""
Shape = tuple[bytes, Extent]

_HEAD = [("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4")]
_POINT = np.dtype([*_HEAD, ("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")])
_OTHER = np.dtype([*_HEAD, ("west", "<f8"), ("east", "<f8"), ("south", "<f8"), ("north", "<f8")])
_LITTLE, _WITH_EXTENT = 0b0001, 0b0010


def points(lons: Sequence[float | None], lats: Sequence[float | None], zone: int) -> list[Shape | None]:
    """Many places at once; None for rows without one. `zone`: EPSG number of the UTM zone."""
    places = {
        number: (lon, lat)
        for number, (lon, lat) in enumerate(zip(lons, lats, strict=True))
        if lon is not None and lat is not None
    }
    found: list[Shape | None] = [None] * len(lons)
    if not places:
        return found
    west_east, south_north = np.array(list(places.values())).T
    easts, norths = to_zone_many(south_north, west_east, zone)
    packed = np.zeros(len(places), _POINT)
    packed["magic"], packed["flags"], packed["srs"] = b"GP", _LITTLE, zone
    packed["order"], packed["kind"], packed["x"], packed["y"] = 1, 1, easts, norths
    whole, size = packed.tobytes(), _POINT.itemsize
    for number, (place, x, y) in enumerate(zip(places, easts.tolist(), norths.tolist(), strict=True)):
        found[place] = whole[number * size : (number + 1) * size], (x, y, x, y)
    return found


def shapes(values: Sequence[Any], zone: int) -> list[Shape | None]:
    """GeoJSON geometries of any kind, as text or mapping."""
    return [None if value is None else _shape(value, zone) for value in values]


def _shape(value: Any, zone: int) -> Shape:
    degrees = shapely.geometry.shape(dict(geometry(value)))
    metres = shapely.transform(degrees, lambda pairs: _in_zone(pairs, zone))
    west, south, east, north = metres.bounds
    head = np.zeros((), _OTHER)
    head["magic"], head["flags"], head["srs"] = b"GP", _LITTLE | _WITH_EXTENT, zone
    head["west"], head["east"], head["south"], head["north"] = west, east, south, north
    body: bytes = shapely.to_wkb(metres, byte_order=1, output_dimension=2)
    return head.tobytes() + body, (west, south, east, north)


def _in_zone(pairs: Any, zone: int) -> Any:
    easts, norths = to_zone_many(pairs[:, 1], pairs[:, 0], zone)
    return np.column_stack([easts, norths])
