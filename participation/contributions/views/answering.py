"""Staff answer a contribution."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions import policy
from participation.contributions.actions.responses import save_response
from participation.contributions.forms import ResponseForm
from participation.contributions.queries.finding import path_of
from participation.contributions.queries.responses import responses
from participation.contributions.queries.statuses import statuses_of
from participation.contributions.views.opening import opened_by_staff


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    address = "/verwaltung/<municipality>/beitrag/<int:contribution>/antwort"
    pages.add_url_rule(address, "answer", answer, methods=["GET", "POST"])


@open_to(Door.MODERATOR)
def answer(municipality: str, contribution: int) -> Response | tuple[str, int]:
    """Words, a status and the office that answers; what was answered before stands beside it."""
    form = ResponseForm()
    session, found, module = opened_by_staff(municipality, contribution)
    policy.require_answerable(found)
    form.offer(statuses_of(session, found.municipality_id), getattr(found, "status_id", None))
    shown = path_of(session, found)
    if form.submitted():
        with form.refusals():
            save_response(session, found, form.draft(), viewer=signed_in(), letterhead=letterhead())
            flash(_("Die Antwort ist gespeichert und auf der Seite des Beitrags zu lesen."), "success")
            return redirect(f"{shown}#antwort", 303)
    earlier = responses(session, found.id)
    form.seen.data = str(
        earlier[0].id if earlier else 0
    )  # what stands on this page is seen by whoever reads it
    page = render_template(
        "contributions/respond.html",
        form=form,
        contribution=found,
        process=module.process,
        earlier=earlier,
        shown=shown,
        has_errors=form.has_errors,
    )
    return page, form.status
