"""The parts of a process: called otherwise, put in order, taken out."""

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes import queries
from participation.processes.actions import ModuleDraft, move_module, remove_module, rename_module
from participation.processes.forms import ModuleForm
from participation.processes.models import Module
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, tabs

PART = f"{ONE}/teile/<module>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(PART, "edit_module", edit, methods=BOTH)
    pages.add_url_rule(f"{PART}/verschieben", "move_module", move, methods=["POST"])
    pages.add_url_rule(f"{PART}/entfernen", "remove_module", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Another name; and the way to take the part out."""
    session, found = opened(municipality, process)
    chosen = queries.module_of(found, module)
    form = ModuleForm(obj=chosen)
    if form.submitted():
        with form.refusals():
            rename_module(session, chosen, form.draft(), viewer=signed_in(), seen=form.seen.data)
            flash(_("Der Name ist gespeichert."), "success")
            return redirect(address("desk", found), 303)
    return _page(chosen, form), form.status


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Up or down in the order of the tabs."""
    session, found = opened(municipality, process)
    chosen = queries.module_of(found, module)
    if not ActionForm().submitted():
        return _page(chosen, ModuleForm(obj=chosen)), 400
    try:
        move_module(session, chosen, up=request.form.get("direction") == "up", viewer=signed_in())
    except DomainError as refusal:
        return _page(chosen, ModuleForm(obj=chosen), refusal), refusal.status
    return redirect(address("desk", found, _anchor=f"teil-{chosen.slug}"), 303)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Take a part out that nobody has used."""
    session, found = opened(municipality, process)
    chosen = queries.module_of(found, module)
    if not ActionForm().submitted():
        return _page(chosen, ModuleForm(obj=chosen)), 400
    try:
        remove_module(session, chosen, viewer=signed_in())
    except DomainError as refusal:
        return _page(chosen, ModuleForm(obj=chosen), refusal), refusal.status
    flash(_("Der Teil ist entfernt."), "success")
    return redirect(address("desk", found), 303)


def _page(chosen: Module, form: ModuleForm, refusal: DomainError | None = None) -> str:
    stored = ModuleDraft.of(chosen)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return render_template(
        "processes/desk/module.html",
        process=chosen.process,
        module=chosen,
        tabs=tabs(chosen.process),
        form=form,
        refusal=refusal,
        theirs=theirs,
        has_errors=form.has_errors or refusal is not None,
    )
