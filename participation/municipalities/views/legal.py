"""Legal pages: read by everybody, written by admins."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.kernel import text, web
from participation.kernel.editing import fingerprint
from participation.kernel.errors import Missing
from participation.municipalities.actions import save_legal_text
from participation.municipalities.forms import LegalForm
from participation.municipalities.models import LegalKind, LegalText, Municipality
from participation.municipalities.queries import by_slug, legal_texts
from participation.municipalities.starters import starter
from participation.municipalities.views.doors import admins, everybody, person

TITLES = {
    LegalKind.IMPRINT: _l("Impressum"),
    LegalKind.PRIVACY: _l("Datenschutz"),
    LegalKind.ACCESSIBILITY: _l("Barrierefreiheit"),
    LegalKind.NETIQUETTE: _l("Netiquette"),
}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/seite/<kind>", "legal", show)
    pages.add_url_rule(
        "/verwaltung/<municipality>/einstellungen/texte/<kind>", "edit_legal", edit, methods=["GET", "POST"]
    )


def links(municipality: Municipality | None) -> list[tuple[str, str]]:
    """Title and address of every legal page, for the foot of every page.

    Pages that belong to no municipality, such as the start page, show those of whoever runs the platform.
    """
    here = municipality.slug if municipality is not None else web.config().operator
    if not here:
        return []
    found = [
        (str(title), url_for("municipalities.legal", municipality=here, kind=kind.value))
        for kind, title in TITLES.items()
    ]
    return [*found, (_("Barriere melden"), url_for("municipalities.barrier", municipality=here))]


@everybody
def show(municipality: str, kind: str) -> str:
    """One legal page."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    page = legal_texts(session, g.municipality.id).get(_kind(kind).value)
    if page is None:
        raise Missing
    return render_template("municipalities/legal.html", page=page, title=TITLES[page.kind])


@web.takes_files
@admins
def edit(municipality: str, kind: str) -> Response | tuple[str, int]:
    """Write a legal page, or look at it before it is kept."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    which = _kind(kind)
    form = LegalForm()
    preview = ""
    if form.submitted():
        with form.refusals():
            if "vorschau" not in request.form:
                return _saved(session, which, form)
            preview = text.rich(form.source.data)
    return _page(session, which, form, preview), form.status


def _saved(session: Session, kind: LegalKind, form: LegalForm) -> Response:
    save_legal_text(session, g.municipality, kind, form.source.data, viewer=person(), seen=form.seen.data)
    flash(_("Der Text ist gespeichert."), "success")
    return redirect(url_for("municipalities.settings", municipality=g.municipality.slug), 303)


def _page(session: Session, kind: LegalKind, form: LegalForm, preview: str) -> str:
    stored: LegalText | None = legal_texts(session, g.municipality.id).get(kind.value)
    if request.method == "GET":
        form.source.data = stored.source if stored else starter(kind, g.municipality)
    changed = form.has_errors and form.seen.data != fingerprint(stored.source if stored else "")
    if not preview:
        form.seen.data = fingerprint(stored.source if stored else "")
    return render_template(
        "municipalities/edit_legal.html",
        form=form,
        kind=kind,
        title=TITLES[kind],
        stored=stored,
        theirs=stored.source if stored and changed else "",
        preview=preview,
    )


def _kind(word: str) -> LegalKind:
    try:
        return LegalKind(word)
    except ValueError as error:
        raise Missing from error
