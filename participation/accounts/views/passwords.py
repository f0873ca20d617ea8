"""A new password for one that was forgotten."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts import actions, queries
from participation.accounts.forms import AddressForm, ResetForm
from participation.accounts.models import TokenPurpose
from participation.accounts.views import entering
from participation.accounts.views.gate import Door, open_to
from participation.accounts.views.sign_up import limit_network
from participation.kernel import passwords, web


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/passwort-vergessen", "forgot", forgot, methods=["GET", "POST"])
    pages.add_url_rule("/passwort-vergessen/gesendet", "forgot_sent", sent)
    pages.add_url_rule("/passwort/neu/<token>", "reset", reset, methods=["GET", "POST"])


@open_to(Door.EVERYBODY)
def forgot() -> Response | tuple[str, int]:
    """Ask for a link."""
    form = AddressForm()
    if form.submitted():
        with form.refusals():
            limit_network()
            actions.request_reset(web.session(), form.email.data, letterhead=entering.letterhead())
            return redirect(url_for("accounts.forgot_sent"), 303)
    return render_template("accounts/forgot.html", form=form), form.status


@open_to(Door.EVERYBODY)
def sent() -> str:
    """Look into your mail."""
    return render_template("accounts/forgot_sent.html")


@open_to(Door.EVERYBODY)
def reset(token: str) -> Response | tuple[str, int]:
    """Choose a new password. Opening the page changes nothing; sending it uses the link up."""
    account = queries.holder(web.reading(), token, TokenPurpose.RESET)
    if account is None:
        return entering.expired()
    form = ResetForm((account.name, account.email))
    if form.submitted():
        hashed = passwords.hash_password(form.password.data)
        started = actions.reset_password(
            web.session(),
            token,
            password_hash=hashed,
            device=entering.device(),
            letterhead=entering.letterhead(),
        )
        if started is None:
            return entering.expired()
        flash(_("Ihr neues Passwort gilt. Auf allen anderen Geräten sind Sie abgemeldet."), "success")
        return entering.welcome(started, url_for("accounts.me"))
    return render_template("accounts/reset.html", form=form), form.status
