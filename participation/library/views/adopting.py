"""A blueprint is adopted: with one click from the library, or from a file of another installation."""

from datetime import timedelta

import orjson
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.policy import require_moderator
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.library.actions.adopting import adopt
from participation.library.actions.drafts import AdoptionDraft
from participation.library.forms.blueprints import AdoptForm, UploadForm
from participation.library.policy.documents import LARGEST, require_whole
from participation.library.queries.finding import blueprint_of_digest
from participation.library.views.frame import BOTH, in_town
from participation.library.views.showing import built_in_called, page_of, page_of_built_in, reviewable
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug, whole_area
from participation.processes.actions import NewProcess, create_process
from participation.processes.blueprints import Blueprint as Plan
from participation.processes.models import Process


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/bibliothek/<slug>/uebernehmen", "adopt", take, methods=["POST"])
    pages.add_url_rule("/verwaltung/<municipality>/blaupausen/hochladen", "upload", upload, methods=BOTH)


@open_to(Door.ACCOUNT)
def take(slug: str) -> Response | tuple[str, int]:
    """Make a draft of it for one of the viewer's municipalities; everybody else has no such page."""
    form = AdoptForm()
    session = web.session()
    built_in = built_in_called(slug)
    found = None if built_in else reviewable(session, slug)
    town = by_slug(session, form.municipality.data or "")
    require_moderator(signed_in(), town.id)
    if form.submitted():
        with form.refusals():
            if found is None:
                assert built_in is not None  # noqa: S101 - one of both
                return _done(town, _from_plan(session, town, built_in, form.draft()))
            made = adopt(
                session, town, found.document, found.digest, form.draft(), viewer=signed_in(), blueprint=found
            )
            return _done(town, made)
    page = page_of(session, found, form) if found else page_of_built_in(session, built_in, form)  # type: ignore[arg-type]
    return page, form.status


@web.takes_files
@open_to(Door.MODERATOR)
def upload(municipality: str) -> Response | tuple[str, int]:
    """The same from a file; its digest says whether it is whole, its lineage stays."""
    form = UploadForm()
    session = in_town(municipality)
    town = by_slug(session, municipality)
    if form.submitted():
        with form.refusals():
            document = _document()
            digest = require_whole(document)
            draft = AdoptionDraft(
                form.title.data or str(document.get("title", ""))[:160], form.first_day.data
            )
            known = blueprint_of_digest(session, digest)
            return _done(
                town, adopt(session, town, document, digest, draft, viewer=signed_in(), blueprint=known)
            )
    return render_template("library/desk/upload.html", form=form, has_errors=form.has_errors), form.status


def _document() -> dict[str, object]:
    """The file that came. Raises DomainError for none, for one that is too large, and for what is no JSON object."""
    sent = request.files.get("file")
    content = b""
    if sent:
        with sent.stream as stream:
            content = stream.read(LARGEST + 1)
    if not content:
        raise DomainError("Bitte wählen Sie eine Datei.", "file")
    if len(content) > LARGEST:
        raise DomainError("Die Datei ist zu groß: höchstens 1 MB.", "file")
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise DomainError("Diese Datei ist keine Blaupause.", "file") from error
    if not isinstance(found, dict):
        raise DomainError("Diese Datei ist keine Blaupause.", "file")
    return found


def _from_plan(session: Session, town: Municipality, plan: Plan, draft: AdoptionDraft) -> Process:
    area = whole_area(session, town.id)
    last_day = draft.first_day + timedelta(days=plan.days - 1)
    new = NewProcess(draft.title, draft.first_day, last_day, plan.key, area_id=area.id if area else None)
    return create_process(session, town, new, viewer=signed_in())


def _done(town: Municipality, process: Process) -> Response:
    flash(_("Die Blaupause ist übernommen. Jetzt passen Sie den Entwurf an."), "success")
    return redirect(url_for("processes.desk", municipality=town.slug, process=process.slug), 303)
