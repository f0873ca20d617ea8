"""Labels for the gate. It lives in a room above, reads `door` of every view and lets nobody else in."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask_login import current_user

from participation.municipalities.policy import Staff

View = TypeVar("View", bound=Callable[..., Any])


def everybody(view: View) -> View:
    """A public page."""
    view.door = "everybody"  # type: ignore[attr-defined]  # a label on the function
    return view


def admins(view: View) -> View:
    """A page for admins of the municipality in the address."""
    view.door = "admin"  # type: ignore[attr-defined]  # a label on the function
    return view


def person() -> Staff | None:
    """Who is signed in; actions ask again what they may."""
    return current_user._get_current_object() if current_user.is_authenticated else None
