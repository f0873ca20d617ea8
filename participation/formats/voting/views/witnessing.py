"""Where witnesses bring their signatures. The program `participation witness` uses the same form as people do."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.actions.witnessing import cosign
from participation.formats.voting.forms.witnesses import NoteForm
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.queries.log import witnessed
from participation.kernel import limits, web
from participation.kernel.errors import Missing
from participation.kernel.visitors import count_apart
from participation.processes.views.modules import Address, opened, url_parts

BROUGHT = limits.Limit("vote-witness", 60, timedelta(hours=1))
"""From one address: one for every quarter of an hour, and many more."""
HERE = "/<municipality>/<process>/<voting:module>/protokoll/zeugen"


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(HERE, "witness", bring, methods=["GET", "POST"])


@open_to(Door.EVERYBODY)
def bring(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Who the witnesses are, and the form for what one of them signed."""
    address = (municipality, process, module)
    form = NoteForm()
    sent = form.submitted()
    with form.refusals():
        _count(counting=sent)
    session, found = opened(address)
    vote = _opened(vote_of(session, found))
    if sent and not form.has_errors:
        with form.refusals():
            names = cosign(session, vote, form.text)
            flash(_("Danke. Mitgezeichnet hat: %(names)s.", names=", ".join(names)), "success")
            return redirect(url_for("voting.witness", **url_parts(address)), 303)
    return _page(address, vote, form), form.status


def _count(*, counting: bool) -> None:
    """In a transaction of its own, before the request's: what is refused counts as well. Raises TooMany."""
    if counting:
        count_apart(BROUGHT)


def _opened(vote: Vote) -> Vote:
    """A log that has begun. Raises Missing."""
    if not vote.frozen or not vote.secret:
        raise Missing
    return vote


def _page(address: Address, vote: Vote, form: NoteForm) -> str:
    keys = frozen(vote).get("witnesses", [])
    signed = witnessed(web.session(), vote)
    return render_template(
        "voting/witness.html",
        form=form,
        vote=vote,
        process=vote.module.process,
        parts=url_parts(address),
        witnesses=[(vkey.partition("+")[0], vkey, signed.get(vkey, 0)) for vkey in keys],
        has_errors=form.has_errors,
    )
