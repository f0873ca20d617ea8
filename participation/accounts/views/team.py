"""The team of a municipality: who is on it, who is asked to be."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from participation.accounts import actions, queries
from participation.accounts.forms import ROLES, InvitationForm, RoleForm
from participation.accounts.models import Role
from participation.accounts.views import entering
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, web
from participation.kernel.forms import ActionForm
from participation.municipalities.queries import by_slug

TEAM = "/verwaltung/<municipality>/team"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(TEAM, "team", team, methods=["GET", "POST"])
    for address, name, view in (
        ("/<int:account_id>/rolle", "change_role", change_role),
        ("/<int:account_id>/entfernen", "revoke_role", revoke_role),
        ("/einladung/<int:invitation_id>/zurueckziehen", "withdraw_invitation", withdraw_invitation),
    ):
        pages.add_url_rule(TEAM + address, name, view, methods=["POST"])


@open_to(Door.ADMIN)
def team(municipality: str) -> ResponseReturnValue:
    """Everybody with a role, every open invitation, and a form to invite."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    form = InvitationForm()
    if form.submitted():
        with form.refusals():
            actions.invite(
                session, g.municipality, form.draft(), viewer=signed_in(), letterhead=entering.letterhead()
            )
            flash(_("Die Einladung ist unterwegs an %(email)s.", email=form.email.data), "success")
            return redirect(url_for("accounts.team", municipality=municipality), 303)
    return _page(form)


@open_to(Door.ADMIN)
def change_role(municipality: str, account_id: int) -> ResponseReturnValue:
    """Give a colleague another role."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    form = RoleForm()
    if not form.submitted():
        abort(400)
    with form.refusals():
        role = Role(form.role.data)
        actions.change_role(session, g.municipality.id, account_id, role, viewer=signed_in())
        flash(_("Die Rolle ist geändert."), "success")
        return redirect(url_for("accounts.team", municipality=municipality), 303)
    return _refused(form)


@open_to(Door.ADMIN)
def revoke_role(municipality: str, account_id: int) -> ResponseReturnValue:
    """Take a colleague off the team."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    form = ActionForm()
    if not form.submitted():
        abort(400)
    with form.refusals():
        actions.revoke_role(session, g.municipality.id, account_id, viewer=signed_in())
        flash(_("Die Person gehört nicht mehr zum Team."), "success")
        if account_id == signed_in().account_id:
            return redirect(url_for("accounts.me"), 303)
        return redirect(url_for("accounts.team", municipality=municipality), 303)
    return _refused(form)


@open_to(Door.ADMIN)
def withdraw_invitation(municipality: str, invitation_id: int) -> ResponseReturnValue:
    """Take an invitation back."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    if not ActionForm().submitted():
        abort(400)
    actions.withdraw_invitation(session, g.municipality.id, invitation_id, viewer=signed_in())
    flash(_("Die Einladung ist zurückgezogen. Ihr Link gilt nicht mehr."), "success")
    return redirect(url_for("accounts.team", municipality=municipality), 303)


def _refused(button: ActionForm | RoleForm) -> ResponseReturnValue:
    """The page again, with what stood in the way of a button."""
    form = InvitationForm(formdata=None)
    form.refused = button.refused
    return _page(form)


def _page(form: InvitationForm) -> ResponseReturnValue:
    session = web.session()
    page = render_template(
        "accounts/team.html",
        form=form,
        staff=queries.staff(session, g.municipality.id),
        invitations=queries.invitations(session, g.municipality.id),
        roles=ROLES,
        own_id=signed_in().account_id,
        at=clock.now(),
    )
    return page, form.status
