"""Where a vote stands, and what comes next."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.tallying import count_now
from participation.formats.voting.models import Entitled, Level, Vote, VoteState
from participation.formats.voting.policy.checking import Grade, findings
from participation.formats.voting.policy.rules import SMALL_GROUP, chosen
from participation.formats.voting.queries.deeds import versions_of, waiting
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.desk.finding import DESK, desk_url, opened_vote, page
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes.views.modules import address_of, url_parts


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/", "desk", show)
    pages.add_url_rule(f"{DESK}/auszaehlen", "count", count, methods=["POST"])


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do before the release: its page, and whether nothing is wrong there."""

    title: str
    url: str
    fact: str
    done: bool


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """The whole vote at a glance."""
    session, vote = opened_vote((municipality, process, module))
    return _page(session, vote)


@open_to(Door.MODERATOR)
def count(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """What came on paper is complete: count and publish."""
    session, vote = opened_vote((municipality, process, module))
    if not ActionForm().submitted():
        return _page(session, vote), 400
    try:
        count_now(session, keys_of(vote), vote, viewer=signed_in())
    except DomainError as refusal:
        return _page(session, vote, refusal), refusal.status
    flash(_("Das Ergebnis ist ausgezählt und veröffentlicht."), "success")
    return redirect(desk_url("desk", vote), 303)


def _page(session: Session, vote: Vote, refusal: DomainError | None = None) -> str:
    """How many voted is told in all and never by option, and not among few."""
    balance = roll_balance(session, vote)
    return render_template(
        "voting/desk/overview.html",
        **page(
            vote,
            rules=chosen(vote),
            balance=balance,
            turnout=balance.voted if balance.voted >= SMALL_GROUP else None,
            small=SMALL_GROUP,
            tasks=_tasks(session, vote) if vote.changeable else [],
            upcoming=clock.now() < vote.opens_at,
            over=clock.now() >= vote.closes_at,
            stop_url=desk_url("new_deed", vote, kind="abbrechen")
            if vote.state in {VoteState.READY, VoteState.OPEN}
            else "",
            result_url=_public("result", vote) if vote.state is VoteState.PUBLISHED else "",
            log_url=_public("log", vote) if vote.frozen and vote.secret else "",
            paper_url=desk_url("paper", vote) if chosen(vote)["paper"] and vote.frozen else "",
            commission=vote.level is Level.COMMISSION,
            waiting=waiting(session, vote),
            stations=sorted(versions_of(session, vote)) if vote.state is VoteState.CLOSED else [],
            keys_missing=bool(vote.log_key)
            and vote.destroyed_at is None
            and not keys_of(vote).complete(vote),
            refusal=refusal,
            has_errors=refusal is not None,
        ),
    )


def _tasks(session: Session, vote: Vote) -> list[Task]:
    """What a draft still needs, page by page."""
    found = findings(vote, clock.now(), roll_balance(session, vote))
    wrong = {str(one.place) for one in found if one.grade is Grade.WRONG}
    tasks = [
        Task(
            _("Frage und Regeln"),
            desk_url("desk_setup", vote),
            vote.question or _("noch keine Frage"),
            "rules" not in wrong,
        ),
        Task(
            _("Wahlmöglichkeiten"),
            desk_url("desk_options", vote),
            str(len(vote.options)),
            "options" not in wrong,
        ),
    ]
    roll = {
        Entitled.CODES: ("letters", _("Briefe und Codes")),
        Entitled.LIST: ("desk_list", _("Liste der Stimmberechtigten")),
    }.get(vote.entitled)
    if roll:
        tasks.append(Task(roll[1], desk_url(roll[0], vote), "", not wrong & {"letters", "list"}))
    return [*tasks, Task(_("Freigabe"), desk_url("release", vote), _("prüfen und freigeben"), not wrong)]


def _public(endpoint: str, vote: Vote) -> str:
    """A page for everybody."""
    return url_for(f"voting.{endpoint}", **url_parts(address_of(vote.module)))
