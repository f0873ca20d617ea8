"""Published results are taken back, with a reason that everybody reads who comes to their address."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.processes.views.desk.finding import opened, tabs
from participation.processes.views.frame import where
from participation.results import actions
from participation.results.forms import WithdrawForm
from participation.results.policy import require_publisher
from participation.results.queries.snapshots import numbered
from participation.results.views.freezing import ALL, BOTH


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(f"{ALL}/<int:number>/zurueckziehen", "withdraw", withdraw, methods=BOTH)


@open_to(Door.MODERATOR)
def withdraw(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """What it means, and the form for the reason."""
    session, found = opened(municipality, process)
    require_publisher(signed_in(), found)
    snapshot, form = numbered(session, found.id, number), WithdrawForm()
    if form.submitted():
        with form.refusals():
            actions.withdraw_snapshot(session, found, snapshot, form.reason.data, viewer=signed_in())
            flash(_("Der Ergebnisstand ist zurückgezogen."), "success")
            return redirect(url_for("results.freeze", **where(found)), 303)
    page = render_template(
        "results/withdraw.html",
        process=found,
        tabs=tabs(found),
        form=form,
        has_errors=form.has_errors,
        snapshot=snapshot,
        where=where(found),
    )
    return page, form.status
