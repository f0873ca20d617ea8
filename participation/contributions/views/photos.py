"""Photos, each to those who may see it; to everybody else there is no such page."""

from flask import Blueprint, Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions import policy
from participation.contributions.models import Photo, Visibility
from participation.contributions.queries.finding import contribution
from participation.contributions.queries.photos import photo_by_key
from participation.kernel import uploads, web
from participation.kernel.errors import Missing
from participation.kernel.images import MIME
from participation.processes.policy import require_visible
from participation.processes.queries import module_by_id

KEPT = "private, max-age=300"
"""Browsers may keep a photo for five minutes, nobody else: it may be hidden at any time."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/foto/<key>.webp", "photo", photo)
    pages.add_url_rule("/foto/klein/<key>.webp", "thumbnail", thumbnail)
    pages.add_url_rule("/foto/entwurf/<token>.webp", "photo_draft", photo_draft)


@open_to(Door.EVERYBODY)
def photo(key: str) -> Response:
    """A photo in full size."""
    return _sent(_allowed(key).key)


@open_to(Door.EVERYBODY)
def thumbnail(key: str) -> Response:
    """The same, 480 pixels long."""
    return _sent(f"{_allowed(key).key}-{uploads.SMALL}")


@open_to(Door.EVERYBODY)
def photo_draft(token: str) -> Response:
    """The photo of a form that came back, for the visitor who sent it."""
    data = uploads.store().unstash(token, uploads.visitor())
    if data is None:
        raise Missing
    return Response(data, mimetype=MIME)


def _allowed(key: str) -> Photo:
    """The photo of a key if the viewer may see it. Raises Missing."""
    session = web.session()
    found = photo_by_key(session, key)
    shown = contribution(session, found.contribution_id)
    require_visible(viewer(), module_by_id(session, shown.module_id).process)
    if not policy.may_see_photo(viewer(), shown, public=found.visibility is Visibility.PUBLISHED):
        raise Missing
    return found


def _sent(key: str) -> Response:
    with uploads.store().open(key) as file:
        response = Response(file.read(), mimetype=MIME)
    response.headers["Cache-Control"] = KEPT
    return response
