""" "Nur wenn": an earlier question is chosen, then the answers to it."""

from flask import Blueprint, flash, redirect, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.building import set_condition
from participation.formats.surveys.forms.desk.conditions import condition_form
from participation.formats.surveys.models import Question, Survey
from participation.formats.surveys.policy.dependencies import CHOSEN, answers_of, sources
from participation.formats.surveys.queries.finding import question_of
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, survey_url
from participation.kernel.counting import gettext as _
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    where = f"{DESK}/fragen/<question>/bedingung"
    pages.add_url_rule(where, "condition", edit, methods=BOTH)
    pages.add_url_rule(f"{where}/entfernen", "remove_condition", remove, methods=["POST"])


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int] | str:
    """The answers to the question `frage`; without one, the questions that come into question."""
    session, survey = opened_survey((municipality, process, module))
    found = question_of(survey, question)
    offered = sources(survey.questions, found)
    wanted = request.args.get("frage", "")
    source = next((one for one in offered if one.key == wanted), None)
    if source is None:
        return _choice(session, survey, found, offered)
    form = condition_form(source, found.only_if)
    if form.submitted():
        with form.refusals():
            set_condition(session, survey, question, form.condition(), viewer=signed_in())
            flash(_("Die Bedingung ist gespeichert."), "success")
            return _back(survey, question)
        session.rollback()
        session, survey = opened_survey((municipality, process, module))
    shown = page(session, survey, form=form, question=found, source=source, chosen=source.kind in CHOSEN)
    return render_template("surveys/desk/condition.html", **shown), form.status


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """Ask it always."""
    session, survey = opened_survey((municipality, process, module))
    found = question_of(survey, question)
    if not ActionForm().submitted():
        return _choice(session, survey, found, sources(survey.questions, found)), 400
    try:
        set_condition(session, survey, question, {}, viewer=signed_in())
    except Missing:
        raise
    except DomainError as refusal:
        return _choice(session, survey, found, sources(survey.questions, found), refusal), refusal.status
    flash(_("Die Frage wird jetzt immer gestellt."), "success")
    return _back(survey, question)


def said(survey: Survey, question: Question) -> str:
    """A condition as a sentence."""
    condition = question.only_if
    source = question_of(survey, condition["question"])
    if "any" in condition:
        titles = dict(answers_of(source))
        words = _(" oder ").join(f"„{titles.get(key, key)}“" for key in condition["any"])
        return _("Nur wenn „%(title)s“ beantwortet ist mit %(answers)s", title=source.title, answers=words)
    least, most = condition.get("least"), condition.get("most")
    if most is None:
        return _("Nur wenn „%(title)s“ mindestens %(least)s ist", title=source.title, least=least)
    if least is None:
        return _("Nur wenn „%(title)s“ höchstens %(most)s ist", title=source.title, most=most)
    return _(
        "Nur wenn „%(title)s“ zwischen %(least)s und %(most)s liegt",
        title=source.title, least=least, most=most,
    )  # fmt: skip


def _back(survey: Survey, question: str) -> Response:
    return redirect(survey_url("desk", survey, _anchor=f"frage-{question}"), 303)


def _choice(
    session: Session,
    survey: Survey,
    question: Question,
    offered: list[Question],
    refusal: DomainError | None = None,
) -> str:
    shown = page(
        session, survey, question=question, offered=offered, refusal=refusal,
        now=said(survey, question) if question.only_if else "", has_errors=refusal is not None,
    )  # fmt: skip
    return render_template("surveys/desk/condition_source.html", **shown)
