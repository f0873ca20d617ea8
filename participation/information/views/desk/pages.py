"""One page: its name, what stands on it, and whether everybody reads it."""

from flask import Blueprint, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.information.actions import (
    PageDraft,
    add_page,
    move_page,
    remove_page,
    rename_page,
    show_page,
)
from participation.information.forms import PageForm
from participation.information.models import InfoPage
from participation.information.queries import page_of
from participation.information.views.desk.finding import BOTH, DESK, desk_page, pressed, saved
from participation.information.views.desk.index import overview
from participation.kernel import editing
from participation.kernel.errors import DomainError
from participation.processes.models import Process
from participation.processes.views.desk.finding import opened

PAGES = f"{DESK}/seiten"


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(f"{PAGES}/neu", "new_page", new, methods=BOTH)
    blueprint.add_url_rule(f"{PAGES}/<int:page>", "edit_page", edit, methods=BOTH)
    blueprint.add_url_rule(f"{PAGES}/<int:page>/zeigen", "show_page", show, methods=["POST"])
    blueprint.add_url_rule(f"{PAGES}/<int:page>/verschieben", "move_page", move, methods=["POST"])
    blueprint.add_url_rule(f"{PAGES}/<int:page>/entfernen", "remove_page", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def new(municipality: str, process: str) -> Response | tuple[str, int]:
    """One more page, empty."""
    session, found = opened(municipality, process)
    form = PageForm()
    if form.submitted():
        with form.refusals():
            page = add_page(session, found, form.draft(), viewer=signed_in())
            return saved(found, _("Die Seite ist angelegt. Füllen Sie sie jetzt."), "edit_page", page=page.id)
    return desk_page("new_page.html", found, form=form), form.status


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, page: int) -> Response | tuple[str, int]:
    """Its name, and the list of what stands on it."""
    session, found = opened(municipality, process)
    chosen = page_of(session, found, page)
    form = PageForm(obj=chosen)
    if form.submitted():
        with form.refusals():
            rename_page(session, found, chosen, form.draft(), viewer=signed_in(), seen=form.seen.data)
            return saved(found, _("Der Titel ist gespeichert."), "edit_page", page=page)
    return page_of_desk(found, chosen, form), form.status


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, page: int) -> Response | tuple[str, int]:
    """Let everybody read it, or only staff."""
    session, found = opened(municipality, process)
    chosen = page_of(session, found, page)
    shown = request.form.get("shown") == "1"
    words = (
        _("Die Seite ist veröffentlicht.")
        if shown
        else _("Die Seite sehen jetzt nur noch die Menschen der Verwaltung.")
    )
    return pressed(
        lambda: show_page(session, found, chosen, shown=shown, viewer=signed_in()),
        lambda: saved(found, words, "edit_page", page=page),
        lambda refusal: page_of_desk(found, chosen, PageForm(obj=chosen), refusal),
    )


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, page: int) -> Response | tuple[str, int]:
    """Up or down in the list."""
    session, found = opened(municipality, process)
    chosen = page_of(session, found, page)
    up = request.form.get("direction") == "up"
    return pressed(
        lambda: move_page(session, found, chosen, up=up, viewer=signed_in()),
        lambda: saved(found, _("Die Reihenfolge ist geändert."), _anchor=f"seite-{page}"),
        lambda refusal: overview(session, found, refusal),
    )


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, page: int) -> Response | tuple[str, int]:
    """Delete it with all that stands on it."""
    session, found = opened(municipality, process)
    chosen = page_of(session, found, page)
    return pressed(
        lambda: remove_page(session, found, chosen, viewer=signed_in()),
        lambda: saved(found, _("Die Seite ist entfernt.")),
        lambda refusal: page_of_desk(found, chosen, PageForm(obj=chosen), refusal),
    )


def page_of_desk(
    found: Process, chosen: InfoPage, form: PageForm | None = None, refusal: DomainError | None = None
) -> str:
    """The page on which a page is edited."""
    form = form or PageForm(obj=chosen)
    stored = PageDraft.of(chosen)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return desk_page("page.html", found, form=form, refusal=refusal, page=chosen, theirs=theirs)


def page_after(session: Session, found: Process, page: int, refusal: DomainError | None) -> str:
    """The same after a button on it was refused."""
    return page_of_desk(found, page_of(session, found, page), refusal=refusal)
