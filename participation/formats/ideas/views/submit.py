"""Handing in an idea: one page, no account, every way of naming a place."""

from datetime import timedelta

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask import session as visit
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.actions.authorship import Author, author
from participation.formats.ideas import policy
from participation.formats.ideas.actions.submitting import Arrival, PhotoDraft, submit_idea
from participation.formats.ideas.forms import IdeaForm
from participation.formats.ideas.models import IdeaSettings
from participation.formats.ideas.queries.single import alike as find_alike
from participation.formats.ideas.queries.single import sent_before
from participation.formats.ideas.views import pictures
from participation.formats.ideas.views.looking import only_searching
from participation.formats.ideas.views.maps import picker_map
from participation.kernel import clock, limits, web
from participation.kernel.errors import DomainError
from participation.kernel.geo import GeoError, Point, parse_coordinate, zkey
from participation.kernel.telling import told
from participation.processes.catalogue import settings_of
from participation.processes.models import Module
from participation.processes.views.modules import Address, read, url_parts

CLASSROOM = limits.Limit("submit-address", 60, timedelta(minutes=10))
"""A school class behind one address must get through."""


@web.takes_files
@open_to(Door.EVERYBODY)
def submit(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The form, and what comes of it: a receipt with the pin on the map."""
    address = (municipality, process, module)
    session, found = read(address)
    form = IdeaForm()
    settings: IdeaSettings = settings_of(found)
    form.offer(found, settings)
    shut = _shut(found)
    if shut is None and pictures.take(form) and not only_searching(form, found) and form.submitted():
        stored = pictures.keep(form)
        photo = PhotoDraft(stored, form.photo_alt.data) if stored else None
        with form.refusals():
            return _handed_in(web.session(), found, address, form, photo)
    return _page(session, found, address, form, shut), 403 if shut else form.status


def _handed_in(
    session: Session, found: Module, address: Address, form: IdeaForm, photo: PhotoDraft | None
) -> Response:
    """Hand the idea in, or find it where the same form was sent before; both lead to its receipt."""
    who, draft = viewer(), form.draft()
    word = form.word_for(found.id, draft)
    writer = author(
        web.config().secret,
        found.process_id,
        who,
        name=form.name.data,
        guest_email=form.email.data,
        token=word,
    )
    idea = None
    if limits.again(session, word) or writer.edit_token:
        account_id, token = writer.account_id, writer.edit_token
        idea = sent_before(session, found.id, draft, account_id=account_id, token=token)
    if idea is None:
        count_guest(session, CLASSROOM)
        arrival = Arrival(suspicious=form.suspicious)
        idea = submit_idea(session, found, draft, author=writer, viewer=who, photo=photo, arrival=arrival)
    if who is not None:  # a guest's receipt says so itself
        arrived = _("Danke! Ihre Idee ist angekommen. Ihr Aktenzeichen: %(number)s", number=idea.reference)
        flash(arrived, "success")
    return redirect(_receipt(address, writer, idea.reference), 303)


def _receipt(address: Address, writer: Author, reference: str) -> str:
    if writer.edit_token:
        return url_for("ideas.own", **url_parts(address), token=writer.edit_token, neu=1)
    return url_for("ideas.show", **url_parts(address), reference=reference, neu=1)


def _shut(found: Module) -> DomainError | None:
    """Why nobody, or not this person, may hand in an idea now."""
    try:
        policy.require_submit(found, viewer(), clock.now())
    except DomainError as refusal:
        return refusal
    return None


def _page(session: Session, found: Module, address: Address, form: IdeaForm, shut: DomainError | None) -> str:
    return render_template(
        "ideas/submit.html",
        form=form,
        module=found,
        process=found.process,
        parts=url_parts(address),
        shut=told(shut) if shut else None,
        map=picker_map(session, found, address),
        has_errors=form.has_errors,
        draft_key=f"idee-{found.id}-{visit.get('nonce', '')[:6]}",
    )


@open_to(Door.EVERYBODY)
def alike(municipality: str, process: str, module: str) -> Response:
    """Public ideas that resemble a title being typed, near a place if one is set."""
    address = (municipality, process, module)
    session, found = read(address)
    title = request.args.get("q", "")[:120]
    if len(title.strip()) < 6:
        return jsonify([])
    hits = find_alike(session, found.id, title, _near())
    parts = url_parts(address)
    return jsonify(
        [
            {
                "title": hit.title,
                "supports": hit.supports,
                "url": url_for("ideas.show", **parts, reference=hit.reference),
            }
            for hit in hits
        ]
    )


def _near() -> int | None:
    try:
        point = Point(
            parse_coordinate(request.args.get("lat", "")), parse_coordinate(request.args.get("lon", ""))
        )
    except GeoError:
        return None
    return zkey(point.lat, point.lon)
