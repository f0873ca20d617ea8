"""What takes two people: the list of it, and the forms to propose it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, g, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions import deeds as actions
from participation.formats.voting.forms.deeds import EntryForm, NoteForm, ReasonForm
from participation.formats.voting.letters.files import written
from participation.formats.voting.letters.text import letter_of
from participation.formats.voting.models import DECIDED, DeedKind, Entitled, Vote, VoteState
from participation.formats.voting.policy.paperwork import entries_change
from participation.formats.voting.queries.codes import batches_of
from participation.formats.voting.queries.deeds import deed_of, deeds_of
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page
from participation.formats.voting.views.desk.letters import attached
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock, codes, web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm, BaseForm

DEEDS = f"{DESK}/vorgaenge"
Answer = Response | tuple[str, int]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(DEEDS, "deeds", show)
    pages.add_url_rule(f"{DEEDS}/<int:deed>/bestaetigen", "confirm_deed", confirm, methods=["POST"])
    pages.add_url_rule(f"{DEEDS}/<int:deed>/ablehnen", "refuse_deed", refuse, methods=["POST"])
    pages.add_url_rule(f"{DEEDS}/neu/<kind>", "new_deed", new, methods=BOTH)


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """What waits, and everything that was decided."""
    session, vote = opened_vote((municipality, process, module))
    return _list(session, vote)


@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str, kind: str) -> Answer:
    """Propose something."""
    session, vote = opened_vote((municipality, process, module))
    way = WAYS.get(kind)
    if way is None:
        raise Missing
    form = way.form()
    if isinstance(form, EntryForm):
        form.offer(batches_of(session, vote))
    if form.submitted():
        with form.refusals():
            way.propose(session, vote, form)
            flash(_("Vorgeschlagen. Jetzt muss eine zweite Person zustimmen."), "success")
            return redirect(desk_url("deeds", vote), 303)
    shown = page(vote, form=form, kind=kind, with_codes=vote.entitled is Entitled.CODES)
    return render_template("voting/desk/deed.html", **shown), form.status


@open_to(Door.MODERATOR)
def confirm(municipality: str, process: str, module: str, deed: int) -> Answer | str:
    """Agree as the second person. A fresh code is shown once, or leaves as a letter."""
    session, vote = opened_vote((municipality, process, module))
    found = deed_of(session, vote, deed)
    if not ActionForm().submitted() or found.kind is DeedKind.PAPER:
        return _list(session, vote), 400
    try:
        outcome = actions.confirm(session, keys_of(vote), vote, found, viewer=signed_in())
    except DomainError as refusal:
        return _list(session, vote, refusal), refusal.status
    if outcome.code:
        return _fresh(vote, outcome)
    flash(_("Bestätigt und ausgeführt."), "success")
    return redirect(desk_url("deeds", vote), 303)


@open_to(Door.MODERATOR)
def refuse(municipality: str, process: str, module: str, deed: int) -> Answer:
    """Decline as the second person."""
    session, vote = opened_vote((municipality, process, module))
    found = deed_of(session, vote, deed)
    if not ActionForm().submitted():
        return _list(session, vote), 400
    try:
        actions.refuse(session, vote, found, viewer=signed_in())
    except DomainError as refusal:
        return _list(session, vote, refusal), refusal.status
    flash(_("Abgelehnt. Der Vorgang bleibt als Eintrag stehen."), "success")
    return redirect(desk_url("deeds", vote), 303)


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of deed as it is proposed on a page."""

    form: Callable[[], BaseForm]
    propose: Callable[[Session, Vote, BaseForm], object]


def _on_entry(kind: DeedKind) -> Way:
    def propose(session: Session, vote: Vote, form: BaseForm) -> object:
        who, staff = form, signed_in()
        if kind is DeedKind.REVOKE and who.whole_batch:
            return actions.propose_on_batch(session, vote, who.batch_id, who.reason.data, viewer=staff)
        keys = keys_of(vote)
        return actions.propose_on_entry(
            session, keys, vote, kind, who.wanted(), who.reason.data, viewer=staff
        )

    return Way(EntryForm, propose)


def _abort(session: Session, vote: Vote, form: BaseForm) -> object:
    return actions.propose(session, vote, DeedKind.ABORT, {}, form.reason.data, viewer=signed_in())


def _amend(session: Session, vote: Vote, form: BaseForm) -> object:
    payload = {"text": form.text.data}
    return actions.propose(session, vote, DeedKind.AMEND, payload, form.reason.data, viewer=signed_in())


WAYS = {
    "ersetzen": _on_entry(DeedKind.REPLACE),
    "sperren": _on_entry(DeedKind.REVOKE),
    "ausschliessen": _on_entry(DeedKind.EXCLUDE),
    "hinweis": Way(NoteForm, _amend),
    "abbrechen": Way(ReasonForm, _abort),
}
"""By the word in the address."""


def possible(vote: Vote) -> list[str]:
    """What can be proposed now, as words of addresses."""
    found = []
    if entries_change(vote, clock.now()):
        found += ["ersetzen", "sperren"] if vote.entitled is Entitled.CODES else []
        found += ["ausschliessen"]
    if vote.state is not VoteState.DRAFT:
        found.append("hinweis")
    if vote.state in {VoteState.READY, VoteState.OPEN}:
        found.append("abbrechen")
    return found


def _fresh(vote: Vote, outcome: actions.Outcome) -> Answer:
    letter = letter_of(vote, g.municipality, base_url=web.config().base_url, label=_("Ersatz"))
    if request.form.get("as") == "pdf":
        packed = written("pdf", letter, [(outcome.serial, outcome.code)])
        return attached(packed, "pdf", f"brief-{vote.module.process.slug}-{outcome.serial}")
    shown = page(vote, code=codes.shown(outcome.code), serial=outcome.serial, address=letter.address)
    return render_template("voting/desk/fresh_code.html", **shown), 200


def _list(session: Session, vote: Vote, refusal: DomainError | None = None) -> str:
    batches = {one.id: one.label for one in batches_of(session, vote)}
    shown = page(
        vote,
        told=deeds_of(session, vote),
        batches=batches,
        possible=possible(vote),
        own_id=signed_in().account_id,
        over=vote.state in DECIDED,
        refusal=refusal,
        has_errors=refusal is not None,
    )
    return render_template("voting/desk/deeds.html", **shown)
