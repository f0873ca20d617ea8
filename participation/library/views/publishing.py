"""A process becomes a blueprint, and its publisher changes it later; the office does the same for its own.

The pages differ only in who asks: a municipality's admins of their process, or the office of what everybody sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing
from participation.kernel.errors import DomainError, Missing
from participation.library.actions.drafts import BlueprintDraft
from participation.library.actions.publishing import (
    composed,
    edit_blueprint,
    publish_blueprint,
    show_blueprint,
)
from participation.library.forms.blueprints import BlueprintForm, EditBlueprintForm
from participation.library.models import LibraryBlueprint
from participation.library.policy import outline
from participation.library.policy.documents import read, texts
from participation.library.policy.rights import require_owner, require_publisher
from participation.library.queries.describing import describe_process
from participation.library.queries.finding import blueprint_from, blueprint_of
from participation.library.queries.lineage import lineage_of
from participation.library.views.frame import BOTH, WORDS, in_town
from participation.library.views.showing import Lane, lanes_of
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import find_process
from participation.results.scanning import Names, around, scan_text

NOBODY = Names(())


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what would be in the file, drawn and as it is, and what in it looks like somebody's address."""

    lanes: Sequence[Lane]
    file: str
    seen: Sequence[str]
    refusal: DomainError | None = None


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    desk = "/verwaltung/<municipality>"
    pages.add_url_rule(f"{desk}/verfahren/<process>/blaupause", "publish", publish, methods=BOTH)
    pages.add_url_rule(f"{desk}/blaupausen/<slug>", "edit", edit, methods=BOTH)
    pages.add_url_rule(f"{desk}/blaupausen/<slug>/zeigen", "show", show, methods=["POST"])
    pages.add_url_rule(f"{desk}/blaupausen/<slug>/zurueckziehen", "withdraw", withdraw, methods=["POST"])


@open_to(Door.ADMIN)
def publish(municipality: str, process: str) -> Response | tuple[str, int]:
    """What would be in it, and the form; whoever published it before comes to the page where it is changed."""
    session = in_town(municipality)
    found = find_process(session, g.municipality.id, process)
    before = blueprint_from(session, found, g.municipality.id)
    if before is not None:
        return redirect(url_for("library.edit", municipality=municipality, slug=before.slug), 303)
    return publishing(session, g.municipality, found, "library/desk/publish.html")


@open_to(Door.ADMIN)
def edit(municipality: str, slug: str) -> Response | tuple[str, int]:
    """Change what is said, or take the process as it is today."""
    session = in_town(municipality)
    return editing_page(session, owned(session, slug, g.municipality.id), "library/desk/edit.html")


@open_to(Door.ADMIN)
def show(municipality: str, slug: str) -> Response:
    """Publish it again."""
    session = in_town(municipality)
    return shown(
        session, owned(session, slug, g.municipality.id), url_for("library.desk", municipality=municipality)
    )


@open_to(Door.ADMIN)
def withdraw(municipality: str, slug: str) -> Response:
    """Take it back."""
    session = in_town(municipality)
    target = url_for("library.desk", municipality=municipality)
    return withdrawn(session, owned(session, slug, g.municipality.id), target)


def owned(session: Session, slug: str, owner_id: int | None) -> LibraryBlueprint:
    """A blueprint of this very owner. Raises Missing."""
    found = blueprint_of(session, slug)
    if found.municipality_id != owner_id:
        raise Missing
    return found


def publishing(
    session: Session, town: Municipality, process: Process, template: str, *, office: bool = False
) -> Response | tuple[str, int]:
    """The page on which a process becomes a blueprint."""
    require_publisher(signed_in(), process, office=office)
    form = BlueprintForm(title=process.title, topic=process.topic, with_pages=True)
    if form.submitted():
        with form.refusals():
            row = publish_blueprint(
                session,
                town,
                process,
                form.draft(),
                viewer=signed_in(),
                with_pages=form.with_pages.data,
                office=office,
            )
            flash(_("Die Blaupause steht jetzt in der Bibliothek. Danke, dass Sie teilen!"), "success")
            return redirect(url_for("library.blueprint", slug=row.slug), 303)
    preview = _preview(session, town, process, form, office=office)
    page = render_template(template, process=process, town=town, form=form, preview=preview,
                           has_errors=form.has_errors, **WORDS)  # fmt: skip
    return page, form.status


def editing_page(session: Session, row: LibraryBlueprint, template: str) -> Response | tuple[str, int]:
    """The page on which a blueprint is changed."""
    require_owner(signed_in(), row)
    stored = BlueprintDraft.of(row)
    form = EditBlueprintForm(
        title=row.title, summary=row.summary, topic=row.topic, effort=row.effort.value,
        lessons=row.lessons_source, licence=row.licence, with_pages=bool(row.document["pages"]),
    )  # fmt: skip
    if form.submitted():
        with form.refusals():
            renewed = _renewed(session, row, form) if form.renew.data else None
            edit_blueprint(
                session, row, form.draft(), viewer=signed_in(), renewed=renewed, seen=form.seen.data
            )
            flash(_("Die Blaupause ist gespeichert."), "success")
            return redirect(url_for("library.blueprint", slug=row.slug), 303)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    page = render_template(template, row=row, form=form, theirs=theirs, has_errors=form.has_errors, **WORDS)
    return page, form.status


def shown(session: Session, row: LibraryBlueprint, target: str) -> Response:
    """Publish it again."""
    show_blueprint(session, row, shown=True, viewer=signed_in())
    flash(_("Die Blaupause ist wieder veröffentlicht."), "success")
    return redirect(target, 303)


def withdrawn(session: Session, row: LibraryBlueprint, target: str) -> Response:
    """Take it back."""
    show_blueprint(session, row, shown=False, viewer=signed_in())
    flash(_("Die Blaupause ist zurückgezogen. Wer sie übernommen hat, behält sein Verfahren."), "success")
    return redirect(target, 303)


def _preview(
    session: Session, town: Municipality, process: Process, form: BlueprintForm, *, office: bool
) -> Preview:
    described = describe_process(session, town, process, with_pages=form.with_pages.data, public_only=office)
    draft = replace(form.draft(), title=form.title.data or process.title) if not form.has_errors else None
    origin, lineage = town.name, lineage_of(session, process)
    document = composed(described, draft or BlueprintDraft(process.title), origin=origin, lineage=lineage)
    words = orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()
    try:
        told = read(document)
    except DomainError as refusal:
        return Preview((), words, (), refusal)
    return Preview(lanes_of(outline.of_document(told.modules)), words, _addresses(document))


def _renewed(session: Session, row: LibraryBlueprint, form: EditBlueprintForm) -> dict[str, Any]:
    """What the process is today. Raises DomainError where it is gone."""
    process = session.get(Process, row.process_id) if row.process_id else None
    if process is None:
        raise DomainError("Das Verfahren dazu gibt es hier nicht mehr.", "renew")
    town = session.get_one(Municipality, process.municipality_id)
    office = row.municipality_id is None
    require_publisher(signed_in(), process, office=office)
    return describe_process(session, town, process, with_pages=form.with_pages.data, public_only=office)


def _addresses(document: dict[str, Any]) -> list[str]:
    """The words around what looks like a mail address, a telephone number or an account, each once."""
    found = [around(text, sight) for text in texts(document) for sight in scan_text(text, NOBODY)]
    return list(dict.fromkeys(found))[:20]
