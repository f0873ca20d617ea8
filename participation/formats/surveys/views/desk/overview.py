"""A survey on the desk: its questions in their order."""

from flask import Blueprint, render_template

from participation.accounts.views.gate import Door, open_to
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import DESK, opened_survey


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/", "desk", show)


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """All questions, and what can be done with them."""
    session, survey = opened_survey((municipality, process, module))
    return render_template("surveys/desk/questions.html", **page(session, survey))
