"""One statement: one's own vote on it, how all voted, what the municipality says, and what others say."""

from flask import render_template

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions.models import Visibility
from participation.contributions.views.thread import conversation
from participation.formats.statements import policy
from participation.formats.statements.hiding import SIDES, Amounts
from participation.formats.statements.queries.finding import map_of, shown_statement
from participation.formats.statements.queries.votes import own_vote
from participation.formats.statements.views.own import may_withdraw
from participation.formats.statements.views.person import voter
from participation.formats.statements.views.rating import why_shut
from participation.processes.models import Step
from participation.processes.views.modules import opened, url_parts


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, module: str, reference: str) -> str:
    """The page of a statement."""
    address = (municipality, process, module)
    session, found = opened(address)
    shown = shown_statement(session, found.id, reference)
    statement = shown.statement
    policy.require_readable(statement, found, viewer())
    public = statement.visibility is Visibility.PUBLISHED
    known = map_of(session, found.id).figures.get("statements", {}).get(reference) if public else None
    return render_template(
        "statements/show.html",
        module=found,
        process=found.process,
        statement=statement,
        status=shown.status,
        parts=url_parts(address),
        vote=own_vote(session, statement.id, voter(found)),
        may_rate=public and why_shut(found) is None,
        counts={side: Amounts(known).of(side) for side in SIDES} if known else None,
        talk=conversation(session, found, statement, viewer(), photo=None),
        with_comments=bool(statement.comments) or any(Step.COMMENT in phase.steps for phase in found.phases),
        is_author=policy.is_author(statement, viewer()),
        may_withdraw=may_withdraw(statement, found),
        is_staff=is_moderator(viewer(), found.municipality_id),
    )
