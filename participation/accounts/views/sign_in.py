"""Signing in and out."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts import actions
from participation.accounts.forms import SignInForm
from participation.accounts.views import entering, gate
from participation.accounts.views.gate import Door, open_to
from participation.kernel import passwords, web
from participation.kernel.forms import ActionForm


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/anmelden", "sign_in", sign_in, methods=["GET", "POST"])
    pages.add_url_rule("/abmelden", "sign_out", sign_out, methods=["POST"])


@open_to(Door.EVERYBODY)
def sign_in() -> Response | tuple[str, int]:
    """Address and password. Whoever is signed in already goes on to where they wanted."""
    form = SignInForm(data={"next": request.args.get("next", "")})
    target = gate.own_page(form.next.data)
    if request.method == "GET" and gate.viewer() is not None:
        return redirect(target or url_for("accounts.me"), 303)
    if form.submitted():
        with form.refusals():
            attempt = entering.counted(form.email.data)
            account = entering.prove(form.email.data, form.password.data)
            fresh = (
                passwords.hash_password(form.password.data)
                if passwords.outdated(account.password_hash)
                else None
            )
            started = actions.sign_in(
                web.session(), account, device=entering.device(), attempt=attempt, fresh_hash=fresh
            )
            return entering.welcome(started, target or entering.home_of(account))
    return render_template("accounts/sign_in.html", form=form), form.status


@open_to(Door.EVERYBODY)
def sign_out() -> Response:
    """The button in the header; also fine for somebody whose sign-in has just run out."""
    if not ActionForm().submitted():
        abort(400)
    viewer = gate.viewer()
    if viewer is not None:
        actions.end_session(web.session(), viewer.session_id, actor_id=viewer.account_id)
    return entering.farewell(_("Sie sind abgemeldet."))
