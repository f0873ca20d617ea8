"""A person's own pages: what is theirs, how they sign in, how they leave."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts import actions, queries
from participation.accounts.forms import ROLES, ChangePasswordForm, NameForm, PasswordForm
from participation.accounts.models import Viewer
from participation.accounts.views import entering
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.accounts.views.residences import panel as belonging
from participation.kernel import passwords, web
from participation.kernel.forms import ActionForm

Panel = Callable[[Session, Viewer], str]

_panels: list[Panel] = []


def show_on_own_page(panel: Panel) -> Panel:
    """Let a room above add its part to what people see of themselves: `panel(session, viewer)`, safe HTML."""
    if panel not in _panels:
        _panels.append(panel)
    return panel


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/konto/", "me", me)
    pages.add_url_rule("/konto/daten.json", "my_data", my_data)
    pages.add_url_rule("/konto/anmeldungen", "devices", devices)
    pages.add_url_rule("/konto/anmeldungen/beenden", "end_sessions", end_sessions, methods=["POST"])
    for address, name, view in (
        ("/konto/name", "rename", rename),
        ("/konto/passwort", "change_password", change_password),
        ("/konto/loeschen", "delete", delete),
    ):
        pages.add_url_rule(address, name, view, methods=["GET", "POST"])


@open_to(Door.ACCOUNT)
def me() -> str:
    """Contributions, data, roles, and the way to everything else."""
    session = web.session()
    account = queries.find(session, signed_in().account_id)
    panels = [Markup(panel(session, signed_in())) for panel in (*_panels, belonging)]  # noqa: S704 - rooms render templates
    return render_template("accounts/me.html", account=account, panels=panels, roles=ROLES)


@open_to(Door.ACCOUNT)
def my_data() -> ResponseReturnValue:
    """Everything stored of the person, as a file."""
    found = queries.personal_data(web.session(), signed_in().account_id)
    return found, {"Content-Disposition": 'attachment; filename="meine-daten.json"'}


@open_to(Door.ACCOUNT)
def rename() -> ResponseReturnValue:
    """Change the name shown."""
    account = entering.myself()
    form = NameForm(data={"name": account.name})
    if form.submitted():
        session = web.session()
        actions.rename(session, queries.find(session, account.id), form.name.data)
        flash(_("Ihr Name ist geändert."), "success")
        return redirect(url_for("accounts.me"), 303)
    return render_template("accounts/rename.html", form=form), form.status


@open_to(Door.ACCOUNT)
def change_password() -> ResponseReturnValue:
    """The old password and a new one; every other device is signed out."""
    account = entering.myself()
    form = ChangePasswordForm((account.name, account.email))
    if form.submitted():
        entering.counted(account.email)
        with form.refusals():
            entering.require_password(account, form.current.data, field="current")
            hashed = passwords.hash_password(form.password.data)
            started = actions.change_password(
                web.session(),
                account,
                password_hash=hashed,
                device=entering.device(),
                letterhead=entering.letterhead(),
            )
            flash(_("Ihr neues Passwort gilt. Auf allen anderen Geräten sind Sie abgemeldet."), "success")
            return entering.welcome(started, url_for("accounts.me"))
    return render_template("accounts/change_password.html", form=form), form.status


@open_to(Door.ACCOUNT)
def devices() -> str:
    """Where one is signed in."""
    found = queries.login_sessions(web.session(), signed_in().account_id)
    return render_template("accounts/devices.html", logins=found)


@open_to(Door.ACCOUNT)
def end_sessions() -> Response:
    """Sign out one device, or all of them."""
    if not ActionForm().submitted():
        abort(400)
    session, viewer = web.session(), signed_in()
    chosen = request.form.get("login", "")
    if chosen.isascii() and chosen.isdigit() and int(chosen[:18]) != viewer.session_id:
        actions.end_session(session, int(chosen[:18]), actor_id=viewer.account_id)
        flash(_("Dieses Gerät ist abgemeldet."), "success")
        return redirect(url_for("accounts.devices"), 303)
    actions.end_sessions(session, queries.find(session, viewer.account_id), actor_id=viewer.account_id)
    return entering.farewell(_("Sie sind auf allen Geräten abgemeldet."))


@open_to(Door.ACCOUNT)
def delete() -> ResponseReturnValue:
    """Leave; what was said stays, without the name."""
    account = entering.myself()
    form = PasswordForm()
    if form.submitted():
        entering.counted(account.email)
        with form.refusals():
            entering.require_password(account, form.password.data)
            actions.delete_account(web.session(), account, letterhead=entering.letterhead())
            return entering.farewell(_("Ihr Konto ist gelöscht."))
    return render_template("accounts/delete.html", form=form), form.status
