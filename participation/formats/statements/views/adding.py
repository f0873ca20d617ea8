"""Adding a statement of one's own: one line, no account needed, what is alike is shown first."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask import session as visit
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.actions.authorship import author
from participation.contributions.models import Visibility
from participation.formats.statements import policy
from participation.formats.statements.actions.adding import add_statement
from participation.formats.statements.forms import StatementForm
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import alike, sent_before
from participation.kernel import clock, limits, web
from participation.kernel.counting import gettext as _
from participation.kernel.errors import DomainError
from participation.kernel.telling import told
from participation.processes.models import Module
from participation.processes.views.modules import Address, read, url_parts

CLASSROOM = limits.Limit("statement-address", 60, timedelta(minutes=10))
"""A school class behind one address must get through."""
ONE_PERSON = limits.Limit("statement-visitor", 10, timedelta(minutes=10))


@open_to(Door.EVERYBODY)
def add(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The form, and what comes of it. Where there is something alike, it asks once whether that is the same."""
    address = (municipality, process, module)
    session, found = read(address)
    form, shut, similar = StatementForm(), _shut(found), list[tuple[str, str]]()
    if shut is None and form.submitted():
        with form.refusals():
            policy.require_sentence(form.text.data)
            similar = [] if "trotzdem" in request.form else alike(session, found.id, form.text.data)
            if not similar:
                return _added(web.session(), found, address, form)
    page = render_template(
        "statements/add.html",
        form=form,
        similar=similar,
        module=found,
        process=found.process,
        parts=url_parts(address),
        shut=told(shut) if shut else None,
        has_errors=form.has_errors or bool(similar),
        draft_key=f"aussage-{found.id}-{visit.get('nonce', '')[:6]}",
    )
    return page, 403 if shut else 422 if similar else form.status


def _added(session: Session, found: Module, address: Address, form: StatementForm) -> Response:
    """Add the statement, or find it where the same form was sent before."""
    who, text = viewer(), form.text.data
    word = form.word_for(found.id, text)
    writer = author(web.config().secret, found.process_id, who, token=word)
    statement = None
    if limits.again(session, word) or writer.edit_token:
        account_id, token = writer.account_id, writer.edit_token
        statement = sent_before(session, found.id, text, account_id=account_id, token=token)
    if statement is None:
        count_guest(session, CLASSROOM, ONE_PERSON)
        statement = add_statement(session, found, text, author=writer, viewer=who, suspicious=form.suspicious)
    flash(_thanks(statement), "success")
    if writer.edit_token:
        return redirect(url_for("statements.own", **url_parts(address), token=writer.edit_token), 303)
    return redirect(url_for("statements.rate", **url_parts(address)), 303)


def _thanks(statement: Statement) -> str:
    if statement.visibility is Visibility.PUBLISHED:
        return _("Danke! Über Ihre Aussage stimmen jetzt alle anderen ab.")
    return _("Danke! Ihre Aussage ist angekommen. Sie erscheint, sobald die Moderation sie gelesen hat.")


def _shut(found: Module) -> DomainError | None:
    try:
        policy.require_add(found, viewer(), clock.now())
    except DomainError as refusal:
        return refusal
    return None
