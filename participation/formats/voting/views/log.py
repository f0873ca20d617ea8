"""The public log while a vote runs and ever after: rules, roll, checkpoints, leaves, and "is my ballot in?"."""

from datetime import timedelta

from flask import Response, render_template
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.actions.packaging import log_lines
from participation.formats.voting.forms.ballot import CheckForm
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.deeds import amendments
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.queries.log import (
    CHECK_LETTERS,
    checkpoints,
    cosignatures,
    is_waiting,
    last_checkpoint,
    position_of,
)
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.frame import shared
from participation.kernel import codes, limits, web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.visitors import count_network
from participation.processes.views.modules import Address, read

LOOKS = limits.Limit("vote-check", 120, timedelta(minutes=10))


@open_to(Door.EVERYBODY)
def log(municipality: str, process: str, module: str) -> str:
    """What anybody may check without asking us."""
    address = (municipality, process, module)
    session, vote = opened_vote(address)
    signed = checkpoints(session, vote)
    return render_template(
        "voting/log.html",
        frozen=frozen(vote),
        checkpoints=signed[::-1],
        witnesses=cosignatures(session, vote),
        amendments=amendments(session, vote),
        balance=roll_balance(session, vote),
        **shared(address, vote),
    )


@open_to(Door.EVERYBODY)
def rules_file(municipality: str, process: str, module: str) -> Response:
    """rules.json, as it was frozen."""
    _session, vote = opened_vote((municipality, process, module))
    return _file(vote.frozen, "application/json", f"regeln-{vote.key}.json")


@open_to(Door.EVERYBODY)
def checkpoint(municipality: str, process: str, module: str) -> Response:
    """The newest signed checkpoint, with the witnesses' signatures under it."""
    session, vote = opened_vote((municipality, process, module))
    newest = last_checkpoint(session, vote)
    if newest is None:
        raise Missing
    lines = cosignatures(session, vote).get(newest.id, [])
    return _file(newest.note + "".join(lines), "text/plain; charset=utf-8", "")


@open_to(Door.EVERYBODY)
def leaves_file(municipality: str, process: str, module: str) -> Response:
    """log.jsonl: every sealed ballot, in the order of the log."""
    session, vote = opened_vote((municipality, process, module))
    return _file(b"".join(log_lines(session, vote)), "application/x-ndjson", f"protokoll-{vote.key}.jsonl")


@open_to(Door.EVERYBODY)
def check(municipality: str, process: str, module: str) -> str | tuple[str, int]:
    """Is my ballot in? By POST, for a check code belongs into no address and no server's log."""
    address = (municipality, process, module)
    session, vote = opened_vote(address)
    form = CheckForm()
    place, waiting, asked = None, False, False
    if form.submitted():
        with form.refusals():
            _count()
            code = codes.read(form.code.data, length=CHECK_LETTERS)
            if code is None:
                raise DomainError(
                    "Das ist kein Prüfcode: Ein Zeichen ist falsch, vertauscht oder vergessen. Er steht auf der Seite, "
                    "die nach dem Abstimmen erschien.",
                    "code",
                )
            asked, place = True, position_of(session, vote, code)
            waiting = place is None and is_waiting(session, vote, code)
    page = render_template(
        "voting/inclusion.html",
        form=form,
        place=place,
        waiting=waiting,
        asked=asked,
        newest=last_checkpoint(session, vote),
        has_errors=form.has_errors,
        **shared(address, vote),
    )
    return page, form.status


def opened_vote(address: Address) -> tuple[Session, Vote]:
    """A secret vote that has opened. Raises Missing."""
    session, module = read(address)
    vote = vote_of(session, module)
    if not vote.frozen or not vote.secret:
        raise Missing
    return session, vote


def _file(content: str | bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    if name:
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _count() -> None:
    count_network(web.session(), LOOKS)
