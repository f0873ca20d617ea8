"""A survey on the desk: its questions in their order, and the buttons that change them."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions import building
from participation.formats.surveys.models import Question, Survey, Trait
from participation.formats.surveys.policy.checking import findings
from participation.formats.surveys.policy.dependencies import sources
from participation.formats.surveys.queries.finding import question_of
from participation.formats.surveys.views.desk.conditions import said
from participation.formats.surveys.views.desk.frame import page, url_if_there
from participation.formats.surveys.views.desk.words import KINDS
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, survey_url
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.processes.views.modules import Address

Change = Callable[[Session, Survey], Question | None]
ONE = f"{DESK}/fragen/<question>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/", "desk", show)
    pages.add_url_rule(f"{ONE}/verschieben", "move_question", move, methods=["POST"])
    pages.add_url_rule(f"{ONE}/verdoppeln", "duplicate_question", duplicate, methods=["POST"])
    pages.add_url_rule(f"{ONE}/entfernen", "remove_question", remove, methods=BOTH)
    pages.add_url_rule(f"{DESK}/merkmale", "add_trait", add_trait, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """All questions, and what can be done with them."""
    return _list(*opened_survey((municipality, process, module)))


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """Up or down on the sheet."""

    def change(session: Session, survey: Survey) -> Question:
        up = request.form.get("direction") == "up"
        building.move_question(session, survey, question, up=up, viewer=signed_in())
        return question_of(survey, question)

    return pressed((municipality, process, module), change)


@open_to(Door.MODERATOR)
def duplicate(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """The same once more."""

    def change(session: Session, survey: Survey) -> Question:
        copy = building.duplicate_question(session, survey, question, viewer=signed_in())
        flash(_("Die Kopie steht direkt unter der Frage."), "success")
        return copy

    return pressed((municipality, process, module), change)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """Ask once, then take it out."""
    address, form = (municipality, process, module), ActionForm()
    if not form.submitted():
        session, survey = opened_survey(address)
        shown = page(session, survey, question=question_of(survey, question), form=form)
        return render_template("surveys/desk/remove.html", **shown), form.status

    def change(session: Session, survey: Survey) -> None:
        building.remove_question(session, survey, question, viewer=signed_in())
        flash(_("Die Frage ist entfernt."), "success")

    return pressed(address, change)


@open_to(Door.MODERATOR)
def add_trait(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Ask for age, gender or district as well."""
    wanted = request.form.get("merkmal", "")
    if wanted not in {Trait.AGE, Trait.GENDER, Trait.DISTRICT}:
        raise Missing

    def change(session: Session, survey: Survey) -> Question:
        flash(_("Die Frage steht am Ende. Sie ist freiwillig."), "success")
        return building.add_trait(session, survey, Trait(wanted), viewer=signed_in())

    return pressed((municipality, process, module), change)


def pressed(address: Address, change: Change) -> Response | tuple[str, int]:
    """Apply what a button does and go back to the list, to the question it did it to; a refusal stands above it."""
    session, survey = opened_survey(address)
    if not ActionForm().submitted():
        return _list(session, survey), 400
    try:
        touched = change(session, survey)
    except Missing:
        raise
    except DomainError as refusal:
        session.rollback()
        return _list(*opened_survey(address), refusal), refusal.status
    anchor = {"_anchor": f"frage-{touched.key}"} if touched is not None else {}
    return redirect(survey_url("desk", survey, **anchor), 303)


def _list(session: Session, survey: Survey, refusal: DomainError | None = None) -> str:
    shown: dict[str, Any] = page(
        session,
        survey,
        kinds=KINDS,
        conditions={one.key: said(survey, one) for one in survey.questions if one.only_if},
        tieable={one.key for one in survey.questions if sources(survey.questions, one)},
        findings=findings(survey),
        preview_url=url_if_there("preview", survey),
        missing_traits=_missing_traits(survey),
        refusal=refusal,
        has_errors=refusal is not None,
    )
    return render_template("surveys/desk/questions.html", **shown)


def _missing_traits(survey: Survey) -> list[tuple[str, str]]:
    names = {
        Trait.AGE: _("Altersgruppe"),
        Trait.GENDER: _("Geschlecht"),
        Trait.DISTRICT: _("Ortsteil"),
    }
    there = {question.trait for question in survey.questions}
    return [(trait.value, name) for trait, name in names.items() if trait not in there]
