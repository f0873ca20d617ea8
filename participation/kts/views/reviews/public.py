"""Published reviews, for everybody: part of what municipalities learn from each other."""

from collections.abc import Sequence

from flask import Blueprint, render_template, url_for
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kts.queries.reviews import published_one, published_reviews
from participation.kts.views.reviews.telling import shown
from participation.library.views.beside import Reading, adds

MOST = 12
"""Reviews that the knowledge base shows; all of them stand on a page of their own."""
ALL = "/wissen/auswertungen"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "published_reviews", index)
    pages.add_url_rule(f"{ALL}/<int:review>", "published_review", show)


@open_to(Door.EVERYBODY)
def index() -> str:
    """All of them, the last one first."""
    return render_template("kts/reviews/published.html", reviews=published_reviews(web.session()))


@open_to(Door.EVERYBODY)
def show(review: int) -> str:
    """One of them, with the municipality's answer."""
    session = web.session()
    return render_template("kts/reviews/public.html", **shown(session, published_one(session, review)))


def _readings(session: Session, words: str) -> Sequence[Reading]:
    """The same as cards of the knowledge base."""
    return [
        Reading(
            one.process.title,
            url_for("kts.published_review", review=one.review.id),
            one.municipality.name,
            one.review.published_at,
        )
        for one in published_reviews(session, words, limit=MOST)
    ]


adds("Auswertungen der Koordinierungsstelle", _readings)
