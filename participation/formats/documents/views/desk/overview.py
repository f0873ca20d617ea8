"""The desk of a draft: the version that is being written, with its sections, and those that are published."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.documents.actions.editions import discard_edition, publish_edition, start_edition
from participation.formats.documents.actions.sections import number_sections
from participation.formats.documents.intake.model import LOSSES
from participation.formats.documents.models import Edition
from participation.formats.documents.queries.editions import editions_of
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.reading import remarks_per_key
from participation.formats.documents.views.desk.finding import (
    desk_url,
    frame,
    opened_document,
    opened_edition,
)
from participation.formats.documents.views.text import read_edition, title_of
from participation.kernel.counting import gettext as _
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.telling import told
from participation.kernel.words import Words
from participation.processes.models import Module
from participation.processes.views.modules import Address


@open_to(Door.MODERATOR)
def desk(municipality: str, process: str, module: str) -> str:
    """All versions, the newest first."""
    session, found, _document = opened_document((municipality, process, module))
    return show(session, found)


@open_to(Door.MODERATOR)
def preview(municipality: str, process: str, module: str) -> str:
    """The version that is being written, as people will read it."""
    session, found, edition = opened_edition((municipality, process, module))
    readings = read_edition(session, found, edition, {})
    return render_template("documents/desk/preview.html", **frame(found, edition=edition, readings=readings))


@open_to(Door.MODERATOR)
def start(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Begin a new version."""
    session, found, document = opened_document((municipality, process, module))

    def begin() -> str:
        edition = start_edition(session, document, viewer=signed_in())
        return _("Fassung %(number)s ist begonnen. Niemand außer Ihnen sieht sie.", number=edition.number)

    return pressed(session, found, begin)


@open_to(Door.MODERATOR)
def publish(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Let everybody read what was written."""
    return _changed(
        (municipality, process, module),
        publish_edition,
        lambda number: _("Fassung %(number)s ist veröffentlicht.", number=number),
    )


@open_to(Door.MODERATOR)
def discard(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Throw away what was written."""
    return _changed(
        (municipality, process, module),
        discard_edition,
        lambda number: _("Fassung %(number)s ist verworfen.", number=number),
    )


@open_to(Door.MODERATOR)
def number(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Number the sections anew."""
    return _changed(
        (municipality, process, module),
        number_sections,
        lambda _number: _("Die Abschnitte sind neu nummeriert."),
    )


def pressed(
    session: Session, module: Module, change: Callable[[], str], anchor: str = ""
) -> Response | tuple[str, int]:
    """Do what a button says, and thank for it; or show the desk with the reason why not."""
    if not ActionForm().submitted():
        return show(session, module), 400
    try:
        thanks = change()
    except DomainError as refusal:
        return show(session, module, refusal), refusal.status
    flash(thanks, "success")
    return redirect(desk_url("desk", module, _anchor=anchor or None), 303)


def show(session: Session, module: Module, refusal: DomainError | None = None) -> str:
    """The page itself."""
    document = document_of(session, module)
    editions = editions_of(session, document)
    written = next((one for one in editions if one.published_at is None), None)
    return render_template(
        "documents/desk/overview.html",
        **frame(
            module,
            written=written,
            published=[one for one in editions if one.published_at is not None],
            counts=remarks_per_key(session, document),
            losses=losses(written) if written else [],
            title_of=title_of,
            refusal=refusal,
            has_errors=refusal is not None,
        ),
    )


def losses(edition: Edition) -> list[str]:
    """What of the text did not come along, in sentences."""
    return [
        told(Words(LOSSES[kind], {"number": number}))
        for kind, number in edition.lost.items()
        if kind in LOSSES
    ]


def _changed(
    address: Address, change: Callable[..., Any], thanks: Callable[[int], str]
) -> Response | tuple[str, int]:
    session, found, edition = opened_edition(address)
    which = edition.number

    def do() -> str:
        change(session, edition, viewer=signed_in())
        return thanks(which)

    return pressed(session, found, do)
