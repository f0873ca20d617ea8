"""Becoming a member. Every page answers the same for addresses that are known and for those that are not."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from participation.accounts import actions, queries
from participation.accounts.forms import AddressForm, PasswordForm, SignUpForm
from participation.accounts.models import TokenPurpose
from participation.accounts.views import entering
from participation.accounts.views.gate import Door, open_to
from participation.kernel import passwords, web
from participation.kernel.errors import Missing
from participation.kernel.limits import Limit
from participation.kernel.visitors import count_network

A_NETWORK = Limit("account-forms", 40, timedelta(hours=1))
"""As many as a school class behind one address needs."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for address, name, view in (
        ("/registrieren", "sign_up", sign_up),
        ("/registrieren/erneut", "resend", resend),
        ("/registrieren/bestaetigen/<token>", "confirm", confirm),
    ):
        pages.add_url_rule(address, name, view, methods=["GET", "POST"])
    pages.add_url_rule("/registrieren/gesendet", "sign_up_sent", sent)


@open_to(Door.EVERYBODY)
def sign_up() -> Response | tuple[str, int]:
    """Name, address and password."""
    if not web.config().open_registration:
        raise Missing
    form = SignUpForm()
    if form.submitted():
        password_hash = passwords.hash_password(form.password.data)
        with form.refusals():
            limit_network()
            actions.sign_up(
                web.session(), form.draft(), password_hash=password_hash, letterhead=entering.letterhead()
            )
            return redirect(url_for("accounts.sign_up_sent"), 303)
    return render_template("accounts/sign_up.html", form=form), form.status


@open_to(Door.EVERYBODY)
def sent() -> str:
    """Look into your mail."""
    return render_template("accounts/sign_up_sent.html")


@open_to(Door.EVERYBODY)
def resend() -> Response | tuple[str, int]:
    """The link once more."""
    form = AddressForm()
    if form.submitted():
        with form.refusals():
            limit_network()
            actions.resend_confirmation(web.session(), form.email.data, letterhead=entering.letterhead())
            return redirect(url_for("accounts.sign_up_sent"), 303)
    return render_template("accounts/resend.html", form=form), form.status


@open_to(Door.EVERYBODY)
def confirm(token: str) -> Response | tuple[str, int]:
    """Confirm the address and sign in, with the password chosen before. Opening the page changes nothing."""
    account = queries.holder(web.reading(), token, TokenPurpose.CONFIRM)
    if account is None:
        return entering.expired()
    form = PasswordForm()
    if form.submitted():
        attempt = entering.counted(account.email)
        with form.refusals():
            entering.require_password(account, form.password.data)
            started = actions.confirm(
                web.session(), token, account, device=entering.device(), attempt=attempt
            )
            if started is None:
                return entering.expired()
            return entering.welcome(started, url_for("accounts.me"))
    return render_template("accounts/confirm.html", form=form, account=account), form.status


def limit_network() -> None:
    """Count what one network address sends to these forms. Raises TooMany."""
    count_network(web.session(), A_NETWORK)
