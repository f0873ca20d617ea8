"""Question, dates and rules."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.setup import SetupDraft, edit_vote
from participation.formats.voting.forms import words
from participation.formats.voting.forms.setup import SetupForm
from participation.formats.voting.letters.text import printed
from participation.formats.voting.models import Entitled, Vote
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page, status_of
from participation.kernel import editing


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/regeln", "desk_setup", edit, methods=BOTH)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Everything on one page; after the release it can only be read."""
    session, vote = opened_vote((municipality, process, module))
    form = SetupForm(obj=SetupDraft.of(vote))
    if form.submitted():
        with form.refusals():
            before = printed(vote)
            edit_vote(session, vote, form.draft(), viewer=signed_in(), seen=form.seen.data)
            flash(_("Frage und Regeln sind gespeichert."), "success")
            if printed(vote) != before and _has_letters(session, vote):
                flash(
                    _(
                        "Die Briefe, die es schon gibt, sind jetzt falsch: Auf ihnen steht, was vorher galt. Verschicken "
                        "Sie sie nicht. Sperren Sie die Lieferung zu zweit unter „Vorgänge“, und erstellen Sie neue Briefe."
                    ),
                    "warning",
                )
            return redirect(desk_url("desk", vote), 303)
    stored = SetupDraft.of(vote)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    form.commission.data = form.commission.data if form.has_errors else ""
    shown = page(vote, form=form, theirs=theirs, words=words, commission=vote.rules.get("commission") or {})
    shown["printed"] = _has_letters(session, vote)
    return render_template("voting/desk/setup.html", **shown), status_of(form, vote)


def _has_letters(session: Session, vote: Vote) -> bool:
    """Whether codes are issued, which go out on letters."""
    return vote.entitled is Entitled.CODES and roll_balance(session, vote).issued > 0
