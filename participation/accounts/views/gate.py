"""The gate before every page: default deny.

Each view says with `@open_to(...)` who may enter. A view that says nothing is shut. Whoever works in a room's
actions is asked again there, by policy.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import SplitResult, urlsplit

from flask import Flask, current_app, g, redirect, request, url_for
from flask_login import LoginManager, current_user
from werkzeug.wrappers import Response

from participation.accounts import policy, queries
from participation.accounts.models import Viewer
from participation.kernel import web
from participation.municipalities.queries import by_slug

View = TypeVar("View", bound=Callable[..., Any])


class Door(StrEnum):
    """Who may enter a page."""

    EVERYBODY = "everybody"
    ACCOUNT = "account"
    MODERATOR = "moderator"
    ADMIN = "admin"
    KTS = "kts"


def open_to(door: Door) -> Callable[[View], View]:
    """Say who may enter a view. MODERATOR and ADMIN are asked of the municipality named in the address."""

    def mark(view: View) -> View:
        view.door = door  # type: ignore[attr-defined]  # a label on the function
        return view

    return mark


def viewer() -> Viewer | None:
    """The person behind the request, if signed in."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def signed_in() -> Viewer:
    """The person behind a request that the gate let through only because somebody is signed in."""
    found = viewer()
    assert found is not None  # noqa: S101 - the gate stands before every caller
    return found


def install(app: Flask) -> None:
    """Put the gate before every request of an app."""
    login = LoginManager(app)
    login.session_protection = None
    login.request_loader(_load)
    app.url_value_preprocessor(_bind)  # these run before everything else, the check of CSRF tokens included
    app.before_request(_gate)


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and to https; plain http (a demo) can not have it."""
    return "__Host-login" if web.config().secure else "login"


def set_cookie(response: Response, token: str, *, seconds: int) -> None:
    """Hand out a sign-in cookie."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=seconds,
        secure=web.config().secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def drop_cookie(response: Response) -> None:
    """Take the sign-in cookie back."""
    response.delete_cookie(cookie_name(), secure=web.config().secure, httponly=True, samesite="Lax", path="/")


def page_before() -> SplitResult | None:
    """The page of ours that the browser says it comes from, or None."""
    try:
        before = urlsplit(request.referrer or "")
    except ValueError:
        return None
    return before if before.netloc == request.host else None


def own_page(target: str | None) -> str | None:
    """A `next` that stays on our origin, or None."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return None
    if any(ord(letter) < 32 for letter in target):
        return None
    parts = urlsplit(target)
    return None if parts.netloc or parts.scheme else target


def _bind(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Tie CSRF tokens to the sign-in: one from before it, or from another one, is worth nothing."""
    token = request.cookies.get(cookie_name())
    g.login_binding = queries.token_hash(token) if token else ""


def _load(_request: Any) -> Viewer | None:
    token = request.cookies.get(cookie_name())
    if not token or len(token) > 100:
        return None
    return queries.viewer_of(web.reading(), token)


def _gate() -> Response | None:
    if request.endpoint is None:
        return None
    door = getattr(current_app.view_functions[request.endpoint], "door", None)
    if door == Door.EVERYBODY:
        return None
    if viewer() is None and door is not None:
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    _require(door)
    return None


def _require(door: Door | None) -> None:
    """Raise unless the signed-in person may pass."""
    match door:
        case Door.ACCOUNT:
            return
        case Door.MODERATOR:
            policy.require_moderator(viewer(), _municipality_id())
        case Door.ADMIN:
            policy.require_admin(viewer(), _municipality_id())
        case Door.KTS:
            policy.require_kts(viewer())
        case _:
            raise RuntimeError(f"{request.endpoint} does not say who may enter")


def _municipality_id() -> int:
    return by_slug(web.reading(), (request.view_args or {})["municipality"]).id
