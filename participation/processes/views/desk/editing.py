"""Texts, rules and area of a process."""

from flask import Blueprint, flash, g, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing, mapping, text, web
from participation.municipalities.queries import area, areas
from participation.municipalities.views.areas import drawing_map
from participation.processes.actions import RulesDraft, TextsDraft, edit_rules, edit_texts, move_to_area
from participation.processes.forms import ProcessAreaForm, RulesForm, TextsForm
from participation.processes.models import Process
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, tabs


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ONE}/texte", "desk_texts", texts, methods=BOTH)
    pages.add_url_rule(f"{ONE}/regeln", "desk_rules", rules, methods=BOTH)
    pages.add_url_rule(f"{ONE}/gebiet", "desk_area", where, methods=BOTH)


@web.takes_files
@open_to(Door.MODERATOR)
def texts(municipality: str, process: str) -> Response | tuple[str, int]:
    """Edit what people read, or look at it before it is kept."""
    session, found = opened(municipality, process)
    form = TextsForm(obj=found)
    preview = plain = ""
    if form.submitted():
        with form.refusals():
            if "vorschau" not in request.form:
                edit_texts(session, found, form.draft(), viewer=signed_in(), seen=form.seen.data)
                return _saved(found, _("Die Texte sind gespeichert."))
            preview, plain = text.rich(form.body_source.data), text.rich(form.plain_source.data)
    stored = TextsDraft.of(found)
    theirs = editing.standing(form, stored)
    if not preview:
        form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "processes/desk/texts.html",
        process=found,
        tabs=tabs(found),
        form=form,
        preview=preview,
        plain_preview=plain,
        theirs=theirs,
    )
    return page, form.status


@open_to(Door.MODERATOR)
def rules(municipality: str, process: str) -> Response | tuple[str, int]:
    """Before or after, with or without an account."""
    session, found = opened(municipality, process)
    form = RulesForm(obj=found)
    if form.submitted():
        with form.refusals():
            edit_rules(session, found, form.draft(), viewer=signed_in(), seen=form.seen.data)
            return _saved(found, _("Die Regeln sind gespeichert."))
    stored = RulesDraft.of(found)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "processes/desk/rules.html", process=found, tabs=tabs(found), form=form, theirs=theirs
    )
    return page, form.status


@web.takes_files
@open_to(Door.MODERATOR)
def where(municipality: str, process: str) -> Response | tuple[str, int]:
    """Another area that is there, a file, or a drawing."""
    form = ProcessAreaForm()
    session, found = opened(municipality, process)
    form.offer(areas(session, g.municipality.id))
    if form.submitted():
        with form.refusals():
            move_to_area(
                session,
                g.municipality,
                found,
                area_id=form.area_id,
                surface=form.surface,
                viewer=signed_in(),
                seen=form.seen.data,
            )
            return _saved(found, _("Das Gebiet ist gespeichert."))
    if request.method == "GET":
        form.area.data = str(found.area_id)
    form.seen.data = editing.fingerprint(found.area_id)
    return render_template(
        "processes/desk/area.html",
        process=found,
        tabs=tabs(found),
        form=form,
        now=area(session, found.area_id),
        map=drawing_map(session, g.municipality),
        shown=mapping.area_map("jetzt", area(session, found.area_id), _("Karte des Gebiets")),
    ), form.status


def _saved(found: Process, words: str) -> Response:
    flash(words, "success")
    return redirect(address("desk", found), 303)
