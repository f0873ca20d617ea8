"""The language a visitor reads: chosen in the footer of every page, or else the browser's."""

from flask import abort, redirect, request, session, url_for
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, own_page, page_before

LANGUAGES = {"de": "Deutsch", "en": "English"}
"""Each by its own name, for whoever looks for it does not read the others."""


@open_to(Door.EVERYBODY)
def choose(language: str) -> Response:
    """The links in the footer; back to the page they were on.

    Links, because a form would need a token, and a token a cookie for everybody who only reads. The page is the one
    the browser says it comes from, so that every page has the same footer and a 404 tells nothing but that.
    """
    if language not in LANGUAGES:
        abort(404)
    session["language"] = language
    return redirect(_page_before() or url_for("home.index"), 303)


def _page_before() -> str | None:
    before = page_before()
    if before is None:
        return None
    return own_page(before._replace(scheme="", netloc="", fragment="").geturl())


def current() -> str:
    """The code of the language of this request; German where a browser asks for neither."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES, "de") or "de"
