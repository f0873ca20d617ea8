"""Packages as answers: streamed from the disk, with their length and digest."""

import base64
from collections.abc import Iterator
from pathlib import Path

from flask import Response, request

from participation.kernel import web
from participation.results.queries.snapshots import store

ZIP = "application/zip"
FOR_A_DAY = "public, max-age=86400"
"""What stands under a permanent address never changes, but can be taken back: then caches forget it within a day."""
CHUNK = 256 * 1024


def whole_file(key: str, name: str) -> Response:
    """A file for one person: no cache keeps it. Raises Missing where it is gone."""
    return _attached(store(web.config()).path(key), name)


def frozen_file(key: str, name: str, digest: str, *, public: bool) -> Response:
    """A file that never changes; caches keep it where everybody may see it. `digest`: SHA-256, hexadecimal.

    Parts of it can be asked for, so that a download that broke goes on. Raises Missing where it is gone.
    """
    response = _attached(store(web.config()).path(key), name)
    response.headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(digest)).decode()}:"
    return _kept(response, digest) if public else response


def frozen_text(text: str, digest: str, *, public: bool) -> Response:
    """A short text that never changes; `digest` is that of what it tells of."""
    response = Response(text, content_type="text/plain; charset=utf-8")
    return _kept(response, f"{digest}-text") if public else response


def frozen_bytes(data: bytes, kind: str, name: str, digest: str, *, public: bool) -> Response:
    """A small file that never changes; `kind` is its content type, `digest` its SHA-256, hexadecimal."""
    response = Response(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _kept(response, digest) if public else response


def _attached(path: Path, name: str) -> Response:
    response = Response(_pieces(path), content_type=ZIP, direct_passthrough=True)
    response.content_length = path.stat().st_size
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def _kept(response: Response, digest: str) -> Response:
    """For everybody and every cache; who has it already is told so."""
    response.headers["Cache-Control"] = FOR_A_DAY
    response.set_etag(digest)
    response.make_conditional(request.environ, accept_ranges=True, complete_length=response.content_length)
    return response
