"""Topics of a process."""

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes import queries
from participation.processes.actions import CategoryDraft, move_category, remove_category, save_category
from participation.processes.forms import CategoryForm
from participation.processes.models import Category, Module, Process
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, own_desk, tabs

CATEGORIES = f"{ONE}/themen"
PALETTE = (
    "#1e6b2e", "#00559b", "#a3341f", "#7a3e9d", "#8a5a00",
    "#0f6b75", "#b0215c", "#4a5568", "#5b4b00", "#1a237e",
)  # fmt: skip
"""Colours that stand out against white and against each other; the first free one is proposed."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(CATEGORIES, "desk_categories", show)
    pages.add_url_rule(f"{CATEGORIES}/<module>/neu", "new_category", new, methods=BOTH)
    pages.add_url_rule(f"{CATEGORIES}/<int:category>", "edit_category", edit, methods=BOTH)
    pages.add_url_rule(f"{CATEGORIES}/<int:category>/verschieben", "move_category", move, methods=["POST"])
    pages.add_url_rule(f"{CATEGORIES}/<int:category>/entfernen", "remove_category", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str) -> str:
    """All topics, in their order."""
    _session, found = opened(municipality, process)
    return _list(found)


@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """One more topic."""
    session, found = opened(municipality, process)
    return _edit(session, found, queries.module_of(found, module), None)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, category: int) -> Response | tuple[str, int]:
    """Another name, letter or colour."""
    session, found = opened(municipality, process)
    chosen = queries.category_of(found, category)
    return _edit(session, found, _home(found, chosen), chosen)


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, category: int) -> Response | tuple[str, int]:
    """Up or down in the list."""
    session, found = opened(municipality, process)
    chosen = queries.category_of(found, category)
    if not ActionForm().submitted():
        return _list(found), 400
    up = request.form.get("direction") == "up"
    move_category(session, _home(found, chosen), chosen, up=up, viewer=signed_in())
    return redirect(address("desk_categories", found, _anchor=f"thema-{category}"), 303)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, category: int) -> Response | tuple[str, int]:
    """Take a topic out that nobody has used."""
    session, found = opened(municipality, process)
    chosen = queries.category_of(found, category)
    if not ActionForm().submitted():
        return _list(found), 400
    try:
        remove_category(session, _home(found, chosen), chosen, viewer=signed_in())
    except DomainError as refusal:
        return _list(found, refusal), refusal.status
    flash(_("Das Thema ist entfernt."), "success")
    return redirect(address("desk_categories", found), 303)


def _edit(
    session: Session, found: Process, module: Module, category: Category | None
) -> Response | tuple[str, int]:
    form = CategoryForm(obj=CategoryDraft.of(category) if category is not None else _next(module))
    if form.submitted():
        with form.refusals():
            seen = form.seen.data if category is not None else None
            save_category(session, module, category, form.draft(), viewer=signed_in(), seen=seen)
            flash(_("Das Thema ist gespeichert."), "success")
            return redirect(address("desk_categories", found), 303)
    stored = CategoryDraft.of(category) if category is not None else None
    theirs = editing.standing(form, stored) if stored is not None else []
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    return render_template(
        "processes/desk/category.html",
        process=found,
        tabs=tabs(found),
        form=form,
        category=category,
        palette=PALETTE,
        theirs=theirs,
    ), form.status


def _list(found: Process, refusal: DomainError | None = None) -> str:
    return render_template(
        "processes/desk/categories.html",
        process=found,
        modules=[module for module in found.modules if not own_desk(module)],
        tabs=tabs(found),
        refusal=refusal,
        has_errors=refusal is not None,
    )


def _home(found: Process, category: Category) -> Module:
    return next(module for module in found.modules if module.id == category.module_id)


def _next(module: Module) -> CategoryDraft:
    """An empty topic in the first colour that is free."""
    taken = {one.colour for one in module.categories}
    return CategoryDraft("", "", next((shade for shade in PALETTE if shade not in taken), PALETTE[0]))
