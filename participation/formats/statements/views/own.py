"""One's own statement, and taking it back. Guests come by their secret link."""

from flask import flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in, viewer
from participation.formats.statements import policy
from participation.formats.statements.actions.adding import withdraw_statement
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import by_secret, find_statement
from participation.kernel import clock, web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.kernel.secrecy import private
from participation.processes.models import Module
from participation.processes.views.modules import opened, url_parts


@open_to(Door.EVERYBODY)
def receipt(municipality: str, process: str, module: str, token: str) -> Response:
    """A guest's statement with its number and its secret link."""
    address = (municipality, process, module)
    session, found = opened(address)
    statement = by_secret(session, found.id, token)
    page = render_template(
        "statements/receipt.html",
        module=found,
        process=found.process,
        statement=statement,
        token=token,
        secret_url=web.config().base_url + url_for("statements.own", **url_parts(address), token=token),
        parts=url_parts(address),
        may_withdraw=may_withdraw(statement, found),
    )
    return private(make_response(page))


@open_to(Door.EVERYBODY)
def withdraw(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest takes a statement back."""
    address = (municipality, process, module)
    session, found = opened(address)
    back = url_for("statements.own", **url_parts(address), token=token)
    return _withdrawn(session, found, by_secret(session, found.id, token), back)


@open_to(Door.ACCOUNT)
def withdraw_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account takes a statement back."""
    address = (municipality, process, module)
    session, found = opened(address)
    statement = find_statement(session, found.id, reference)
    if not policy.is_author(statement, signed_in()):
        raise Missing
    return _withdrawn(
        session, found, statement, url_for("statements.show", **url_parts(address), reference=reference)
    )


def may_withdraw(statement: Statement, found: Module) -> bool:
    """Whether its author may still take it back."""
    try:
        policy.require_withdrawable(statement, found, clock.now())
    except DomainError:
        return False
    return True


def _withdrawn(
    session: Session, found: Module, statement: Statement, back: str
) -> Response | tuple[str, int]:
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            withdraw_statement(session, found, statement, viewer=viewer())
            flash(_("Ihre Aussage ist zurückgezogen."), "success")
            return redirect(back, 303)
    page = render_template(
        "statements/withdraw.html",
        form=form,
        statement=statement,
        module=found,
        process=found.process,
        back=back,
        has_errors=form.has_errors,
    )
    return private(make_response(page, form.status))
