"""Belonging to a municipality: a person says so on the own page, staff make sure of it at the counter."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts import actions, queries
from participation.accounts.forms import AddressForm, BelongingForm
from participation.accounts.models import Viewer
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kernel.forms import ActionForm
from participation.municipalities.queries import all_municipalities, by_slug

DESK = "/verwaltung/<municipality>/zugehoerigkeit"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/konto/zugehoerigkeit", "declare_residence", declare, methods=["POST"])
    pages.add_url_rule(
        "/konto/zugehoerigkeit/<int:municipality_id>/zuruecknehmen",
        "withdraw_residence",
        withdraw,
        methods=["POST"],
    )
    pages.add_url_rule(DESK, "residents", residents, methods=["GET", "POST"])
    pages.add_url_rule(f"{DESK}/<int:residence_id>/bestaetigen", "verify_residence", verify, methods=["POST"])


def panel(session: Session, viewer: Viewer) -> str:
    """The box on a person's own page."""
    mine = queries.belongings(session, viewer.account_id)
    form = BelongingForm(formdata=None)
    form.offer(all_municipalities(session), {one.municipality_id for one in mine})
    return render_template("accounts/belonging.html", form=form, belongings=mine)


@open_to(Door.ACCOUNT)
def declare() -> ResponseReturnValue:
    """Say that one belongs to a municipality."""
    session = web.session()
    form = BelongingForm()
    everyone = all_municipalities(session)
    form.offer(everyone, set())
    if not form.submitted():
        abort(400)
    chosen = next(one for one in everyone if one.slug == form.municipality.data)
    actions.declare_residence(session, chosen, viewer=signed_in())
    flash(_("Gespeichert: Sie gehören zu %(name)s.", name=chosen.name), "success")
    return redirect(url_for("accounts.me", _anchor="zugehoerigkeit"), 303)


@open_to(Door.ACCOUNT)
def withdraw(municipality_id: int) -> ResponseReturnValue:
    """Say that one does not belong there any more."""
    if not ActionForm().submitted():
        abort(400)
    actions.withdraw_residence(web.session(), municipality_id, viewer=signed_in())
    flash(_("Ihre Angabe ist zurückgenommen."), "success")
    return redirect(url_for("accounts.me", _anchor="zugehoerigkeit"), 303)


@open_to(Door.MODERATOR)
def residents(municipality: str) -> ResponseReturnValue:
    """Find somebody at the counter by the exact address of the account."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    form = AddressForm()
    found = None
    if form.submitted():
        found = queries.resident_by_email(session, g.municipality.id, form.email.data)
    return _page(form, found, sought=form.submitted())


@open_to(Door.MODERATOR)
def verify(municipality: str, residence_id: int) -> ResponseReturnValue:
    """Note that staff made sure of it."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    button = ActionForm()
    if not button.submitted():
        abort(400)
    with button.refusals():
        actions.verify_residence(session, g.municipality.id, residence_id, viewer=signed_in())
        flash(_("Die Zugehörigkeit ist bestätigt."), "success")
        return redirect(url_for("accounts.residents", municipality=municipality), 303)
    form = AddressForm(formdata=None)
    form.refused = button.refused
    return _page(form, None, sought=False)


def _page(form: AddressForm, found: queries.Resident | None, *, sought: bool) -> ResponseReturnValue:
    declared, verified = queries.residents_counted(web.reading(), g.municipality.id)
    page = render_template(
        "accounts/residents.html",
        form=form,
        found=found,
        sought=sought,
        declared=declared,
        verified=verified,
    )
    return page, form.status
