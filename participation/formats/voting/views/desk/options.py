"""What there is to choose."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.options import (
    OptionDraft,
    costs_of,
    move_option,
    remove_option,
    save_option,
    set_costs,
)
from participation.formats.voting.forms.costs import CostsForm
from participation.formats.voting.forms.options import OptionForm
from participation.formats.voting.models import Method, Option, Vote
from participation.formats.voting.views.desk.finding import (
    BOTH,
    DESK,
    desk_url,
    opened_vote,
    page,
    read_vote,
    status_of,
)
from participation.formats.voting.views.pictures import keep
from participation.kernel import editing, web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.kernel.mapping import area_map
from participation.kernel.maps import Locate, PinPicker, RenderedMap
from participation.municipalities.queries import find_places, ground
from participation.processes.views.modules import Address

OPTIONS = f"{DESK}/wahlmoeglichkeiten"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(OPTIONS, "desk_options", show)
    pages.add_url_rule(f"{OPTIONS}/neu", "new_option", new, methods=BOTH)
    pages.add_url_rule(f"{OPTIONS}/kosten", "option_costs", costs, methods=BOTH)
    pages.add_url_rule(f"{OPTIONS}/<int:option>", "edit_option", edit, methods=BOTH)
    pages.add_url_rule(f"{OPTIONS}/<int:option>/verschieben", "move_option", move, methods=["POST"])
    pages.add_url_rule(f"{OPTIONS}/<int:option>/entfernen", "remove_option", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """All options, in the order of the ballot."""
    _session, vote = opened_vote((municipality, process, module))
    return _list(vote)


@web.takes_files
@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """One more option."""
    return _edit((municipality, process, module), None)


@web.takes_files
@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str, option: int) -> Response | tuple[str, int]:
    """Other words, costs, place or picture."""
    return _edit((municipality, process, module), option)


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, module: str, option: int) -> Response | tuple[str, int]:
    """Up or down on the ballot."""
    session, vote = opened_vote((municipality, process, module))
    chosen = _own(vote, option)
    if not ActionForm().submitted():
        return _list(vote), 400
    try:
        move_option(session, vote, chosen, up=request.form.get("direction") == "up", viewer=signed_in())
    except DomainError as refusal:
        return _list(vote, refusal), refusal.status
    return redirect(desk_url("desk_options", vote, _anchor=f"option-{option}"), 303)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str, option: int) -> Response | tuple[str, int]:
    """Take an option out."""
    session, vote = opened_vote((municipality, process, module))
    chosen = _own(vote, option)
    if not ActionForm().submitted():
        return _list(vote), 400
    try:
        remove_option(session, vote, chosen, viewer=signed_in())
    except DomainError as refusal:
        return _list(vote, refusal), refusal.status
    flash(_("Die Wahlmöglichkeit ist entfernt."), "success")
    return redirect(desk_url("desk_options", vote), 303)


@open_to(Door.MODERATOR)
def costs(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The costs of all projects in one table."""
    session, vote = opened_vote((municipality, process, module))
    form = CostsForm.of(vote)
    if form.submitted():
        with form.refusals():
            set_costs(session, vote, form.costs(), viewer=signed_in(), seen=form.seen.data)
            flash(_("Die Kosten sind gespeichert."), "success")
            return redirect(desk_url("desk_options", vote), 303)
    form.seen.data = editing.fingerprint(costs_of(vote))
    return render_template("voting/desk/costs.html", **page(vote, form=form)), status_of(form, vote)


def _edit(address: Address, option_id: int | None) -> Response | tuple[str, int]:
    """The picture is decoded and stored before the database is locked."""
    reading, vote = read_vote(address)
    option = None if option_id is None else _own(vote, option_id)
    form = OptionForm(cost=option.cost if option is not None else 0)
    if option is not None and request.method == "GET":
        form.show(option)
    if form.submitted_with(lambda words: find_places(reading, vote.municipality_id, words)):
        photo = _photo(form)
        with form.refusals():
            return _saved(address, form, option_id, photo)
    stored = OptionDraft.of(option) if option is not None else None
    theirs = editing.standing(form, stored, form.draft()) if stored is not None else []
    form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    shown = page(vote, form=form, option=option, theirs=theirs, map=_picker(reading, vote, address))
    shown |= {"with_costs": vote.method is Method.BUDGET, "kept": _kept(form, vote, option)}
    return render_template("voting/desk/option.html", **shown), status_of(form, vote)


def _saved(address: Address, form: OptionForm, option_id: int | None, photo: str | None) -> Response:
    session, vote = opened_vote(address)
    option = None if option_id is None else _own(vote, option_id)
    seen = form.seen.data if option is not None else None
    save_option(session, vote, option, form.draft(), viewer=signed_in(), photo=photo, seen=seen)
    flash(_("Die Wahlmöglichkeit ist gespeichert."), "success")
    return redirect(desk_url("desk_options", vote), 303)


def _photo(form: OptionForm) -> str | None:
    """The key of a new picture, empty where it is to go, None where nothing changes. Slow."""
    if form.photo.data is not None:
        return keep(form.photo.data)
    return "" if form.photo.dropped else None


def _kept(form: OptionForm, vote: Vote, option: Option | None) -> str:
    """The address of the picture that the form has already."""
    if form.photo.stash:
        return url_for("contributions.photo_draft", token=form.photo.stash)
    return desk_url("option_picture", vote, option=option.key) if option is not None and option.photo else ""


def _picker(session: Session, vote: Vote, address: Address) -> RenderedMap:
    """Where to put the pin; the ids are those of the form's fields."""
    picker = PinPicker(
        lat_field="lat",
        lon_field="lon",
        status="ort-status",
        address="address",
        results="ort-treffer",
        search_url=url_for("municipalities.places", municipality=address[0]),
    )
    here = ground(session, vote.module.process.area_id)
    return area_map("ortswahl", here, _("Karte: Ort wählen"), picker, Locate())


def _own(vote: Vote, option_id: int) -> Option:
    for option in vote.options:
        if option.id == option_id:
            return option
    raise Missing


def _list(vote: Vote, refusal: DomainError | None = None) -> str:
    return render_template(
        "voting/desk/options.html",
        **page(
            vote, refusal=refusal, has_errors=refusal is not None, with_costs=vote.method is Method.BUDGET
        ),
    )
