"""Basemap pictures from a fixed source, fetched once and kept: browsers only ever talk to us.

Each picture lies under DATA/tiles for thirty days. One process fetches a picture once, however many ask; when the
source does not answer, an older picture is better than none. Which tiles may be asked for is the caller's affair.
"""

import os
import threading
import time
import urllib.request
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

KEPT = 30 * 24 * 3_600
"""Seconds after which a picture is fetched anew."""
LARGEST = 1_000_000
"""Bytes of one picture."""
PATIENCE = 8
"""Seconds a source may take."""
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where pictures come from. `url` holds {z}, {x} and {y} in the order that the source wants."""

    key: str
    name: str
    url: str
    attribution: str
    max_zoom: int = 18


_GEODATENZENTRUM = "https://sgx.geodatenzentrum.de"
SOURCES = {
    source.key: source
    for source in (
        Source(
            "basemapde",
            "basemap.de, farbig",
            f"{_GEODATENZENTRUM}/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_farbe/default/"
            "GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png",
            "© basemap.de / BKG, Datenquellen: © GeoBasis-DE",
        ),
        Source(
            "basemapde-grau",
            "basemap.de, grau",
            f"{_GEODATENZENTRUM}/wmts_basemapde/tile/1.0.0/de_basemapde_web_raster_grau/default/"
            "GLOBAL_WEBMERCATOR/{z}/{y}/{x}.png",
            "© basemap.de / BKG, Datenquellen: © GeoBasis-DE",
        ),
        Source(
            "topplus",
            "TopPlusOpen",
            f"{_GEODATENZENTRUM}/wmts_topplus_open/tile/1.0.0/web/default/WEBMERCATOR/{{z}}/{{y}}/{{x}}.png",
            "© Bundesamt für Kartographie und Geodäsie, Datenquellen: sgx.geodatenzentrum.de/web_public",
        ),
    )
}
"""The federal mapping agency's own services. Their y comes before their x."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its MIME type."""

    data: bytes
    mime: str


class TileCache:
    """A folder of pictures, and the sources they come from."""

    def __init__(self, folder: Path, sources: dict[str, Source]) -> None:
        self.folder = folder
        self.sources = sources
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def picture(self, source: Source, z: int, x: int, y: int) -> Picture | None:
        """A picture, from the folder or from its source; None where neither has it."""
        path = self.folder / source.key / str(z) / str(x) / f"{y}.tile"
        fresh = self._read(path, max_age=KEPT)
        if fresh is not None:
            return fresh
        with self._lock(str(path)):
            return self._read(path, max_age=KEPT) or self._fetched(source, path, z, x, y) or self._read(path)

    def _lock(self, name: str) -> threading.Lock:
        with self._guard:
            if len(self._locks) > 10_000:
                self._locks.clear()
            return self._locks[name]

    def _read(self, path: Path, *, max_age: float | None = None) -> Picture | None:
        try:
            if max_age is not None and time.time() - path.stat().st_mtime > max_age:
                return None
            return _picture(path.read_bytes())
        except FileNotFoundError:
            return None

    def _fetched(self, source: Source, path: Path, z: int, x: int, y: int) -> Picture | None:
        data = fetch(source.url.format(z=z, x=x, y=y))
        found = _picture(data) if data is not None else None
        if found is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
            draft.write_bytes(found.data)
            draft.replace(path)
        return found


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """A source that sends us elsewhere is not asked there."""

    def redirect_request(self, *_arguments: object) -> None:
        return None


_opener = urllib.request.build_opener(_NoDetour)


def fetch(url: str) -> bytes | None:
    """The bytes at an address of a source; None where it does not answer well, or with too much."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return None
    request = urllib.request.Request(url, headers={"User-Agent": "participation"})  # noqa: S310 - checked above
    try:
        with _opener.open(request, timeout=PATIENCE) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except (URLError, OSError, ValueError):
        return None
    return data if len(data) <= LARGEST else None


def _picture(data: bytes) -> Picture | None:
    """Bytes as a picture by what they begin with, whatever the source says of them."""
    mime = next((mime for magic, mime in _PICTURES.items() if data.startswith(magic)), None)
    return Picture(data, mime) if mime is not None else None
