"""Writing a version: the whole text at once, section by section, and what it is called."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.documents.actions.editions import (
    EditionDraft,
    bring_text,
    describe_edition,
    start_edition,
)
from participation.formats.documents.actions.sections import (
    SectionDraft,
    save_section,
)
from participation.formats.documents.forms.desk import EditionForm, SectionForm, TextForm
from participation.formats.documents.intake.markdown import markdown_of, says_less
from participation.formats.documents.intake.pasting import pasted
from participation.formats.documents.models import Edition, Section
from participation.formats.documents.queries.editions import open_edition, own_section
from participation.formats.documents.views.desk.finding import (
    desk_url,
    frame,
    opened_document,
    opened_edition,
)
from participation.kernel import editing, web
from participation.kernel.counting import gettext as _
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.telling import told
from participation.processes.views.modules import Address


@web.takes_files
@open_to(Door.MODERATOR)
def bring(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """A whole text, in place of the one that is being written. It is read before the database is locked."""
    form = TextForm()
    brought = None
    if form.submitted():
        with form.refusals():
            brought = form.brought()
    session, found, document = opened_document((municipality, process, module))
    if brought is not None:
        with form.refusals():
            edition = open_edition(session, document) or start_edition(session, document, viewer=signed_in())
            bring_text(session, edition, brought, viewer=signed_in())
            flash(
                ngettext(
                    "Der Text ist übernommen, als %(num)s Abschnitt.",
                    "Der Text ist übernommen, in %(num)s Abschnitten.",
                    len(brought.parts),
                ),
                "success",
            )
            return redirect(desk_url("desk", found), 303)
    written = open_edition(session, document)
    page = render_template(
        "documents/desk/bring.html",
        **frame(
            found,
            form=form,
            written=written,
            most_megabytes=web.config().max_body // 1_000_000,
            has_errors=form.has_errors,
        ),
    )
    return page, form.status


@web.takes_files
@open_to(Door.MODERATOR)
def paste(municipality: str, process: str, module: str) -> FlaskResponse:
    """What an office program put on the clipboard, as Markdown for the text field. Nothing is stored."""
    if not ActionForm().submitted():
        return FlaskResponse(
            _("Ihre Sitzung hat sich geändert. Bitte laden Sie die Seite neu."), 400, mimetype="text/plain"
        )
    try:
        found = pasted(request.form.get("html", ""))
    except DomainError as refusal:
        return FlaskResponse(told(refusal), refusal.status, mimetype="text/plain")
    return FlaskResponse(found, mimetype="text/plain")


@open_to(Door.MODERATOR)
def describe(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Name of the version, and what changed."""
    session, found, edition = opened_edition((municipality, process, module))
    form = EditionForm(obj=edition)
    if form.submitted():
        with form.refusals():
            describe_edition(session, edition, form.draft(), viewer=signed_in(), seen=form.seen.data)
            flash(_("Gespeichert."), "success")
            return redirect(desk_url("desk", found), 303)
    stored = EditionDraft.of(edition)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    shown = frame(found, form=form, edition=edition, theirs=theirs, has_errors=form.has_errors)
    return render_template("documents/desk/describe.html", **shown), form.status


@web.takes_files
@open_to(Door.MODERATOR)
def edit_section(municipality: str, process: str, module: str, section: int) -> Response | tuple[str, int]:
    """Change one section."""
    return _edit((municipality, process, module), section)


@web.takes_files
@open_to(Door.MODERATOR)
def new_section(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """One more section, at the end."""
    return _edit((municipality, process, module), None)


def _edit(address: Address, section_id: int | None) -> Response | tuple[str, int]:
    session, found, edition = opened_edition(address)
    section = own_section(edition, section_id) if section_id is not None else None
    form = _form(section)
    if form.submitted():
        with form.refusals():
            return _saved(session, edition, section, form, desk_url("desk", found))
    stored = SectionDraft.of(section) if section else None
    theirs = editing.standing(form, stored, form.draft()) if stored else []
    form.seen.data = editing.fingerprint(stored) if stored else ""
    shown = frame(
        found,
        form=form,
        edition=edition,
        section=section,
        theirs=theirs,
        says_less=section is not None and says_less(section.html),
        has_errors=form.has_errors,
    )
    return render_template("documents/desk/section.html", **shown), form.status


def _form(section: Section | None) -> SectionForm:
    if section is None:
        return SectionForm()
    return SectionForm(
        number=section.number, heading=section.heading, level=section.level, source=markdown_of(section.html)
    )


def _saved(
    session: Session, edition: Edition, section: Section | None, form: SectionForm, back: str
) -> Response:
    seen = form.seen.data if section else None
    number = section.id if section else None
    row = save_section(session, edition, number, form.draft(), viewer=signed_in(), seen=seen)
    flash(_("Der Abschnitt ist gespeichert."), "success")
    return redirect(f"{back}#abschnitt-{row.id}", 303)
