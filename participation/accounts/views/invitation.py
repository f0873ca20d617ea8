"""Answering an invitation to a municipality's team."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from participation.accounts import actions, queries
from participation.accounts.forms import ROLES, NewcomerForm
from participation.accounts.models import Invitation
from participation.accounts.views import entering, gate
from participation.accounts.views.gate import Door, open_to
from participation.kernel import passwords, web
from participation.kernel.forms import ActionForm
from participation.municipalities.models import Municipality


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/einladung/<token>", "invitation", invitation, methods=["GET", "POST"])


@open_to(Door.EVERYBODY)
def invitation(token: str) -> ResponseReturnValue:
    """What one is invited to, and a button; opening the page changes nothing.

    Whoever has an account signs in to accept; whoever has none makes one here: the link has proven the
    address.
    """
    found = queries.invitation_of(web.reading(), token)
    if found is None:
        return entering.expired()
    invited, municipality = found
    if gate.viewer() is not None:
        return _for_member(token, invited, municipality)
    account = queries.by_email(web.reading(), invited.email)
    if account is not None and account.confirmed_at is not None:
        return _page("sign_in", invited, municipality), 200
    return _for_newcomer(token, invited, municipality)


def _for_member(token: str, invited: Invitation, municipality: Municipality) -> ResponseReturnValue:
    if entering.myself().email_key != invited.email_key:
        return _page("other", invited, municipality), 200
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            joined = actions.accept(web.session(), token, viewer=gate.signed_in())
            return entering.expired() if joined is None else redirect(_desk(joined), 303)
    return _page("accept", invited, municipality, form=form), form.status


def _for_newcomer(token: str, invited: Invitation, municipality: Municipality) -> ResponseReturnValue:
    form = NewcomerForm((invited.email, municipality.name))
    if form.submitted():
        hashed = passwords.hash_password(form.password.data)
        with form.refusals():
            joined = actions.accept_as_new(
                web.session(), token, name=form.name.data, password_hash=hashed, device=entering.device()
            )
            return entering.expired() if joined is None else entering.welcome(joined[1], _desk(joined[0]))
    return _page("new", invited, municipality, form=form), form.status


def _page(state: str, invited: Invitation, municipality: Municipality, form: object = None) -> str:
    role = ROLES[invited.role.value]
    return render_template(
        "accounts/invitation.html", state=state, invited=invited, place=municipality, role=role, form=form
    )


def _desk(municipality: Municipality) -> str:
    flash(_("Willkommen im Team von %(name)s.", name=municipality.name), "success")
    return entering.desk_of(municipality.slug)
