"""Other installations: who hands in figures, and how; and our own file for everybody."""

import orjson
from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kernel.forms import ActionForm
from participation.kts.actions.federation import add_installation, end_installation, hand_in
from participation.kts.actions.fetching import ask_again
from participation.kts.forms.federation import HandInForm, InstallationForm
from participation.kts.policy.indicator_file import VERSION, json_schema
from participation.kts.queries.federation import find_installation, installations

LIST = "/kts/installationen"
ONE = f"{LIST}/<int:installation>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(LIST, "installations", show)
    pages.add_url_rule(f"{LIST}/neu", "new_installation", new, methods=["GET", "POST"])
    pages.add_url_rule(f"{ONE}/datei", "hand_in", take, methods=["GET", "POST"])
    pages.add_url_rule(f"{ONE}/abholen", "fetch", fetch, methods=["POST"])
    pages.add_url_rule(f"{ONE}/beenden", "end_installation", end, methods=["GET", "POST"])
    pages.add_url_rule("/kennzahlen/schema/<version>.json", "indicator_schema", schema)


@open_to(Door.KTS)
def show() -> str:
    """All installations whose figures stand in the overview beside our own."""
    return render_template("kts/federation/list.html", known=installations(web.session()))


@open_to(Door.KTS)
def new() -> Response | tuple[str, int]:
    """Take in another one."""
    form = InstallationForm()
    if form.submitted():
        with form.refusals():
            made = add_installation(web.session(), form.draft(), viewer=signed_in())
            flash(_("Die Installation „%(name)s“ ist aufgenommen.", name=made.name), "success")
            return redirect(url_for("kts.installations"), 303)
    return render_template("kts/federation/new.html", form=form, has_errors=form.has_errors), form.status


@web.takes_files
@open_to(Door.KTS)
def take(installation: int) -> Response | tuple[str, int]:
    """Upload a file that came by mail or on a stick. It is read before the database is locked."""
    form = HandInForm()
    found = find_installation(web.reading(), installation)
    if form.submitted():
        data = form.content()
        with form.refusals():
            session = web.session()
            fresh = hand_in(session, find_installation(session, installation), data, viewer=signed_in())
            flash(
                _("Die Kennzahlen sind übernommen.")
                if fresh
                else _("Diese Datei liegt schon vor: Es hat sich nichts geändert."),
                "success",
            )
            return redirect(url_for("kts.installations"), 303)
    page = render_template("kts/federation/hand_in.html", form=form, found=found, has_errors=form.has_errors)
    return page, form.status


@open_to(Door.KTS)
def fetch(installation: int) -> Response:
    """Have its file fetched now."""
    session = web.session()
    found = find_installation(session, installation)
    if not found.url or found.ended_at is not None:
        raise Missing
    if not ActionForm().submitted():
        abort(400)
    ask_again(session, found, viewer=signed_in())
    flash(_("Die Datei wird abgeholt. Laden Sie die Seite in einer Minute neu."), "success")
    return redirect(url_for("kts.installations"), 303)


@open_to(Door.KTS)
def end(installation: int) -> Response | tuple[str, int]:
    """Take no more of its files."""
    session = web.session()
    found, form = find_installation(session, installation), ActionForm()
    if form.submitted():
        end_installation(session, found, viewer=signed_in())
        flash(
            _("Die Kennzahlen von „%(name)s“ stehen nicht mehr in der Übersicht.", name=found.name), "success"
        )
        return redirect(url_for("kts.installations"), 303)
    page = render_template("kts/federation/end.html", form=form, found=found, has_errors=form.has_errors)
    return page, form.status


@open_to(Door.EVERYBODY)
def schema(version: str) -> Response:
    """What may stand in an indicator file."""
    if version != VERSION:
        raise Missing
    body = orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2)
    return Response(body, content_type="application/schema+json")
