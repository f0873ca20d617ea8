"""Settings of a municipality, for its admins."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.kernel import editing, web
from participation.kernel.errors import Conflict
from participation.kernel.forms import ActionForm
from participation.kernel.telling import told
from participation.municipalities.actions import LookDraft, ProfileDraft, edit_look, edit_profile, set_logo
from participation.municipalities.forms import LogoForm, LookForm, ProfileForm
from participation.municipalities.models import Municipality
from participation.municipalities.queries import areas, by_slug, legal_texts, whole_area
from participation.municipalities.views.doors import admins, person
from participation.municipalities.views.legal import TITLES
from participation.municipalities.views.look import STANDARD, store

BASE = "/verwaltung/<municipality>/einstellungen"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    both = ["GET", "POST"]
    pages.add_url_rule(BASE, "settings", overview)
    pages.add_url_rule(f"{BASE}/kommune", "profile", profile, methods=both)
    pages.add_url_rule(f"{BASE}/aussehen", "edit_look", look, methods=both)
    pages.add_url_rule(f"{BASE}/logo", "edit_logo", logo, methods=both)
    pages.add_url_rule(f"{BASE}/logo/entfernen", "remove_logo", remove_logo, methods=["POST"])


@admins
def overview(municipality: str) -> str:
    """Everything that can be set, and what is still missing."""
    session, found = opened(municipality)
    texts = legal_texts(session, found.id)
    return render_template(
        "municipalities/settings.html",
        legal=[(kind, title, texts.get(kind.value)) for kind, title in TITLES.items()],
        boundary=whole_area(session, found.id),
        areas=areas(session, found.id),
    )


@admins
def profile(municipality: str) -> Response | tuple[str, int]:
    """Name, greeting and contact."""
    session, found = opened(municipality)
    form = ProfileForm(obj=found)
    if form.submitted():
        with form.refusals():
            edit_profile(session, found, form.draft(), viewer=person(), seen=form.seen.data)
            return _back(_("Die Angaben sind gespeichert."))
    stored = ProfileDraft.of(found)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return render_template("municipalities/profile.html", form=form, theirs=theirs), form.status


@admins
def look(municipality: str) -> Response | tuple[str, int]:
    """The colours, shown on an example."""
    session, found = opened(municipality)
    form = LookForm.of(found, **STANDARD)
    if form.submitted():
        with form.refusals():
            edit_look(session, found, form.draft(), viewer=person(), seen=form.seen.data)
            return _back(_("Die Farben sind gespeichert."), "municipalities.edit_look")
    stored = LookDraft.of(found)
    theirs = editing.standing(form, stored, form.draft())
    form.seen.data = editing.fingerprint(stored)
    logo_seen = editing.fingerprint(found.logo_key)
    return render_template(
        "municipalities/look.html", form=form, theirs=theirs, logo_seen=logo_seen
    ), form.status


@web.takes_files
@admins
def logo(municipality: str) -> Response | tuple[str, int]:
    """A new logo. It is decoded while the form is built and stored before the database is locked."""
    form = LogoForm()
    fine = request.method == "POST" and form.validate()
    key = store().put(form.logo.data) if fine and form.logo.data else None
    session, found = opened(municipality)
    if key:
        with form.refusals():
            set_logo(session, found, key, viewer=person(), seen=form.seen.data)
            return _back(_("Das Logo ist gespeichert."), "municipalities.edit_logo")
    if request.method == "POST" and not form.has_errors:
        form.logo.errors = [_("Bitte wählen Sie eine Datei.")]
    form.seen.data = editing.fingerprint(found.logo_key)
    return render_template("municipalities/logo.html", form=form), form.status


@admins
def remove_logo(municipality: str) -> Response:
    """Show no logo any more."""
    session, found = opened(municipality)
    if ActionForm().submitted():
        try:
            set_logo(session, found, None, viewer=person(), seen=request.form.get("seen"))
        except Conflict as refusal:
            return _back(told(refusal), "municipalities.edit_look", tone="warning")
    return _back(_("Das Logo ist entfernt."), "municipalities.edit_logo")


def opened(municipality: str) -> tuple[Session, Municipality]:
    """The request's session and the municipality in the address."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session, g.municipality


def _back(words: str, endpoint: str = "municipalities.settings", *, tone: str = "success") -> Response:
    flash(words, tone)
    return redirect(url_for(endpoint, municipality=g.municipality.slug), 303)
