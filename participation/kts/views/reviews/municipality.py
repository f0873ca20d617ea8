"""Reviews as the reviewed municipality reads and answers them."""

from flask import Blueprint, g, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.policy import is_admin
from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kts.actions.reviews import answer_review
from participation.kts.forms.reviews import answer_form
from participation.kts.models import ReviewState
from participation.kts.queries.reviews import remarks_of, sent_one, sent_to
from participation.kts.views.pressing import gone_on
from participation.kts.views.reviews.telling import STATES, shown
from participation.municipalities.queries import by_slug

ALL = "/verwaltung/<municipality>/auswertungen"
ONE = f"{ALL}/<int:review>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "desk_reviews", index)
    pages.add_url_rule(ONE, "desk_review", show)
    pages.add_url_rule(f"{ONE}/antwort", "answer_review", answer, methods=["GET", "POST"])


@open_to(Door.MODERATOR)
def index(municipality: str) -> str:
    """What the coordination office sent."""
    session = _opened(municipality)
    return render_template(
        "kts/reviews/desk.html", reviews=sent_to(session, g.municipality.id), states=STATES
    )


@open_to(Door.MODERATOR)
def show(municipality: str, review: int) -> str:
    """One of them."""
    session = _opened(municipality)
    subject = sent_one(session, g.municipality.id, review)
    waiting = subject.review.state is ReviewState.SENT
    return render_template(
        "kts/reviews/desk_show.html",
        answerable=waiting and is_admin(signed_in(), g.municipality.id),
        waiting=waiting,
        **shown(session, subject),
    )


@open_to(Door.ADMIN)
def answer(municipality: str, review: int) -> Response | tuple[str, int]:
    """The municipality's word, once."""
    session = _opened(municipality)
    subject = sent_one(session, g.municipality.id, review)
    form = answer_form(remarks_of(session, subject.review))
    if form.submitted():
        with form.refusals():
            answer_review(session, subject, form.draft(), viewer=signed_in(), letterhead=letterhead())
            back = url_for("kts.desk_review", municipality=municipality, review=review)
            return gone_on(_("Ihre Antwort ist bei der Koordinierungsstelle."), back)
    page = render_template(
        "kts/reviews/answer.html", form=form, has_errors=form.has_errors, **shown(session, subject)
    )
    return page, form.status


def _opened(municipality: str) -> Session:
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session
