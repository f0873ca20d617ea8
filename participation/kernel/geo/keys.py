"""Spatial keys: one 52-bit integer per place, in which every map tile is one contiguous range.

The key interleaves 26 + 26 bits of web-mercator tile coordinates (Morton order, y above x, as quadkeys do;
G. M. Morton 1966), so `key >> (52 - 2 * z)` names the XYZ tile of zoom z, y growing southward as in Leaflet.
One step is 0.6 m at the equator.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from participation.kernel.geo.points import Bounds, GeoError, Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

MAX_LEVEL = 26
KEY_BITS = 2 * MAX_LEVEL
_SIDE = 1 << MAX_LEVEL
_HALF_BITS = 13
_HALF_MASK = (1 << _HALF_BITS) - 1
_MAX_LAT = math.degrees(math.atan(math.sinh(math.pi)))  # 85.0511: where the square world map ends


def _spread(number: int) -> int:
    """The bits of a 13-bit number with a zero before each."""
    return sum((number >> bit & 1) << (2 * bit) for bit in range(_HALF_BITS))


_SPREAD = tuple(map(_spread, range(1 << _HALF_BITS)))
_SQUEEZE = {_spread(number): number for number in range(1 << 8)}


def zkey(lat: float, lon: float) -> int:
    """The key of a place in degrees; latitudes beyond ±85.05° fall into the outermost row of tiles.

    Once stored, a key is the truth: counts kept by cell must use the stored key, not a second computation.
    """
    x = int((lon + 180.0) / 360.0 * _SIDE)
    if not 0 <= x < _SIDE:
        x = min(max(x, 0), _SIDE - 1)
    if not -_MAX_LAT < lat < _MAX_LAT:
        return _interleave(x, 0 if lat > 0 else _SIDE - 1)
    return _interleave(x, int((1.0 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2.0 * _SIDE))


def _interleave(x: int, y: int) -> int:
    low = _SPREAD[x & _HALF_MASK] | _SPREAD[y & _HALF_MASK] << 1
    high = _SPREAD[x >> _HALF_BITS] | _SPREAD[y >> _HALF_BITS] << 1
    return high << (2 * _HALF_BITS) | low


def zkeys(lats: ArrayLike, lons: ArrayLike) -> NDArray[np.int64]:
    """The keys of many places at once: two arrays of degrees, shape (n,), to one int64 array, shape (n,)."""
    import numpy as np

    clipped = np.clip(np.asarray(lats, dtype=np.float64), -_MAX_LAT, _MAX_LAT)
    easts = (np.asarray(lons, dtype=np.float64) + 180.0) / 360.0 * _SIDE
    souths = (1.0 - np.arcsinh(np.tan(np.radians(clipped))) / np.pi) / 2.0 * _SIDE
    x = np.clip(easts.astype(np.int64), 0, _SIDE - 1)
    y = np.clip(souths.astype(np.int64), 0, _SIDE - 1)
    spread = np.asarray(_SPREAD, dtype=np.int64)
    low = spread[x & _HALF_MASK] | spread[y & _HALF_MASK] << 1
    high = spread[x >> _HALF_BITS] | spread[y >> _HALF_BITS] << 1
    return np.asarray(high << (2 * _HALF_BITS) | low, dtype=np.int64)


def tile_range(z: int, x: int, y: int) -> tuple[int, int]:
    """First and last key (both inclusive) of the XYZ tile; GeoError if there is no such tile (z up to 26)."""
    if not (0 <= z <= MAX_LEVEL and 0 <= x < 1 << z and 0 <= y < 1 << z):
        raise GeoError("Diese Kartenkachel gibt es nicht.")
    shift = KEY_BITS - 2 * z
    first = _interleave(x, y) << shift
    return first, first + (1 << shift) - 1


def cell(key: int, level: int) -> int:
    """The number of the cell (tile of zoom `level`) that holds the key: what clusters are grouped by."""
    return key >> (KEY_BITS - 2 * level)


def cell_centre(number: int, level: int) -> Point:
    """The middle of a cell, in degrees."""
    side = 1 << level
    x, y = _squeeze(number), _squeeze(number >> 1)
    lat = math.degrees(math.atan(math.sinh(math.pi * (1.0 - 2.0 * (y + 0.5) / side))))
    return Point(lat, (x + 0.5) / side * 360.0 - 180.0)


def cell_bounds(number: int, level: int) -> Bounds:
    """South, west, north and east of a cell, in degrees."""
    middle, half = cell_centre(number, level), 1.0 / (1 << level)
    height = math.asinh(math.tan(math.radians(middle.lat)))
    south, north = (math.degrees(math.atan(math.sinh(height + way * math.pi * half))) for way in (-1, 1))
    return south, middle.lon - 180.0 * half, north, middle.lon + 180.0 * half


def _squeeze(key: int) -> int:
    """Every second bit of a key, closed up: the inverse of spreading, 8 bits at a time."""
    number = 0
    for step in range(4):
        number |= _SQUEEZE[key >> (16 * step) & 0x5555] << (8 * step)
    return number
