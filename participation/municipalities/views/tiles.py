"""Basemap pictures through our own door: only of sources that an area uses, only near that area."""

from functools import lru_cache
from math import asinh, pi, radians, tan
from pathlib import Path

from flask import Blueprint, Response, abort

from participation.kernel import web
from participation.kernel.tileproxy import SOURCES, Source, TileCache
from participation.municipalities.queries import areas_drawn_on
from participation.municipalities.views.doors import everybody

LOWEST, HIGHEST = 5, 18
MARGIN = 0.15
"""Degrees around an area in which the map may be looked at."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kacheln/<source>/<int:z>/<int:x>/<int:y>", "tile", tile)


@everybody
def tile(source: str, z: int, x: int, y: int) -> Response:
    """One picture. What no area needs does not exist."""
    cache = _cache(str(web.config().data), web.config().tile_url, web.config().tile_attribution)
    known = cache.sources.get(source)
    if known is None or not LOWEST <= z <= min(HIGHEST, known.max_zoom) or not _wanted(source, z, x, y):
        abort(404)
    found = cache.picture(known, z, x, y)
    if found is None:
        abort(404)
    response = Response(found.data, mimetype=found.mime)
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=4)
def _cache(data: str, url: str, attribution: str) -> TileCache:
    """One cache per installation: its locks only work where they are shared."""
    own = {"eigene": Source("eigene", "Eigene Karte", url, attribution)} if url else {}
    return TileCache(Path(data) / "tiles", SOURCES | own)


def _wanted(source: str, z: int, x: int, y: int) -> bool:
    """Whether a tile touches the surroundings of an area that is drawn on this source."""
    return any(
        _column(west - MARGIN, z) <= x <= _column(east + MARGIN, z)
        and _row(north + MARGIN, z) <= y <= _row(south - MARGIN, z)
        for south, west, north, east in areas_drawn_on(web.reading(), source)
    )


def _column(lon: float, z: int) -> int:
    return int((lon + 180) / 360 * 2**z)


def _row(lat: float, z: int) -> int:
    return int((1 - asinh(tan(radians(lat))) / pi) / 2 * 2**z)
