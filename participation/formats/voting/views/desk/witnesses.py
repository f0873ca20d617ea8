"""Who signs the log beside us."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.witnessing import register_witnesses
from participation.formats.voting.forms.witnesses import WitnessesForm
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.log import witnessed
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page
from participation.kernel.errors import Missing


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(f"{DESK}/zeugen", "witnesses", edit, methods=BOTH)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Their keys, before the release; after it, who has signed how often."""
    session, vote = opened_vote((municipality, process, module))
    if not vote.secret:
        raise Missing
    known = chosen(vote)["witnesses"]
    form = WitnessesForm(keys="\n".join(known))
    if form.submitted():
        with form.refusals():
            keys = register_witnesses(session, vote, form.keys.data or "", viewer=signed_in())
            flash(_("Die Zeugen sind gespeichert: %(number)s.", number=len(keys)), "success")
            return redirect(desk_url("witnesses", vote), 303)
    signed = witnessed(session, vote)
    rows = [(vkey.partition("+")[0], vkey, signed.get(vkey, 0)) for vkey in known]
    return render_template("voting/desk/witnesses.html", **page(vote, form=form, rows=rows)), form.status
