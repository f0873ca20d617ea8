"""The check before the release, the release, and its taking back."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.opening import release, take_back
from participation.formats.voting.forms.releasing import ReleaseForm, named
from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.policy.checking import Finding, Grade, Place, findings
from participation.formats.voting.policy.states import may_open
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page, status_of
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes.views.desk.finding import address as process_url


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/freigabe", "release", check, methods=BOTH)
    pages.add_url_rule(f"{DESK}/freigabe/zuruecknehmen", "take_back", undo, methods=["POST"])


@open_to(Door.MODERATOR)
def check(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """All that is wrong or unwise; once nothing is wrong and everything is read, the button."""
    session, vote = opened_vote((municipality, process, module))
    form = ReleaseForm()
    wrong, unwise = _findings(session, vote)
    form.offer(unwise)
    if form.submitted():
        with form.refusals():
            release(session, keys_of(vote), vote, viewer=signed_in())
            flash(
                _("Die Abstimmung ist freigegeben. Sie beginnt von selbst, wenn es so weit ist."), "success"
            )
            return redirect(desk_url("desk", vote), 303)
    return _page(vote, form, wrong, unwise), status_of(form, vote)


@open_to(Door.MODERATOR)
def undo(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Back to a draft, before anybody could vote."""
    session, vote = opened_vote((municipality, process, module))
    action = ActionForm()
    form = ReleaseForm()
    form.offer(())
    if not action.submitted():
        return _page(vote, form, [], []), 400
    try:
        take_back(session, keys_of(vote), vote, viewer=signed_in())
    except DomainError as refusal:
        form.tell(refusal)
        return _page(vote, form, [], []), refusal.status
    flash(_("Die Freigabe ist zurückgenommen. Ausgegebene Codes gelten weiter."), "success")
    return redirect(desk_url("release", vote), 303)


def _findings(session: Session, vote: Vote) -> tuple[list[Finding], list[Finding]]:
    """Wrong and unwise; nothing of a vote that is released already."""
    if not vote.changeable:
        return [], []
    found = findings(vote, clock.now(), roll_balance(session, vote))
    wrong = [one for one in found if one.grade is Grade.WRONG]
    return wrong, [one for one in found if one.grade is Grade.UNWISE]


def _page(vote: Vote, form: ReleaseForm, wrong: list[Finding], unwise: list[Finding]) -> str:
    return render_template(
        "voting/desk/release.html",
        **page(
            vote,
            form=form,
            wrong=[(one, mending(vote, one)) for one in wrong],
            unwise=[(name, one, mending(vote, one)) for name, one in named(unwise).items()],
            retractable=vote.state is VoteState.READY and not may_open(vote, clock.now()),
        ),
    )


def mending(vote: Vote, finding: Finding) -> str:
    """The address of the page where something is mended; empty for what no page can mend."""
    if finding.place is Place.RULES and not finding.field:
        return ""
    endpoints = {
        Place.RULES: "desk_setup",
        Place.OPTIONS: "desk_options",
        Place.LETTERS: "letters",
        Place.LIST: "desk_list",
    }
    endpoint = endpoints.get(finding.place)
    if endpoint is None:
        return process_url("desk", vote.module.process)
    return desk_url(endpoint, vote, _anchor=finding.field if finding.place is Place.RULES else None)
