"""Citizens report what should not be there."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.queries.finding import path_of
from participation.contributions.views.devices import counted_supporter
from participation.contributions.views.opening import opened
from participation.kernel import limits
from participation.moderation.actions.flagging import flag
from participation.moderation.forms import FlagForm

CLASSROOM = limits.Limit("flag-address", 60, timedelta(minutes=10))


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/beitrag/<int:contribution>/melden", "flag", report, methods=["GET", "POST"])


@open_to(Door.EVERYBODY)
def report(contribution: int) -> Response | tuple[str, int]:
    """Why, and a word to it; the contribution stays until a person has looked."""
    form = FlagForm()
    session, found, module = opened(contribution)
    shown = path_of(session, found)
    if form.submitted():
        with form.refusals():
            count_guest(session, CLASSROOM)
            first = flag(session, module, found, form.draft(), supporter=counted_supporter(), viewer=viewer())
            flash(_("Danke für den Hinweis. Wir sehen uns den Beitrag an.") if first else
                  _("Sie haben diesen Beitrag schon gemeldet. Wir sehen ihn uns an."), "success")  # fmt: skip
            return redirect(shown, 303)
    page = render_template(
        "moderation/flag.html",
        form=form,
        contribution=found,
        process=module.process,
        back=shown,
        has_errors=form.has_errors,
    )
    return page, form.status
