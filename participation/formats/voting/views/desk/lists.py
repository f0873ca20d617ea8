"""The list of people who may vote."""

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.lists import (
    Listing,
    Preview,
    empty_list,
    import_list,
    preview,
    read_list,
    text_of,
)
from participation.formats.voting.forms.letters import LONGEST_LIST, ListForm
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.paperwork import grows, require_before_opening, require_list
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.desk.finding import (
    BOTH,
    DESK,
    desk_url,
    opened_vote,
    page,
    read_vote,
)
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock, web
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes.views.modules import Address

SHOWN = 20
"""Numbers of lines that are named."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/liste", "desk_list", show, methods=BOTH)
    pages.add_url_rule(f"{DESK}/liste/leeren", "empty_list", empty, methods=["POST"])


@web.takes_files
@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Who is on it in numbers, and more people: looked at first, then taken over."""
    address = (municipality, process, module)
    reading, vote = read_vote(address)
    form = ListForm()
    found: Preview | None = None
    if form.submitted():
        with form.refusals():
            require_list(vote)
            require_before_opening(vote, clock.now())
            listing = _listing(form)
            if form.keep.data:
                return _kept(address, listing)
            found = preview(reading, keys_of(vote), vote, listing)
    return _page(reading, vote, form, found)


@open_to(Door.MODERATOR)
def empty(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Take everybody off it, to begin anew."""
    session, vote = opened_vote((municipality, process, module))
    button = ActionForm()
    if button.submitted():
        with button.refusals():
            gone = empty_list(session, vote, viewer=signed_in())
            flash(_("Die Liste ist leer. %(number)s Einträge sind entfernt.", number=gone), "success")
            return redirect(desk_url("desk_list", vote), 303)
    form = ListForm(formdata=None)
    form.refused = button.refused
    return _page(session, vote, form, None)[0], button.status


def _listing(form: ListForm) -> Listing:
    """What was pasted or uploaded; a file goes into the field, where it can be looked at and mended."""
    file = request.files.get("file")
    if file is not None and file.filename:
        form.people.data = text_of(file.read())
    typed = form.people.data or ""
    if len(typed) > LONGEST_LIST:
        raise DomainError("Die Liste ist zu lang. Bitte teilen Sie sie in mehrere Dateien auf.", "file")
    listing = read_list(typed)
    if not listing.addresses:
        raise DomainError("Hier steht keine E-Mail-Adresse.", "people")
    return listing


def _kept(address: Address, listing: Listing) -> Response:
    session, vote = opened_vote(address)
    new = import_list(session, keys_of(vote), vote, listing, viewer=signed_in())
    flash(_("%(number)s neue Einträge sind übernommen.", number=new), "success")
    return redirect(desk_url("desk_list", vote), 303)


def _page(session: Session, vote: Vote, form: ListForm, found: Preview | None) -> tuple[str, int]:
    shown = page(
        vote,
        form=form,
        found=found,
        shown=SHOWN,
        balance=roll_balance(session, vote),
        growing=grows(vote, clock.now()),
    )
    return render_template("voting/desk/list.html", **shown), form.status
