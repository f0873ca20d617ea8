"""What every page of a vote on the desk shares: finding it, its tabs and its addresses."""

from typing import Any

from flask import g, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.views.gate import signed_in
from participation.formats.voting.models import DECIDED, Entitled, Level, Method, Vote
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.policy.states import may_open, require_changeable
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import clock
from participation.kernel.errors import NotAllowed
from participation.kernel.forms import BaseForm
from participation.processes.views.modules import Address, address_of, opened, read, url_parts

DESK = "/verwaltung/<municipality>/verfahren/<process>/<voting:module>"
BOTH = ["GET", "POST"]


def opened_vote(address: Address) -> tuple[Session, Vote]:
    """The request's session and the vote of an address. Raises Missing."""
    session, module = opened(address)
    return session, vote_of(session, module)


def read_vote(address: Address) -> tuple[Session, Vote]:
    """The same in a session that locks nothing, for what is slow. Raises Missing."""
    session, module = read(address)
    return session, vote_of(session, module)


def desk_url(endpoint: str, vote: Vote, **more: Any) -> str:
    """The address of one of a vote's pages on the desk."""
    return url_for(f"voting.{endpoint}", **url_parts(address_of(vote.module)), **more)


def page(vote: Vote, **more: Any) -> dict[str, Any]:
    """What the frame of every page needs; `why_not` is the sentence where nothing can be changed any more,
    `begins` whether its time has come and the clock is about to open it."""
    parts = url_parts(address_of(vote.module))
    return {
        "vote": vote,
        "module": vote.module,
        "process": vote.module.process,
        "parts": parts,
        "tabs": tabs(vote),
        "why_not": why_not(vote),
        "begins": vote.runs and may_open(vote, clock.now()),
    } | more


def why_not(vote: Vote) -> NotAllowed | None:
    """Why question, options and rules stay as they are, or None where they may be changed."""
    try:
        require_changeable(signed_in(), vote)
    except NotAllowed as refusal:
        return refusal
    return None


def status_of(form: BaseForm, vote: Vote) -> int:
    """The HTTP status of a page with a form: whoever wants to change what stands fast is told so by it, too."""
    refused = why_not(vote) if request.method == "POST" else None
    return refused.status if refused is not None else form.status


def tabs(vote: Vote) -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every tab that this vote has."""
    titles = {
        "desk": _("Überblick"),
        "desk_setup": _("Frage und Regeln"),
        "desk_options": _("Wahlmöglichkeiten"),
        "letters": _("Briefe und Codes"),
        "desk_list": _("Liste"),
        "what_if": _("Was wäre wenn"),
        "witnesses": _("Zeugen"),
        "release": _("Freigabe"),
        "paper": _("Papierstimmen"),
        "deeds": _("Vorgänge"),
        "anomalies": _("Auffälligkeiten"),
        "commission": _("Kommission"),
    }
    here = (request.endpoint or "").removeprefix("voting.")
    groups = {
        "option": "desk_options",
        "take_over": "desk_options",
        "take_back": "release",
        "deed": "deeds",
        "commission": "commission",
        "paper": "paper",
        "list": "desk_list",
    }
    now = here if here in titles else next((tab for word, tab in groups.items() if word in here), here)
    shown = [name for name in titles if _has(name, vote)]
    return [(titles[name], desk_url(name, vote), name == now) for name in shown]


def _has(name: str, vote: Vote) -> bool:
    """Whether a vote has a page; what is over needs none for guessing."""
    if name == "what_if":
        return vote.method is Method.BUDGET and vote.state not in DECIDED
    by_roll = {"letters": Entitled.CODES, "desk_list": Entitled.LIST}
    if name in by_roll:
        return vote.entitled is by_roll[name]
    if name == "paper":
        return bool(chosen(vote)["paper"])
    if name == "commission":
        return vote.level is Level.COMMISSION
    return name != "witnesses" or vote.secret


def municipality_id() -> int:
    """Whose desk this is."""
    return int(g.municipality.id)
