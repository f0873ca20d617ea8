"""A municipality's own blueprints, and what it took over."""

from flask import Blueprint, g, render_template

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import Door, open_to, viewer
from participation.library.queries.desk import adoptions_by
from participation.library.queries.finding import owned_by
from participation.library.views.frame import WORDS, in_town


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/verwaltung/<municipality>/blaupausen/", "desk", desk)


@open_to(Door.MODERATOR)
def desk(municipality: str) -> str:
    """Both lists."""
    session = in_town(municipality)
    here = g.municipality.id
    return render_template(
        "library/desk/index.html",
        own=owned_by(session, here),
        adopted=adoptions_by(session, here),
        may_edit=is_admin(viewer(), here),
        **WORDS,
    )
