"""Taking one's own comment back: with an account, or by the secret link that a guest got when writing it."""

from flask import Blueprint, flash, g, make_response, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in, viewer
from participation.contributions import policy
from participation.contributions.actions.comments import withdraw_by_secret, withdraw_comment
from participation.contributions.models import Comment, Visibility
from participation.contributions.queries import finding
from participation.contributions.queries.own import SHOWN
from participation.kernel import web
from participation.kernel.forms import ActionForm
from participation.kernel.secrecy import private
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.policy import require_visible
from participation.processes.queries import module_by_id

LASTING = {Visibility.PENDING, Visibility.PUBLISHED}
"""States out of which a comment can be taken back."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    both = ["GET", "POST"]
    pages.add_url_rule("/beitrag/<int:contribution>/zurueckziehen", "withdraw", withdraw, methods=both)
    pages.add_url_rule("/beitrag/meiner/<token>", "own_comment", own_comment, methods=both)


@open_to(Door.ACCOUNT)
def withdraw(contribution: int) -> Response | tuple[str, int]:
    """A person with an account takes a comment back, after a question."""
    session = web.session()
    found = finding.comment(session, contribution)
    process = _entered(session, found)
    policy.require_withdrawal(signed_in(), found)
    form = ActionForm()
    back = _thread(session, found)
    if form.submitted():
        with form.refusals():
            withdraw_comment(session, found, viewer=signed_in())
            flash(_("Ihr Kommentar ist zurückgezogen."), "success")
            return redirect(back, 303)
    return _question(form, found, process, back), form.status


@open_to(Door.EVERYBODY)
def own_comment(token: str) -> Response:
    """A guest's comment by its secret link: what became of it, and the button to take it back."""
    session = web.session()
    found = finding.comment_by_secret(session, token)
    process = _entered(session, found)
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            withdraw_by_secret(session, found)
            flash(_("Ihr Kommentar ist zurückgezogen."), "success")
            return private(redirect(request.path, 303))
    return private(make_response(_question(form, found, process, _thread(session, found)), form.status))


def _entered(session: Session, comment: Comment) -> Process:
    """The process of a comment, as far as the viewer may see it, and the municipality's look. Raises Missing."""
    process = module_by_id(session, comment.module_id).process
    require_visible(viewer(), process)
    g.municipality = session.get_one(Municipality, comment.municipality_id)
    return process


def _thread(session: Session, comment: Comment) -> str:
    return finding.path_of(session, comment).partition("#")[0] + "#kommentare"


def _question(form: ActionForm, comment: Comment, process: Process, back: str) -> str:
    return render_template(
        "contributions/withdraw.html",
        form=form,
        comment=comment,
        process=process,
        back=back,
        state=SHOWN[comment.visibility],
        open=comment.visibility in LASTING,
        has_errors=form.has_errors,
    )
