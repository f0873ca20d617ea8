"""Pictures that questions show: there for whoever may see the survey."""

from flask import Blueprint, Response

from participation.accounts.views.gate import Door, open_to
from participation.formats.surveys.models import Survey
from participation.formats.surveys.views.finding import MODULE, opened_survey
from participation.kernel import images, web
from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.kernel.uploads import SMALL
from participation.processes import policy

KEPT = "private, max-age=300"
"""What is not public is kept by no browser: the next person at a shared machine must not find it."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{MODULE}/bild/<question>/<option>.webp", "picture", thumbnail)
    pages.add_url_rule(f"{MODULE}/bild/gross/<question>/<option>.webp", "photo", photo)


def store() -> Files:
    """Where they are kept."""
    return Files(web.config().data / "surveys")


def keep(picture: images.Picture) -> str:
    """Put a picture and its thumbnail into the store, durably; answers its key. Slow: before any lock."""
    key = store().put(picture.data)
    store().put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return key


@open_to(Door.EVERYBODY)
def thumbnail(municipality: str, process: str, module: str, question: str, option: str) -> Response:
    """A picture, 480 pixels long."""
    _session, survey = opened_survey((municipality, process, module))
    return _sent(survey, (question, option), f"-{SMALL}")


@open_to(Door.EVERYBODY)
def photo(municipality: str, process: str, module: str, question: str, option: str) -> Response:
    """The same in full size."""
    _session, survey = opened_survey((municipality, process, module))
    return _sent(survey, (question, option), "")


def _sent(survey: Survey, wanted: tuple[str, str], suffix: str) -> Response:
    with store().open(f"{_key(survey, *wanted)}{suffix}") as file:
        response = Response(file.read(), mimetype=images.MIME)
    if policy.may_see(None, survey.module.process):
        response.headers["Cache-Control"] = KEPT
    return response


def _key(survey: Survey, question: str, option: str) -> str:
    for one in survey.questions:
        for choice in one.options if one.key == question else ():
            if choice["key"] == option and choice.get("photo"):
                return str(choice["photo"])
    raise Missing
