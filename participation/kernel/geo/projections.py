"""Between WGS84 degrees and the metres that surveying offices use.

One point or whole arrays; a transformer is built once per system (about 10 ms) and shared by all threads.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from participation.kernel.geo.crs import UTM32, UTM33, WGS84, crs_words, fits_crs, normal_crs, without_zone
from participation.kernel.geo.points import GeoError, Point

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray
    from pyproj import Transformer

ZONE_BORDER = 12.0
"""Degrees east where UTM zone 32 ends and zone 33 begins."""


@lru_cache(maxsize=16)
def _transformer(source: str, target: str) -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(source, target, always_xy=True)


def to_wgs84(x: float, y: float, crs: str) -> Point:
    """The place of the coordinates (east, north) in a supported system; GeoError when they cannot be its."""
    code = normal_crs(crs)
    if code == WGS84:
        return Point(y, x)
    if not fits_crs(x, y, code):
        raise GeoError(
            "Die Koordinaten %(x)s / %(y)s passen nicht zu %(crs)s.",
            x=float(x),
            y=float(y),
            crs=crs_words(code),
        )
    lon, lat = _transformer(code, WGS84).transform(without_zone(x, code), y)
    return Point(lat, lon)


def to_wgs84_many(xs: ArrayLike, ys: ArrayLike, crs: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitudes and longitudes of many coordinates, shape (n,) each; impossible ones come back as NaN."""
    import numpy as np

    code = normal_crs(crs)
    fits = np.vectorize(lambda x, y: fits_crs(x, y, code), otypes=[bool])
    easts, norths = np.asarray(xs, dtype=np.float64), np.asarray(ys, dtype=np.float64)
    known = fits(easts, norths)
    lats, lons = np.full(easts.shape, np.nan), np.full(easts.shape, np.nan)
    if code == WGS84:
        lats[known], lons[known] = norths[known], easts[known]
        return lats, lons
    plain = np.array([without_zone(x, code) for x in easts[known]], dtype=np.float64)
    lons[known], lats[known] = _transformer(code, WGS84).transform(plain, norths[known])
    return lats, lons


def utm_zone(lon: float) -> int:
    """The EPSG number of the German UTM zone for a longitude: 25832 west of 12° E, else 25833."""
    return 25832 if lon < ZONE_BORDER else 25833


def to_utm(lat: float, lon: float) -> tuple[float, float, int]:
    """East and north in metres (to the centimetre) and the EPSG number of the zone, 25832 or 25833."""
    number = utm_zone(lon)
    east, north = _transformer(WGS84, f"EPSG:{number}").transform(lon, lat)
    return round(east, 2), round(north, 2), number


def to_zone_many(
    lats: ArrayLike, lons: ArrayLike, zone: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Easts and norths of many places in one zone, 25832 or 25833 (metres, to the centimetre), wherever they lie:
    for files that know one coordinate system only. A few hundred kilometres beside its zone are no harm."""
    import numpy as np

    south_north, west_east = np.asarray(lats, dtype=np.float64), np.asarray(lons, dtype=np.float64)
    easts, norths = _transformer(WGS84, f"EPSG:{zone}").transform(west_east, south_north)
    return np.round(easts, 2), np.round(norths, 2)


def to_utm_many(
    lats: ArrayLike, lons: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Easts, norths (metres, to the centimetre) and EPSG numbers of many places; arrays of shape (n,)."""
    import numpy as np

    south_north, west_east = np.asarray(lats, dtype=np.float64), np.asarray(lons, dtype=np.float64)
    zones = np.where(west_east < ZONE_BORDER, 25832, 25833).astype(np.int64)
    easts, norths = np.empty_like(west_east), np.empty_like(west_east)
    for code in (UTM32, UTM33):
        here = zones == int(code.removeprefix("EPSG:"))
        easts[here], norths[here] = _transformer(WGS84, code).transform(west_east[here], south_north[here])
    return np.round(easts, 2), np.round(norths, 2), zones
