"""Changing one's own remark, and taking it back. Guests come by their secret link."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in, viewer
from participation.formats.documents.actions.remarking import Place, edit_remark, withdraw_remark
from participation.formats.documents.forms import EditForm
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.policy import remarks as policy
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.single import Shown, by_secret, shown_remark
from participation.formats.documents.views.text import read_section, title_of
from participation.kernel import clock
from participation.kernel.errors import Missing
from participation.kernel.forms import ActionForm
from participation.processes.models import Module
from participation.processes.views.modules import Address, opened, url_parts

Find = Callable[[Session, Module], Shown]


@open_to(Door.EVERYBODY)
def edit(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest changes a remark."""
    address = (municipality, process, module)
    back = url_for("documents.own", **url_parts(address), token=token)
    return _edited(address, lambda session, found: by_secret(session, found.id, token), back)


@open_to(Door.ACCOUNT)
def edit_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account changes a remark."""
    address = (municipality, process, module)
    back = url_for("documents.show", **url_parts(address), reference=reference)
    return _edited(address, lambda session, found: _mine(session, found, reference), back)


@open_to(Door.EVERYBODY)
def withdraw(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest takes a remark back."""
    address = (municipality, process, module)
    back = url_for("documents.own", **url_parts(address), token=token)
    return _withdrawn(address, lambda session, found: by_secret(session, found.id, token), back)


@open_to(Door.ACCOUNT)
def withdraw_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account takes a remark back."""
    address = (municipality, process, module)
    back = url_for("documents.show", **url_parts(address), reference=reference)
    return _withdrawn(address, lambda session, found: _mine(session, found, reference), back)


def _mine(session: Session, found: Module, reference: str) -> Shown:
    shown = shown_remark(session, found.id, reference)
    if not policy.is_author(shown.remark, signed_in()):
        raise Missing
    return shown


def _edited(address: Address, find: Find, back: str) -> Response | tuple[str, int]:
    session, found = opened(address)
    shown, document = find(session, found), document_of(session, found)
    form = EditForm()
    form.offer(document)
    if request.method == "GET":
        form.show(shown.remark, shown.section)
    if form.submitted():
        with form.refusals():
            place = Place(found, document, shown.section)
            edit_remark(session, place, shown.remark, form.draft(), viewer=viewer())
            flash(_("Ihre Änderungen sind gespeichert."), "success")
            return redirect(back, 303)
    page = render_template(
        "documents/edit.html",
        form=form,
        module=found,
        process=found.process,
        document=document,
        remark=shown.remark,
        section_title=title_of(shown.section),
        edition=shown.edition,
        reading=read_section(session, found, shown.edition, shown.section, {}),
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        may_edit=policy.may_edit(shown.remark, found, clock.now()),
        back=back,
        parts=url_parts(address),
        has_errors=form.has_errors,
    )
    return page, form.status


def _withdrawn(address: Address, find: Find, back: str) -> Response | tuple[str, int]:
    session, found = opened(address)
    shown, form, document = find(session, found), ActionForm(), document_of(session, found)
    if form.submitted():
        with form.refusals():
            withdraw_remark(session, found, shown.remark, viewer=viewer())
            flash(
                _("Ihre Stellungnahme ist zurückgezogen.")
                if document.formal
                else _("Ihre Anmerkung ist zurückgezogen."),
                "success",
            )
            return redirect(back, 303)
    page = render_template(
        "documents/withdraw.html",
        form=form,
        document=document,
        remark=shown.remark,
        module=found,
        process=found.process,
        back=back,
        has_errors=form.has_errors,
    )
    return page, form.status
