"""Between Flask and the rooms: one session a request, keep or undo, headers, assets.

A request that answers below 400 keeps everything it changed; every other one undoes it. The session of a GET can
not write. The session of an unsafe request holds the write lock of an embedded database from its first statement
on, so slow work (hashing a password, decoding a photo) is done before, with `reading()`.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, has_request_context, request
from flask import session as visit
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.routing import IntegerConverter, UnicodeConverter

from participation.config import Config
from participation.kernel import csrf
from participation.kernel.db import Database

View = TypeVar("View", bound=Callable[..., Any])
SAFE = {"GET", "HEAD", "OPTIONS"}
SMALL_BODY = 256_000
"""Bytes a request body may have unless its view allows more with `@takes_files`."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
PATIENCE = 600
"""Seconds after which whoever came too often may try again."""
_GZIPPED = ("text/", "application/json", "application/javascript", "application/geo+json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Platform:
    """What every request may ask for."""

    config: Config
    database: Database


def platform() -> Platform:
    """The running platform."""
    return current_app.extensions["participation"]  # type: ignore[no-any-return]  # Flask keeps a plain dict


def config() -> Config:
    """The settings of the running platform."""
    return platform().config


def session() -> Session:
    """The request's session: able to write only where the method is."""
    if "session" not in g:
        g.session = reading() if request.method in SAFE else platform().database.writing()
    return g.session  # type: ignore[no-any-return]  # flask.g is untyped


def reading() -> Session:
    """A session that only reads and takes no lock, whatever the method."""
    if "reading" not in g:
        g.reading = platform().database.reading()
    return g.reading  # type: ignore[no-any-return]  # flask.g is untyped


class _Number(IntegerConverter):
    """A key in an address: plain digits that every database can hold, or there is no such page."""

    regex = "[0-9]{1,18}"


class _Word(UnicodeConverter):
    """A word in an address. Control characters name nothing, and PostgreSQL would not even look for them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.regex = r"[^/\x00-\x1f\x7f]+"


def takes_files(view: View) -> View:
    """Let a view accept a body of the size that uploads need."""
    view.max_body = "files"  # type: ignore[attr-defined]  # a label on the function
    return view


def install(app: Flask, configuration: Config, database: Database) -> None:
    """Give an app its platform and the hooks of every request."""
    app.extensions["participation"] = Platform(configuration, database)
    app.url_map.converters |= {"int": _Number, "default": _Word, "string": _Word}
    app.before_request(_limit_body)
    app.before_request(csrf.note_failure)
    app.before_request(_refuse_cut_body)
    app.after_request(_compressed)
    app.after_request(_headers)
    app.after_request(_without_host)
    app.after_request(_keep_or_undo)  # registered last, so it runs first
    app.teardown_request(_close)


def protection(*, secure: bool) -> dict[str, str]:
    """The headers of every answer; browsers that came by https are told to keep to it."""
    return HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})


def _limit_body() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    files = getattr(view, "max_body", "") == "files"
    request.max_content_length = config().max_body if files else SMALL_BODY


def _refuse_cut_body() -> None:
    """A form that came without its length was read up to the limit; what stood behind it would be lost in silence."""
    unsafe = request.method not in SAFE
    if unsafe and request.content_length is None and getattr(request.stream, "is_exhausted", False):
        raise RequestEntityTooLarge


def _keep_or_undo(response: Response) -> Response:
    opened: Session | None = g.pop("session", None)
    if opened is None or request.method in SAFE:
        return response
    try:
        if response.status_code < 400 and not csrf.checked():
            visit.pop("_flashes", None)  # nothing was kept that it could thank for
            return current_app.make_response(current_app.handle_user_exception(BadRequest()))
        if response.status_code < 400:
            opened.commit()
    except BaseException:
        visit.pop("_flashes", None)
        raise
    finally:
        opened.close()
    return response


def let_go() -> None:
    """After a failure: undo, and forget what was read, so that the page about it asks no broken transaction."""
    _close(None)
    g.pop("municipality", None)


def _close(_error: BaseException | None) -> None:
    for name in ("session", "reading"):
        left: Session | None = g.pop(name, None)
        if left is not None:
            left.close()


def _headers(response: Response) -> Response:
    for name, value in protection(secure=config().secure).items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "private, no-store")
    if response.status_code == 429:
        response.headers.setdefault("Retry-After", str(PATIENCE))
    return response


def _without_host(response: Response) -> Response:
    """Werkzeug adds scheme and host where it leads on to an address with its slash; a proxy may have told them
    wrongly."""
    target = response.headers.get("Location", "")
    if target.startswith(request.host_url):
        response.headers["Location"] = "/" + target.removeprefix(request.host_url).lstrip("/")
    return response


def _compressed(response: Response) -> Response:
    worth = (
        "gzip" in request.headers.get("Accept-Encoding", "")
        and not response.is_streamed
        and not response.direct_passthrough
        and response.status_code == 200
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(_GZIPPED)
    )
    if worth and len(response.get_data()) > 1_000:
        response.set_data(gzip.compress(response.get_data(), 5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    if (response.mimetype or "").startswith(_GZIPPED):
        response.vary.add("Accept-Encoding")
    return response


def in_request() -> bool:
    """Whether a request is being answered, rather than a command or a job run."""
    return has_request_context()
