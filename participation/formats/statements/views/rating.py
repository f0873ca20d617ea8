"""Voting, one statement at a time; and all of one's votes, to change them."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.models import Visibility
from participation.formats.statements.actions import rating
from participation.formats.statements.models import Statement
from participation.formats.statements.queries import votes
from participation.formats.statements.queries.finding import find_statement, map_of
from participation.formats.statements.views.person import counted_voter, voter
from participation.kernel import clock, limits
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.kernel.telling import told
from participation.processes.models import Module, Step
from participation.processes.policy import is_possible, require_author, require_step
from participation.processes.views.modules import Address, opened, read, url_parts

CLASSROOM = limits.Limit("rate-address", 3_000, timedelta(minutes=10))
"""Thirty pupils behind one address, each with a hundred statements."""

_VOTES = {"1": 1, "0": 0, "-1": -1}
_BACK = "zurueck"


@open_to(Door.EVERYBODY)
def rate(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The next statement, and what somebody says to it; then the one after."""
    address = (municipality, process, module)
    form = ActionForm()
    session, found = opened(address)
    if form.submitted():
        with form.refusals():
            statement = find_statement(session, found.id, request.form.get("aussage", "")[:16])
            return _voted(session, found, address, statement)
    return _page(session, found, address, form)


@open_to(Door.EVERYBODY)
def own_votes(municipality: str, process: str, module: str) -> str:
    """Everything one voted on from this device or with this account, each to be changed or taken back."""
    address = (municipality, process, module)
    session, found = read(address)
    return render_template(
        "statements/own_votes.html",
        module=found,
        process=found.process,
        parts=url_parts(address),
        votes=votes.own_votes(session, found.id, voter(found)),
        open=is_possible(found, Step.RATE, clock.now()),
    )


def _voted(session: Session, found: Module, address: Address, statement: Statement) -> Response:
    word = request.form.get("stimme", "")
    count_guest(session, CLASSROOM)
    if word == _BACK:
        if rating.take_back(session, found, statement, voter=voter(found), viewer=viewer()):
            flash(_("Ihre Stimme ist zurückgenommen."), "success")
    else:
        vote = _VOTES.get(word, 2)
        rating.rate(session, found, statement, vote, voter=counted_voter(found), viewer=viewer())
    return redirect(_after(address, statement.reference), 303)


def _after(address: Address, reference: str) -> str:
    """On to the next statement; who came from a list or a statement's own page stays there."""
    parts, came_from = url_parts(address), request.form.get("von")
    if came_from == "stimmen":
        return url_for("statements.own_votes", **parts) + f"#aussage-{reference}"
    if came_from == "seite":
        return url_for("statements.show", **parts, reference=reference)
    return url_for("statements.rate", **parts, zuletzt=reference) + "#aussage"


def _page(session: Session, found: Module, address: Address, form: ActionForm) -> tuple[str, int]:
    who, shut = voter(found), why_shut(found)
    last = _last(session, found)
    page = render_template(
        "statements/rate.html",
        form=form,
        module=found,
        process=found.process,
        parts=url_parts(address),
        progress=votes.progress(session, found.id, who),
        statement=_asked(session, found, who) if shut is None else None,
        last=last,
        last_vote=votes.own_vote(session, last.id, who) if last else None,
        may_add=shut is None and is_possible(found, Step.SUBMIT, clock.now()),
        has_result=bool(map_of(session, found.id).figures),
        shut=told(shut) if shut else None,
        has_errors=form.has_errors,
    )
    return page, 403 if shut and request.method == "POST" else form.status


def why_shut(found: Module) -> DomainError | None:
    """Why nobody, or not this person, may vote now."""
    try:
        require_step(found, Step.RATE, clock.now())
        require_author(found, viewer())
    except DomainError as refusal:
        return refusal
    return None


def _asked(session: Session, found: Module, who: str | None) -> Statement | None:
    """The next statement; a form that came back is about the same one as before."""
    return _named(session, found, request.form.get("aussage", "")) or votes.next_statement(
        session, found.id, who
    )


def _last(session: Session, found: Module) -> Statement | None:
    """The statement one has just voted on, to change one's mind at once."""
    return _named(session, found, request.args.get("zuletzt", ""))


def _named(session: Session, found: Module, reference: str) -> Statement | None:
    """A public statement by its number, if there is one."""
    try:
        statement = find_statement(session, found.id, reference[:16]) if reference else None
    except Missing:
        return None
    return statement if statement is not None and statement.visibility is Visibility.PUBLISHED else None
