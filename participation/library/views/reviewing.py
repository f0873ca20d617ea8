"""Municipalities say how a blueprint served them."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.policy import require_moderator
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.library.actions.reviewing import review_blueprint
from participation.library.forms.blueprints import AdoptForm, ReviewForm
from participation.library.views.showing import page_of, reviewable, reviewers
from participation.municipalities.queries import by_slug


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/bibliothek/<slug>/bewertung", "review", review, methods=["POST"])


@open_to(Door.ACCOUNT)
def review(slug: str) -> Response | tuple[str, int]:
    """Keep what was said; once more changes it."""
    form = ReviewForm()
    session = web.session()
    found = reviewable(session, slug)
    town = by_slug(session, form.town.data or "")
    require_moderator(signed_in(), town.id)
    form.offer(reviewers(session, found))
    if form.submitted():
        with form.refusals():
            review_blueprint(session, town, found, form.draft(), viewer=signed_in())
            flash(_("Danke, Ihre Bewertung ist gespeichert."), "success")
            return redirect(url_for("library.blueprint", slug=slug, _anchor="bewertungen"), 303)
    return page_of(session, found, AdoptForm(title=found.title), form), form.status
