"""Sheets from paper: the whole survey on one page, empty again as soon as one is saved."""

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.sheets import enter_sheet
from participation.formats.surveys.forms.sheet import Located, PaperForm, located
from participation.formats.surveys.models import Access
from participation.formats.surveys.policy.answers import transcribed
from participation.formats.surveys.policy.conditions import pages_of
from participation.formats.surveys.policy.references import of_browser
from participation.formats.surveys.queries.sheets import entered_count
from participation.formats.surveys.views.desk import frame
from participation.formats.surveys.views.filling import guarding
from participation.formats.surveys.views.filling.fields import fields_of, inside, titles
from participation.formats.surveys.views.filling.frame import Answer, Desk
from participation.formats.surveys.views.filling.visitor import Visitor
from participation.formats.surveys.views.finding import read_survey
from participation.kernel import web
from participation.municipalities.queries import find_places


@open_to(Door.MODERATOR)
def enter(municipality: str, process: str, module: str) -> Answer:
    """One sheet after the other. What is required of citizens is not demanded: paper is as it is."""
    address = (municipality, process, module)
    session, survey = read_survey(address)
    desk = Desk(address, session, survey, Visitor(), None)
    form = PaperForm()
    town = survey.municipality_id
    found = located(survey.questions, form.typed, lambda words: find_places(session, town, words))
    if not found.searching and form.submitted():
        with form.refusals():
            if answer := _entered(desk, form, found):
                return answer
    return _shown(desk, form, found)


def _entered(desk: Desk, form: PaperForm, found: Located) -> Answer | None:
    survey = desk.survey
    asking = [question for page in pages_of(survey.questions) for question in page.questions]
    reading = transcribed(asking, found.typed, inside(desk.session, survey))
    form.refuse(reading.problems, titles(survey))
    code = guarding.checked_code(desk.session, survey, form) if survey.access is Access.CODES else ""
    if form.has_errors:
        return None
    enter_sheet(
        web.session(),
        survey,
        of_browser(web.config().secret, survey.id, form.word_for("paper", survey.id)),
        reading.answers,
        viewer=signed_in(),
        code_ref=guarding.code_ref(survey, code),
    )
    flash(_("Gespeichert. Das Formular ist bereit für den nächsten Bogen."), "success")
    return redirect(desk.url("enter", _anchor="bogen"), 303)


def _shown(desk: Desk, form: PaperForm, found: Located) -> Answer:
    typed = found.typed if request.method == "POST" else None
    parts = [
        (
            page,
            fields_of(
                desk.session,
                desk.survey,
                page,
                {},
                typed,
                problems=form.problems,
                places=found.places,
                every=True,
            ),
        )
        for page in pages_of(desk.survey.questions)
    ]
    html = render_template(
        "surveys/desk/enter.html",
        form=form,
        parts_of_sheet=parts,
        maps=[field.map for _page, fields in parts for field in fields if field.map],
        asks_code=desk.survey.access is Access.CODES,
        entered=entered_count(desk.session, desk.survey),
        all_optional=True,
        has_errors=form.has_errors,
        **frame.page(desk.session, desk.survey),
    )
    return html, form.status
