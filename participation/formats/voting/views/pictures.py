"""Pictures of options: shown to whoever may see what there is to choose."""

from flask import Blueprint, Response

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.formats.voting.models import VoteState
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import images, web
from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.kernel.uploads import SMALL
from participation.processes import policy
from participation.processes.views.modules import opened

KEPT = "private, max-age=300"
"""What is not public is kept by no browser: the next person at a shared machine must not find it."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    where = "/<municipality>/<process>/<voting:module>/bild"
    pages.add_url_rule(f"{where}/<option>.webp", "option_picture", thumbnail)
    pages.add_url_rule(f"{where}/gross/<option>.webp", "option_photo", photo)


def store() -> Files:
    """Where they are kept."""
    return Files(web.config().option_folder)


def keep(picture: images.Picture) -> str:
    """Put a picture and its thumbnail into the store, durably; answers its key. Slow: before any lock."""
    key = store().put(picture.data)
    store().put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return key


@open_to(Door.EVERYBODY)
def thumbnail(municipality: str, process: str, module: str, option: str) -> Response:
    """A picture, 480 pixels long."""
    return _sent((municipality, process, module), option, f"-{SMALL}")


@open_to(Door.EVERYBODY)
def photo(municipality: str, process: str, module: str, option: str) -> Response:
    """The same in full size."""
    return _sent((municipality, process, module), option, "")


def _sent(address: tuple[str, str, str], key: str, suffix: str) -> Response:
    session, found = opened(address)
    vote = vote_of(session, found)
    option = next((one for one in vote.options if one.key == key and one.photo), None)
    draft = vote.state is VoteState.DRAFT
    if option is None or (draft and not is_moderator(viewer(), vote.municipality_id)):
        raise Missing
    with store().open(f"{option.photo}{suffix}") as file:
        response = Response(file.read(), mimetype=images.MIME)
    if not draft and policy.may_see(None, found.process):
        response.headers["Cache-Control"] = KEPT
    return response
