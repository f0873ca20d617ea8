"""What the municipality says to a result, once it is published."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.remarking import remark
from participation.formats.voting.forms.remarks import RemarkForm
from participation.formats.voting.models import VoteState
from participation.formats.voting.views.desk.finding import BOTH, DESK, opened_vote, page
from participation.kernel.errors import Missing
from participation.processes.views.modules import url_parts


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(f"{DESK}/wort", "remark", edit, methods=BOTH)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """A few words that everybody reads above the figures."""
    address = (municipality, process, module)
    session, vote = opened_vote(address)
    if vote.state is not VoteState.PUBLISHED:
        raise Missing
    form = RemarkForm(note=vote.note)
    if form.submitted():
        with form.refusals():
            remark(session, vote, form.note.data or "", viewer=signed_in())
            flash(_("Ihr Wort steht jetzt beim Ergebnis."), "success")
            return redirect(url_for("voting.result", **url_parts(address)), 303)
    return render_template("voting/desk/remark.html", **page(vote, form=form)), form.status
