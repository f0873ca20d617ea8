"""Following the link in an invitation to a process. Opening the page changes nothing."""

from flask import Blueprint, abort, flash, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from participation.accounts import actions as accounts
from participation.accounts.forms import NewcomerForm
from participation.accounts.queries import by_email
from participation.accounts.views import entering
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import passwords, web
from participation.kernel.forms import ActionForm
from participation.kernel.secrecy import private
from participation.municipalities.models import Municipality
from participation.processes import actions, queries
from participation.processes.models import Participant, Process


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/eingeladen/<token>", "invited", invited, methods=["GET", "POST"])
    pages.add_url_rule("/eingeladen/<token>/absagen", "decline", decline, methods=["POST"])


@open_to(Door.EVERYBODY)
def invited(token: str) -> ResponseReturnValue:
    """The way in: with the account that the address has, or with a new one, for the link has proven the address."""
    found = queries.by_token(web.reading(), token)
    if found is None:
        return entering.expired()
    participant, process = found
    place = web.reading().get_one(Municipality, process.municipality_id)
    inside = url_for("processes.show", municipality=place.slug, process=process.slug)
    if viewer() is not None:
        mine = entering.myself().email_key == participant.email_key
        if mine and request.method == "GET":
            return redirect(inside, 303)
        return _page("inside" if mine else "other", participant, process, place, inside=inside)
    account = by_email(web.reading(), participant.email)
    if account is not None and account.confirmed_at is not None:
        return _page("sign_in", participant, process, place, inside=inside)
    return _for_newcomer(participant, process, place, inside)


@open_to(Door.EVERYBODY)
def decline(token: str) -> ResponseReturnValue:
    """Whoever has the link may have the address deleted."""
    if not ActionForm().submitted():
        abort(400)
    found = queries.by_token(web.session(), token)
    if found is None:
        return entering.expired()
    actions.decline(web.session(), found[0])
    flash(_("Ihre Adresse ist gelöscht. Der Link gilt nicht mehr."), "success")
    return redirect(url_for("home.index"), 303)


def _for_newcomer(
    participant: Participant, process: Process, place: Municipality, inside: str
) -> ResponseReturnValue:
    form = NewcomerForm((participant.email, process.title))
    if request.method == "GET":
        form.name.data = participant.name
    if form.submitted():
        hashed = passwords.hash_password(form.password.data)
        with form.refusals():
            started = accounts.join(
                web.session(),
                participant.email,
                name=form.name.data,
                password_hash=hashed,
                device=entering.device(),
            )
            return entering.welcome(started, inside)
    return _page("new", participant, process, place, form=form, inside=inside)


def _page(
    state: str,
    participant: Participant,
    process: Process,
    place: Municipality,
    *,
    form: NewcomerForm | None = None,
    inside: str = "",
) -> ResponseReturnValue:
    """The address itself is the secret: it must not travel on in a Referer."""
    g.municipality = place
    page = render_template(
        "processes/invited.html",
        state=state,
        invited=participant,
        process=process,
        form=form,
        inside=inside,
        token=(request.view_args or {})["token"],
        has_errors=form is not None and form.has_errors,
    )
    return private(make_response(page, form.status if form else 200))
