"""Pictures and files, each to those who may read its page; to everybody else there is no such thing."""

from flask import Blueprint, Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.information.actions import Stored
from participation.information.models import BlockKind, InfoBlock
from participation.information.policy import may_read, require_readable
from participation.information.queries import own_block
from participation.information.views.frame import PROCESS
from participation.kernel import handouts, images, web
from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.kernel.slugs import slug
from participation.kernel.uploads import SMALL
from participation.processes.models import Process
from participation.processes.views.frame import opened

KEPT = "private, max-age=300"
"""The reader's own browser may keep what everybody may read; the rest is kept by nobody, and none by a shared cache."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{PROCESS}/bild/<key>.webp", "picture", picture)
    pages.add_url_rule(f"{PROCESS}/bild/klein/<key>.webp", "thumbnail", thumbnail)
    pages.add_url_rule(f"{PROCESS}/datei/<key>", "file", file)


def store() -> Files:
    """Where they are kept."""
    return Files(web.config().page_folder)


def keep_picture(picture: images.Picture) -> Stored:
    """Put a picture and its thumbnail into the store, durably. Slow: before any lock."""
    key = store().put(picture.data)
    store().put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return Stored(key, "webp", len(picture.data), picture.width, picture.height)


def keep_file(handout: handouts.Handout) -> Stored:
    """Put a file into the store, durably."""
    return Stored(store().put(handout.data), handout.suffix, handout.size)


@open_to(Door.EVERYBODY)
def picture(municipality: str, process: str, key: str) -> Response:
    """A picture in full size."""
    found, block = _allowed(municipality, process, key, BlockKind.PICTURE)
    return _sent(found, block, block.key, images.MIME)


@open_to(Door.EVERYBODY)
def thumbnail(municipality: str, process: str, key: str) -> Response:
    """The same, 480 pixels long."""
    found, block = _allowed(municipality, process, key, BlockKind.PICTURE)
    return _sent(found, block, f"{block.key}-{SMALL}", images.MIME)


@open_to(Door.EVERYBODY)
def file(municipality: str, process: str, key: str) -> Response:
    """A file to take home, never to be shown in a page."""
    found, block = _allowed(municipality, process, key, BlockKind.FILE)
    response = _sent(found, block, block.key, handouts.MIME[block.suffix])
    name = slug(block.heading) or "datei"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{block.suffix}"'
    return response


def _allowed(municipality: str, process: str, key: str, kind: BlockKind) -> tuple[Process, InfoBlock]:
    session, found = opened(municipality, process)
    block = own_block(session, found, key)
    if block.kind is not kind:
        raise Missing
    require_readable(viewer(), found, block.page)
    return found, block


def _sent(process: Process, block: InfoBlock, key: str, mime: str) -> Response:
    with store().open(key) as opened_file:
        response = Response(opened_file.read(), content_type=mime)
    if may_read(None, process, block.page):
        response.headers["Cache-Control"] = KEPT
    return response
