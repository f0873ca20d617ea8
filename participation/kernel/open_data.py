"""Answers for programs: readable from pages of any other site, versioned by their content, refused in a form that
programs read.

Only what everybody may see without signing in goes out like this. A browser never shows such an answer to a foreign
page together with somebody's cookies: `*` forbids that (Fetch standard, CORS protocol and credentials).
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

PROBLEM = "application/problem+json"
"""RFC 9457."""
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, API-Version, Content-Disposition",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
}

_for_programs: list[str] = []


def readable_anywhere(view: View) -> View:
    """Let pages of any site read the answers of a view."""
    view.readable_anywhere = True  # type: ignore[attr-defined]  # a label on the function
    return view


def for_programs(*beginnings: str) -> None:
    """Addresses that begin so are asked by programs: what goes wrong there is told as RFC 9457 says."""
    _for_programs.extend(one for one in beginnings if one not in _for_programs)


def asked_by_a_program() -> bool:
    """Whether this request is for such an address and does not come from somebody who would rather read a page."""
    if not request.path.startswith(tuple(_for_programs)):
        return False
    wanted = request.accept_mimetypes
    return wanted["text/html"] <= max(wanted["application/json"], wanted[PROBLEM])


def problem(status: int, title: str, sentence: str) -> Response:
    """A refusal as RFC 9457 describes it."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": sentence}
    return Response(current_app.json.dumps(body), status, content_type=PROBLEM)


def versioned(body: bytes, content_type: str, *, mark: bytes | None = None) -> Response:
    """An answer that whoever has it already is only told so: 304.

    `mark` stands for the body where a part of it, such as the time of the answer, differs without anything new.
    The tag is weak, since the same answer goes out compressed or not.
    """
    tag = hashlib.sha256(body if mark is None else mark).hexdigest()[:32]
    known = request.if_none_match.contains_weak(tag)
    response = Response(b"" if known else body, 304 if known else 200, content_type=content_type)
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def install(app: Flask) -> None:
    """Add the headers to every answer of such views."""
    app.after_request(_opened)


def _opened(response: Response) -> Response:
    """Pages for people stay with us: they show who is signed in."""
    if response.mimetype == "text/html" and request.method != "OPTIONS":
        return response
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "readable_anywhere", False) or asked_by_a_program():
        _add(response, SHARED)
        if request.method == "OPTIONS":
            _add(response, PREFLIGHT)
    return response


def _add(response: Response, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        response.headers.setdefault(name, value)
