"""One question: first its kind is chosen, then what belongs to it."""

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.building import add_question, edit_question
from participation.formats.surveys.forms.desk.questions import FIELDS, QuestionForm, blank
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.questions import QuestionDraft
from participation.formats.surveys.queries.finding import has_sheets, question_of
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.desk.words import KINDS
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, survey_url
from participation.kernel import editing
from participation.processes.views.modules import Address


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/fragen/neu", "new_question", new, methods=BOTH)
    pages.add_url_rule(f"{DESK}/fragen/<question>", "edit_question", edit, methods=BOTH)


@open_to(Door.MODERATOR)
def new(municipality: str, process: str, module: str) -> Response | tuple[str, int] | str:
    """A question of the kind `art`, behind the question `nach`; without a kind, the kinds there are."""
    session, survey = opened_survey((municipality, process, module))
    after, kind = request.args.get("nach", ""), request.args.get("art", "")
    if kind not in set(QuestionKind):
        return render_template("surveys/desk/kinds.html", **page(session, survey, kinds=KINDS, after=after))
    form = QuestionForm.of(blank(QuestionKind(kind)))
    if form.submitted():
        with form.refusals():
            made = add_question(session, survey, form.draft(), viewer=signed_in(), after=after)
            return _onwards(survey, made)
    return _form((municipality, process, module), form, None, after)


@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """Other words and rules; once sheets came in, other words only."""
    session, survey = opened_survey((municipality, process, module))
    found = question_of(survey, question)
    form = QuestionForm.of(QuestionDraft.of(found), fixed=has_sheets(session, survey))
    if form.submitted():
        with form.refusals():
            draft = form.draft()
            edit_question(session, survey, question, draft, viewer=signed_in(), seen=form.seen.data)
            flash(_("Gespeichert."), "success")
            return redirect(survey_url("desk", survey, _anchor=f"frage-{question}"), 303)
    if form.has_errors:
        session.rollback()
    return _form((municipality, process, module), form, question, "")


def _onwards(survey: Survey, made: Question) -> Response:
    """Back to the list; where pictures are still to come, on to them."""
    flash(_("Gespeichert."), "success")
    if made.kind is QuestionKind.IMAGE:
        return redirect(survey_url("desk_pictures", survey, question=made.key), 303)
    return redirect(survey_url("desk", survey, _anchor=f"frage-{made.key}"), 303)


def _form(address: Address, form: QuestionForm, key: str | None, after: str) -> tuple[str, int]:
    """The page as things stand now: what a refused action changed is undone."""
    session, survey = opened_survey(address)
    question = question_of(survey, key) if key is not None else None
    kind = form.stored.kind
    stored = QuestionDraft.of(question) if question is not None else None
    theirs = form.standing(stored) if stored is not None and form.has_errors else []
    if stored is not None:
        form.seen.data = editing.fingerprint(stored)
    shown = page(
        session, survey, form=form, question=question, kind=kind, kinds=KINDS, order=FIELDS[kind],
        theirs=theirs, after=after,
    )  # fmt: skip
    return render_template("surveys/desk/question.html", **shown), form.status
