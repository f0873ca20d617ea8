"""Published reviews, for everybody: part of what municipalities learn from each other."""

from flask import Blueprint, render_template

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kts.queries.reviews import published_one, published_reviews
from participation.kts.views.reviews.telling import shown

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
