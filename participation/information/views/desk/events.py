"""Events on the desk."""

from flask import Blueprint, g, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.information.actions import EventDraft, remove_event, save_event
from participation.information.forms import EventForm
from participation.information.models import Event
from participation.information.queries import event_of
from participation.information.views.desk.finding import BOTH, DESK, desk_page, pressed, saved
from participation.information.views.desk.index import overview
from participation.information.views.events import when
from participation.kernel import editing, web
from participation.kernel.mapping import area_map
from participation.kernel.maps import Locate, PinPicker, RenderedMap
from participation.municipalities.queries import find_places, ground
from participation.processes.models import Process
from participation.processes.views.desk.finding import opened

EVENTS = f"{DESK}/termine"


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(f"{EVENTS}/neu", "new_event", new, methods=BOTH)
    blueprint.add_url_rule(f"{EVENTS}/<int:event>", "edit_event", edit, methods=BOTH)
    blueprint.add_url_rule(f"{EVENTS}/<int:event>/entfernen", "remove_event", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def new(municipality: str, process: str) -> Response | tuple[str, int]:
    """One more event."""
    session, found = opened(municipality, process)
    return _edit(session, found, None)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, event: int) -> Response | tuple[str, int]:
    """Another time, another place, or called off."""
    session, found = opened(municipality, process)
    return _edit(session, found, event_of(session, found, event))


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, event: int) -> Response | tuple[str, int]:
    """Take it out."""
    session, found = opened(municipality, process)
    chosen = event_of(session, found, event)
    return pressed(
        lambda: remove_event(session, found, chosen, viewer=signed_in()),
        lambda: saved(found, _("Der Termin ist entfernt.")),
        lambda refusal: overview(session, found, refusal),
    )


def _edit(session: Session, found: Process, event: Event | None) -> Response | tuple[str, int]:
    form = EventForm()
    stored = EventDraft.of(event) if event is not None else None
    if stored is not None and request.method == "GET":
        form.show(stored)
    if form.submitted_with(lambda words: find_places(web.reading(), found.municipality_id, words)):
        with form.refusals():
            seen = form.seen.data if event is not None else None
            save_event(session, found, event, form.draft(), viewer=signed_in(), seen=seen)
            return saved(found, _("Der Termin ist gespeichert."), _anchor="termine")
    theirs = _theirs(form, stored, event)
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    page = desk_page("event.html", found, form=form, event=event, map=_picker(session, found), theirs=theirs)
    return page, form.status


def _theirs(form: EventForm, stored: EventDraft | None, event: Event | None) -> list[tuple[str, str]]:
    """What somebody else saved while this form was open; the form has other fields than an event."""
    if stored is None or event is None or not form.has_errors:
        return []
    if form.seen.data in {"", editing.fingerprint(stored)}:
        return []
    return [
        (str(form.title.label.text), stored.title),
        (_("Termin"), when(event)),
        (str(form.venue.label.text), stored.place),
        (str(form.source.label.text), stored.source),
        (str(form.link.label.text), stored.link),
    ]


def _picker(session: Session, process: Process) -> RenderedMap:
    """Where to put the pin; the ids are those of the form's fields."""
    picker = PinPicker(
        lat_field="lat",
        lon_field="lon",
        status="ort-status",
        address="address",
        results="ort-treffer",
        search_url=url_for("municipalities.places", municipality=g.municipality.slug),
    )
    return area_map("ortswahl", ground(session, process.area_id), _("Karte: Ort wählen"), picker, Locate())
