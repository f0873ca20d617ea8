"""Who a process is for, who is invited, and the button that writes to them."""

import tempfile
from pathlib import Path

from flask import Blueprint, abort, flash, g, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing, web
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.intake import IntakeError
from participation.kernel.intake.encodings import detect_encoding
from participation.kernel.pages import Page
from participation.kernel.telling import told
from participation.processes import actions, queries
from participation.processes.actions.invitees import Listing, WrongLine, read_invitees
from participation.processes.forms.people import GROUPS, AccessForm, PeopleForm
from participation.processes.models import Access, Participant, ParticipantGroup, Process
from participation.processes.views.desk.finding import BOTH, ONE, address, opened, tabs

PEOPLE = f"{ONE}/teilnehmende"
SHOWN = 20
"""Lines that are named where a list is wrong."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(PEOPLE, "desk_people", people, methods=BOTH)
    pages.add_url_rule(f"{PEOPLE}/zugang", "people_access", access, methods=["POST"])
    pages.add_url_rule(f"{PEOPLE}/einladen", "people_mail", mail, methods=["POST"])
    pages.add_url_rule(f"{PEOPLE}/<int:participant>/entfernen", "people_remove", remove, methods=["POST"])


@web.takes_files
@open_to(Door.MODERATOR)
def people(municipality: str, process: str) -> Response | tuple[str, int]:
    """Everybody on the list, by group, and a form for more of them."""
    session, found = opened(municipality, process)
    form = PeopleForm()
    if form.submitted():
        with form.refusals():
            listing = _listing(form)
            if not listing.wrong:
                new = actions.add_participants(session, found, listing, viewer=signed_in())
                return _done(found, _added(listing, new))
    return _page(session, found, form)


@open_to(Door.MODERATOR)
def access(municipality: str, process: str) -> Response | tuple[str, int]:
    """Open, readable, or for who is invited alone."""
    session, found = opened(municipality, process)
    form = AccessForm()
    if not form.submitted():
        abort(400)
    with form.refusals():
        chosen = Access(form.access.data)
        actions.change_access(session, found, chosen, viewer=signed_in(), seen=form.seen.data)
        return _done(found, _("Gespeichert."))
    return _page(session, found, PeopleForm(formdata=None), form)


@open_to(Door.MODERATOR)
def mail(municipality: str, process: str) -> Response | tuple[str, int]:
    """Write to those who have had no mail yet."""
    session, found = opened(municipality, process)
    button = _pressed()
    with button.refusals():
        sent = actions.send_invitations(
            session, g.municipality, found, viewer=signed_in(), letterhead=letterhead()
        )
        words = ngettext("%(num)s Einladung ist unterwegs.", "%(num)s Einladungen sind unterwegs.", sent)
        return _done(found, words)
    return _refused(session, found, button)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, participant: int) -> Response | tuple[str, int]:
    """Take somebody off the list."""
    session, found = opened(municipality, process)
    button = _pressed()
    with button.refusals():
        person = queries.participant_of(session, found, participant)
        actions.remove_participant(session, found, person, viewer=signed_in())
        return _done(found, _("Die Person steht nicht mehr auf der Liste."))
    return _refused(session, found, button)


def _pressed() -> ActionForm:
    button = ActionForm()
    if not button.submitted():
        abort(400)
    return button


def _refused(session: Session, found: Process, button: ActionForm) -> tuple[str, int]:
    form = PeopleForm(formdata=None)
    form.refused = button.refused
    return _page(session, found, form)[0], button.status


def _listing(form: PeopleForm) -> Listing:
    """What was pasted or uploaded; a file goes into the field, where it can be looked at and mended.

    Wrong lines are told where they came from, the field or the file.
    """
    file = request.files.get("file")
    uploaded = file is not None and bool(file.filename)
    if file is not None and uploaded:
        form.people.data = _text_of(file.read())
        form.people.validate(form)  # too long is too long, wherever it comes from
    listing = read_invitees(form.people.data or "", ParticipantGroup(form.group.data))
    if listing.wrong:
        source = form.file if uploaded else form.people
        source.errors = [*source.errors, *map(_wrong, listing.wrong[:SHOWN])]
        form.refused.append(_refusal(len(listing.wrong), uploaded=uploaded))
    return listing


def _wrong(line: WrongLine) -> str:
    return str(_("Zeile %(number)s: %(why)s", number=line.number, why=told(line.reason)))


def _refusal(lines: int, *, uploaded: bool) -> str:
    count = ngettext("%(num)s Zeile stimmt nicht.", "%(num)s Zeilen stimmen nicht.", lines)
    nobody = _("Niemand ist hinzugekommen. Bitte bessern Sie die Liste aus.")
    if uploaded:
        nobody = _("Niemand ist hinzugekommen. Die Datei steht jetzt im Textfeld: Bessern Sie sie dort aus.")
    return f"{count} {nobody}"


def _text_of(data: bytes) -> str:
    """A file as text, whatever its encoding. Raises DomainError for what is no text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "liste"
        path.write_bytes(data)
        try:
            with detect_encoding(path).open(path) as file:
                return file.read()
        except IntakeError as error:
            raise DomainError(str(error), "file") from error


def _added(listing: Listing, new: int) -> str:
    words = [
        str(
            ngettext("%(num)s Person ist neu auf der Liste.", "%(num)s Personen sind neu auf der Liste.", new)
        )
    ]
    if known := len(listing.people) - new:
        words.append(ngettext("%(num)s stand schon darauf.", "%(num)s standen schon darauf.", known))
    if listing.doubled:
        words.append(_("Mehrfach genannt: %(who)s", who=", ".join(listing.doubled[:SHOWN])))
    return " ".join(words)


def _done(found: Process, words: str) -> Response:
    flash(words, "success")
    return redirect(address("desk_people", found), 303)


def _shown(session: Session, found: Process, group: ParticipantGroup | None) -> Page[Participant]:
    """A page of the list; a key that is not ours leads to its beginning."""
    try:
        return queries.participants(session, found, group, request.args.get("nach"))
    except DomainError:
        return queries.participants(session, found, group)


def _page(
    session: Session, found: Process, form: PeopleForm, entry: AccessForm | None = None
) -> tuple[str, int]:
    entry = entry or AccessForm(formdata=None, access=found.access.value)
    refused = entry.has_errors
    entry.seen.data = editing.fingerprint(found.access)
    chosen = request.args.get("gruppe", "")
    group = ParticipantGroup(chosen) if chosen in set(ParticipantGroup) else None
    shown = _shown(session, found, group)
    counts = queries.counted(session, found)
    page = render_template(
        "processes/desk/people.html",
        process=found,
        tabs=tabs(found),
        form=form,
        entry=entry,
        chosen=group,
        people=shown,
        groups=[(one, GROUPS[one], *counts[one]) for one in ParticipantGroup],
        names=GROUPS,
        total=sum(invited for invited, _arrived in counts.values()),
        waiting=queries.unwritten(session, found),
        has_errors=form.has_errors or refused,
    )
    return page, entry.status if refused else form.status
