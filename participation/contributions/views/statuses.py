"""Admins keep the list of statuses that answers bear."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.statuses import (
    StatusDraft,
    add_status,
    change_status,
    move_status,
    remove_status,
)
from participation.contributions.forms import StatusForm
from participation.contributions.models import ResponseStatus
from participation.contributions.queries.statuses import find_status, statuses_of
from participation.kernel import editing, web
from participation.kernel.forms import ActionForm
from participation.municipalities.queries import by_slug


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    base, both = "/verwaltung/<municipality>/status", ["GET", "POST"]
    pages.add_url_rule(base, "statuses", statuses)
    pages.add_url_rule(f"{base}/neu", "new_status", edit_status, methods=both)
    pages.add_url_rule(f"{base}/<int:status>", "edit_status", edit_status, methods=both)
    pages.add_url_rule(f"{base}/<int:status>/verschieben", "move_status", move, methods=["POST"])
    pages.add_url_rule(f"{base}/<int:status>/loeschen", "remove_status", remove, methods=["POST"])


@open_to(Door.ADMIN)
def statuses(municipality: str) -> str:
    """The list, in its order."""
    session = _opened(municipality)
    return render_template("contributions/statuses.html", statuses=statuses_of(session, g.municipality.id))


@open_to(Door.ADMIN)
def edit_status(municipality: str, status: int | None = None) -> Response | tuple[str, int]:
    """A new status, or one of the list."""
    session = _opened(municipality)
    row = find_status(session, g.municipality.id, status) if status is not None else None
    form = StatusForm(obj=row)
    if form.submitted():
        with form.refusals():
            _save(session, row, form)
            flash(_("Der Status „%(name)s“ ist gespeichert.", name=form.name.data), "success")
            return _back(municipality)
    theirs = []
    if row is not None:
        stored = StatusDraft.of(row)
        theirs = editing.standing(form, stored)
        form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "contributions/status.html", form=form, row=row, theirs=theirs, has_errors=form.has_errors
    )
    return page, form.status


@open_to(Door.ADMIN)
def move(municipality: str, status: int) -> Response:
    """One place up or down."""
    session = _opened(municipality)
    step = -1 if request.form.get("step") == "-1" else 1
    move_status(session, find_status(session, g.municipality.id, status), step, viewer=signed_in())
    return _back(municipality)


@open_to(Door.ADMIN)
def remove(municipality: str, status: int) -> Response | tuple[str, int]:
    """Off the list, unless something bears it."""
    session = _opened(municipality)
    row, form = find_status(session, g.municipality.id, status), ActionForm()
    if form.submitted():
        with form.refusals():
            remove_status(session, row, viewer=signed_in())
            flash(_("Der Status „%(name)s“ ist gelöscht.", name=row.name), "success")
            return _back(municipality)
    found = statuses_of(session, g.municipality.id)
    return render_template("contributions/statuses.html", statuses=found, form=form, has_errors=True), 422


def _opened(municipality: str) -> Session:
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session


def _save(session: Session, row: ResponseStatus | None, form: StatusForm) -> None:
    if row is None:
        add_status(session, g.municipality.id, form.draft(), viewer=signed_in())
    else:
        change_status(session, row, form.draft(), viewer=signed_in(), seen=form.seen.data)


def _back(municipality: str) -> Response:
    return redirect(url_for("contributions.statuses", municipality=municipality), 303)
