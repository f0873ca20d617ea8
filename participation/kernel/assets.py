"""Static files under an address that changes with their content, so that browsers may keep them for ever."""

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, request, url_for

from participation.kernel.web import CSP

FOR_EVER = "public, max-age=31536000, immutable"
_TEXT = {".css", ".js", ".svg", ".json", ".geojson", ".txt"}

mimetypes.add_type("application/geo+json", ".geojson")
mimetypes.add_type("font/woff2", ".woff2")


@lru_cache(maxsize=4)
def _build(files: tuple[tuple[str, Path, int], ...]) -> str:
    """One hash over all files; read again only where one has changed on disk."""
    digest = hashlib.sha256()
    for name, path, _changed in files:
        digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class Assets:
    """A folder of static files, known by one hash over all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {
            path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
        }
        self.build = _build(tuple((name, path, path.stat().st_mtime_ns) for name, path in self.files.items()))
        self.body = lru_cache(maxsize=200)(self._body)

    def url(self, name: str) -> str:
        """The address of a file. Raises KeyError for one that is not there."""
        if name not in self.files:
            raise KeyError(name)
        return url_for("assets.file", build=self.build, name=name)

    def _body(self, name: str, zipped: bool) -> bytes:  # noqa: FBT001 - the cache's key
        data = self.files[name].read_bytes()
        return gzip.compress(data, 9, mtime=0) if zipped else data

    def blueprint(self) -> Blueprint:
        """The route that serves them."""
        pages = Blueprint("assets", __name__)

        def file(build: str, name: str) -> Response:
            path = self.files.get(name)
            if path is None:
                abort(404)
            zipped = path.suffix in _TEXT and "gzip" in request.headers.get("Accept-Encoding", "")
            response = Response(self.body(name, zipped), mimetype=mimetypes.guess_type(name)[0])
            response.headers["Cache-Control"] = FOR_EVER if build == self.build else "no-cache"
            response.headers["Content-Security-Policy"] = CSP
            if path.suffix in _TEXT:
                response.vary.add("Accept-Encoding")
            if zipped:
                response.headers["Content-Encoding"] = "gzip"
            return response

        file.door = "everybody"  # type: ignore[attr-defined]  # the gate's label; the gate lives above the kernel
        pages.add_url_rule("/static/<build>/<path:name>", view_func=file)
        return pages
