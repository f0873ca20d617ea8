"""One's own contributions, as a part of the page about oneself."""

from flask import render_template
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.views.own import show_on_own_page
from participation.contributions.queries.own import MOST, SHOWN, own_contributions


@show_on_own_page
def own_panel(session: Session, viewer: Viewer) -> str:
    """What the person wrote, the newest first, with what became of it."""
    return render_template(
        "contributions/own.html", own=own_contributions(session, viewer.account_id), most=MOST, states=SHOWN
    )
