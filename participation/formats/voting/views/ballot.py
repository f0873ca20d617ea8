"""The ballot paper, the page to look it over, and the box. Nothing is kept before the last button."""

import base64
import binascii
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.formats.voting.actions.casting import Cast, Fate, sealed_ballot
from participation.formats.voting.actions.marking import support_options
from participation.formats.voting.actions.sweeping import advance
from participation.formats.voting.actions.watching import watch
from participation.formats.voting.forms.ballot import BallotForm, CastForm
from participation.formats.voting.models import Entitled, Vote
from participation.formats.voting.policy import ballots
from participation.formats.voting.policy.entitlement import USED
from participation.formats.voting.policy.rules import ballot_kind, frozen
from participation.formats.voting.policy.states import may_open
from participation.formats.voting.queries.finding import own_marks, vote_of
from participation.formats.voting.queries.log import check_code_of
from participation.formats.voting.queries.place import Place, place_of, public_place
from participation.formats.voting.views import receipt
from participation.formats.voting.views.box import drop_in
from participation.formats.voting.views.frame import shared
from participation.formats.voting.views.identity import entitled, keys_of, reference
from participation.formats.voting.views.maps import options_map
from participation.formats.voting.views.said import said
from participation.kernel import clock, codes, web
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.kernel.visitors import network
from participation.processes.models import ProcessState
from participation.processes.views.modules import Address, read

Answer = str | Response | tuple[str, int]
UNFINISHED = _l("Dieser Stimmzettel ist nicht vollständig angekommen. Bitte füllen Sie ihn noch einmal aus.")


@open_to(Door.EVERYBODY)
def ballot(municipality: str, process: str, module: str) -> Answer:
    """Choose (GET), and look over what was chosen (POST)."""
    address = (municipality, process, module)
    session, vote = _found(address)
    form = BallotForm()
    if not vote.runs:
        return _shut(address, vote)
    if form.submitted():
        with form.refusals():
            if answer := _checked(session, address, vote, form):
                return answer
    return _paper(session, address, vote, form)


@open_to(Door.EVERYBODY)
def cast(municipality: str, process: str, module: str) -> Answer:
    """Put the sealed ballot into the box. Sent twice, it is in once, and the answer is the same.

    Nothing is read here that the box does not need: fifty people press this button in the same minute.
    """
    address = (municipality, process, module)
    form, place = CastForm(), _place(address)
    if not form.submitted():
        return _refused(address, UNFINISHED, 400)
    ballot = _sealed_ballot(place, form)
    if ballot is None:
        return _refused(address, UNFINISHED, 400)
    fate = drop_in(ballot)
    if fate not in {Fate.KEPT, Fate.AGAIN}:
        return _lost(address, fate)
    if fate is Fate.KEPT:
        _note(place)
    return receipt.page(address, place, check_code_of(ballot.sealed))


def _place(address: Address) -> Place:
    """Where the ballot goes, in one statement where everybody may see the vote; the few others are asked for more."""
    place = public_place(web.reading(), address)
    if place is not None:
        return place
    _session, vote = _found(address)
    if vote.module.process.state is ProcessState.DRAFT:
        raise Missing
    return place_of(vote)


def _note(place: Place) -> None:
    """For the report on what is unusual: counted apart from the ballot, and written later."""
    watch(web.platform().database).note(place.id, network())


def _sealed_ballot(place: Place, form: CastForm) -> Cast | None:
    """The ballot that the check page handed out, for whom it was handed out; None for anything else."""
    keys = keys_of(place)
    try:
        sealed = base64.b64decode(form.sealed.data or "", validate=True)
        ref = reference(web.reading(), keys, place, form.code.data or "")
    except (binascii.Error, ValueError, NotAllowed):
        return None
    except DomainError as error:
        if error.field is not None:  # a code that can not be one
            return None
        raise
    return Cast(place.id, ref, sealed) if keys.vouched(ref, sealed, form.voucher.data or "") else None


def _found(address: Address) -> tuple[Session, Vote]:
    """The vote of an address, opened if its time has just come and the clock has not been round yet."""
    session, module = read(address)
    vote = vote_of(session, module)
    if request.method == "POST" and may_open(vote, clock.now()):
        advance(web.config(), web.platform().database, vote.id)
        session.expire_all()
        vote = vote_of(session, module)
    return session, vote


def _paper(session: Session, address: Address, vote: Vote, form: BallotForm) -> Answer:
    marks: set[str] = set()
    if not vote.secret and viewer() is not None and request.method == "GET":
        marks = own_marks(session, vote, reference(session, keys_of(vote), vote, ""))
    page = render_template(
        "voting/ballot.html",
        form=form,
        kind=ballot_kind(vote).value,
        marks=marks,
        needs_code=vote.entitled is Entitled.CODES,
        needs_account=vote.entitled is not Entitled.CODES and viewer() is None,
        has_errors=form.has_errors,
        map=options_map(session, vote, address),
        **shared(address, vote),
    )
    return page, form.status


def _checked(session: Session, address: Address, vote: Vote, form: BallotForm) -> Answer | None:
    """Everything is right: seal the choice and show it once more. From here on only the sealed ballot travels.
    None where something is wrong: a code and a choice that are both wrong are told together."""
    keys = keys_of(vote)
    with form.refusals():
        ref = reference(session, keys, vote, form.code.data or "")
        entitled(session, keys, vote, ref)
    with form.refusals():
        choice = form.chosen(vote, frozen(vote))
    if form.has_errors:
        return None
    if not vote.secret:
        return _supported(address, vote, ref, choice)
    sealed = sealed_ballot(vote, choice)
    code = codes.read(form.code.data or "") or ""
    return render_template(
        "voting/check.html",
        said=said(vote, choice),
        code=code,
        sealed=base64.b64encode(sealed).decode(),
        voucher=keys.voucher(ref, sealed),
        **shared(address, vote),
    )


def _supported(address: Address, vote: Vote, ref: str, choice: ballots.Choice) -> Answer:
    session = web.session()
    fate = support_options(session, vote_of(session, read(address)[1]), ref, choice.get("approve", []))
    if fate is not Fate.KEPT:
        return _lost(address, fate)
    return render_template("voting/supported.html", said=said(vote, choice), **shared(address, vote))


def _lost(address: Address, fate: Fate) -> Answer:
    _session, vote = _found(address)
    if fate in {Fate.LATE, Fate.EARLY}:
        return _shut(address, vote, late=fate is Fate.LATE)
    if fate is Fate.USED:
        return _refused(address, _(USED[vote.entitled is Entitled.CODES]), 409)
    return _refused(address, _("Diese Stimmberechtigung gilt nicht mehr."), 403)


def _refused(address: Address, sentence: Any, status: int) -> Answer:
    _session, vote = _found(address)
    return render_template("voting/refused.html", sentence=sentence, **shared(address, vote)), status


def _shut(address: Address, vote: Vote, *, late: bool = False) -> Answer:
    """Not yet, or no more: each says what to do next. A ballot that comes too late is told so, and nothing of it kept."""
    sent = request.method == "POST"
    page = render_template("voting/shut.html", sent=sent, late=late, **shared(address, vote))
    return page, (403 if sent else 200)
