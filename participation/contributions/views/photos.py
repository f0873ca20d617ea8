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
from participation.processes import policy as processes
from participation.processes.queries import module_by_id

KEPT = "private, max-age=300"
"""Browsers may keep a photo for five minutes, nobody else: it may be hidden at any time.
What is not public is not kept at all: the next person at a shared machine must not find it."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/foto/<key>.webp", "photo", photo)
    pages.add_url_rule("/foto/klein/<key>.webp", "thumbnail", thumbnail)
    pages.add_url_rule("/foto/entwurf/<token>.webp", "photo_draft", photo_draft)


@open_to(Door.EVERYBODY)
def photo(key: str) -> Response:
    """A photo in full size."""
    found, public = _allowed(key)
    return _sent(found.key, public=public)


@open_to(Door.EVERYBODY)
def thumbnail(key: str) -> Response:
    """The same, 480 pixels long."""
    found, public = _allowed(key)
    return _sent(f"{found.key}-{uploads.SMALL}", public=public)


@open_to(Door.EVERYBODY)
def photo_draft(token: str) -> Response:
    """The photo of a form that came back, for the visitor who sent it."""
    data = uploads.store().unstash(token, uploads.visitor())
    if data is None:
        raise Missing
    return Response(data, mimetype=MIME)


def _allowed(key: str) -> tuple[Photo, bool]:
    """The photo of a key if the viewer may see it, and whether everybody may. Raises Missing."""
    session = web.session()
    found = photo_by_key(session, key)
    shown = contribution(session, found.contribution_id)
    process = module_by_id(session, shown.module_id).process
    processes.require_visible(viewer(), process)
    approved = found.visibility is Visibility.PUBLISHED
    if not policy.may_see_photo(viewer(), shown, public=approved):
        raise Missing
    return found, processes.may_see(None, process) and policy.may_see_photo(None, shown, public=approved)


def _sent(key: str, *, public: bool) -> Response:
    with uploads.store().open(key) as file:
        response = Response(file.read(), mimetype=MIME)
    if public:
        response.headers["Cache-Control"] = KEPT
    return response
