"""One more part for a process that is there: a vote on the ideas, a survey beside them."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.processes.actions import add_module
from participation.processes.forms import NewModuleForm
from participation.processes.views.desk.creating import kinds
from participation.processes.views.desk.finding import BOTH, ONE, opened, tabs, workshop


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ONE}/teil-hinzufuegen", "add_module", add, methods=BOTH)


@open_to(Door.MODERATOR)
def add(municipality: str, process: str) -> Response | tuple[str, int]:
    """Choose a blueprint and dates; everything else comes after, on the pages of the new part."""
    session, found = opened(municipality, process)
    form = NewModuleForm()
    if form.submitted():
        with form.refusals():
            module = add_module(session, found, form.draft(), viewer=signed_in())
            flash(
                _("„%(title)s“ ist angelegt. Richten Sie den Teil jetzt ein.", title=module.title), "success"
            )
            return redirect(workshop(module), 303)
    return render_template(
        "processes/desk/add_module.html",
        process=found,
        tabs=tabs(found),
        form=form,
        kinds=kinds(form.blueprint),
    ), form.status
