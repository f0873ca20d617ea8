"""The language a visitor reads: chosen in the footer of every page, or else the browser's."""

from flask import abort, redirect, request, session, url_for
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, own_page
from participation.kernel.forms import ActionForm

LANGUAGES = {"de": "Deutsch", "en": "English"}
"""Each by its own name, for whoever looks for it does not read the others."""


@open_to(Door.EVERYBODY)
def choose() -> Response:
    """The buttons in the footer; back to the page they were on."""
    chosen = request.form.get("language", "")
    if not ActionForm().submitted() or chosen not in LANGUAGES:
        abort(400)
    session["language"] = chosen
    return redirect(own_page(request.form.get("next")) or url_for("home.index"), 303)


def current() -> str:
    """The code of the language of this request; German where a browser asks for neither."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES, "de") or "de"
