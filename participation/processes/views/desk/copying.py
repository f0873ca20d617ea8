"""A process as the pattern for the next one."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.processes.actions import duplicate
from participation.processes.forms import CopyForm
from participation.processes.forms.creating import SOON
from participation.processes.forms.fields import today
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, tabs


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ONE}/kopieren", "duplicate", copy, methods=BOTH)


@open_to(Door.MODERATOR)
def copy(municipality: str, process: str) -> Response | tuple[str, int]:
    """Ask for a title and a first day; everything else comes along, but what people said."""
    session, found = opened(municipality, process)
    form = CopyForm(title=_("%(title)s (Kopie)", title=found.title)[:160], first_day=today() + SOON)
    if form.submitted():
        with form.refusals():
            made = duplicate(
                session, found, title=form.title.data, first_day=form.first_day.data, viewer=signed_in()
            )
            flash(_("Die Kopie ist als Entwurf gespeichert."), "success")
            return redirect(address("desk", made), 303)
    return render_template(
        "processes/desk/copy.html", process=found, tabs=tabs(found), form=form
    ), form.status
