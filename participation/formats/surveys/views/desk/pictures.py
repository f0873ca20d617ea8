"""The pictures of a question that is answered with one."""

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.building import move_picture, remove_picture, save_picture
from participation.formats.surveys.forms.desk.pictures import PictureForm
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.queries.finding import question_of
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, read_survey, survey_url
from participation.formats.surveys.views.pictures import keep
from participation.kernel import web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.processes.views.modules import Address

HERE = f"{DESK}/fragen/<question>/bilder"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(HERE, "desk_pictures", show)
    pages.add_url_rule(f"{HERE}/neu", "new_picture", new, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<option>", "edit_picture", edit, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<option>/verschieben", "move_picture", move, methods=["POST"])
    pages.add_url_rule(f"{HERE}/<option>/entfernen", "remove_picture", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str, question: str) -> str:
    """All pictures, in their order."""
    return _list((municipality, process, module), question)


@web.takes_files
@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """One more picture."""
    return _edit((municipality, process, module), question, "")


@web.takes_files
@open_to(Door.MODERATOR)
def edit(
    municipality: str, process: str, module: str, question: str, option: str
) -> Response | tuple[str, int]:
    """Other words, or another file."""
    return _edit((municipality, process, module), question, option)


@open_to(Door.MODERATOR)
def move(
    municipality: str, process: str, module: str, question: str, option: str
) -> Response | tuple[str, int]:
    """Up or down."""
    address = (municipality, process, module)
    session, survey = opened_survey(address)
    if not ActionForm().submitted():
        return _list(address, question), 400
    up = request.form.get("direction") == "up"
    try:
        move_picture(session, survey, question, option, up=up, viewer=signed_in())
    except DomainError as refusal:
        return _refused(address, question, refusal)
    return redirect(survey_url("desk_pictures", survey, question=question, _anchor=f"bild-{option}"), 303)


@open_to(Door.MODERATOR)
def remove(
    municipality: str, process: str, module: str, question: str, option: str
) -> Response | tuple[str, int]:
    """Take one out."""
    address = (municipality, process, module)
    session, survey = opened_survey(address)
    if not ActionForm().submitted():
        return _list(address, question), 400
    try:
        remove_picture(session, survey, question, option, viewer=signed_in())
    except DomainError as refusal:
        return _refused(address, question, refusal)
    flash(_("Das Bild ist entfernt."), "success")
    return redirect(survey_url("desk_pictures", survey, question=question), 303)


def _edit(address: Address, key: str, option: str) -> Response | tuple[str, int]:
    """The picture is decoded and stored before the database is locked."""
    reading, survey = read_survey(address)
    question = _pictured(survey, key)
    stored = _option(question, option) if option else {}
    form = PictureForm(title=stored.get("title", ""), alt=stored.get("alt", ""))
    if form.received():
        photo = keep(form.photo.data) if form.photo.data is not None else ""
        with form.refusals():
            session, mine = opened_survey(address)
            save_picture(session, mine, key, option, form.draft(photo), viewer=signed_in())
            flash(_("Das Bild ist gespeichert."), "success")
            return redirect(survey_url("desk_pictures", mine, question=key), 303)
    shown = page(reading, survey, form=form, question=question, option=option)
    return render_template("surveys/desk/picture.html", **shown), form.status


def _refused(address: Address, question: str, refusal: DomainError) -> tuple[str, int]:
    if isinstance(refusal, Missing):
        raise refusal
    return _list(address, question, refusal), refusal.status


def _list(address: Address, key: str, refusal: DomainError | None = None) -> str:
    session, survey = read_survey(address)
    shown = page(
        session, survey, question=_pictured(survey, key), refusal=refusal, has_errors=refusal is not None
    )
    return render_template("surveys/desk/pictures.html", **shown)


def _pictured(survey: Survey, key: str) -> Question:
    question = question_of(survey, key)
    if question.kind is not QuestionKind.IMAGE:
        raise Missing
    return question


def _option(question: Question, key: str) -> dict[str, str]:
    for one in question.options:
        if one["key"] == key:
            return dict(one)
    raise Missing
