"""Results as staff see them: every sheet counted, at once."""

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions import results as actions
from participation.formats.surveys.forms.results import FilterForm, NoteForm
from participation.formats.surveys.models import Interim, Survey
from participation.formats.surveys.policy.counting import count, exact_figures
from participation.formats.surveys.policy.disclosure import HELD_BACK, STEP
from participation.formats.surveys.policy.showing import has_ended, is_shown
from participation.formats.surveys.queries.results import result_of
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import opened_survey, read_survey, survey_url
from participation.formats.surveys.views.results.blocks import blocks
from participation.formats.surveys.views.results.comparing import mirrors
from participation.formats.surveys.views.results.filtering import chosen_filter, filtered, offer
from participation.formats.surveys.views.results.maps import maps_of
from participation.kernel import clock
from participation.kernel.forms import ActionForm


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """Charts and tables of all sheets, or of some."""
    session, survey = read_survey((municipality, process, module))
    wanted = chosen_filter(survey)
    form = FilterForm(request.args)
    offer(form, survey)
    found = count(survey.questions, filtered(session, survey, wanted))
    figures = exact_figures(survey.questions, found)
    shown = blocks(survey, figures)
    return render_template(
        "surveys/results/desk.html",
        **page(
            session,
            survey,
            form=form,
            narrows=wanted.narrows,
            counted=found.sheets,
            blocks=shown,
            maps=maps_of(session, survey, shown),
            mirrors=mirrors(survey, figures),
            public=is_shown(survey, clock.now()),
            by_hand=survey.interim is Interim.PUBLISHED,
            ended=has_ended(survey.module, clock.now()),
            result=result_of(session, survey),
            step=STEP,
            held_back=HELD_BACK,
        ),
    )


@open_to(Door.MODERATOR)
def publish(municipality: str, process: str, module: str) -> Response:
    """Show the results to everybody. What is slow comes before the lock."""
    address = (municipality, process, module)
    fresh = actions.counted(*read_survey(address))
    session, survey = opened_survey(address)
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            actions.publish(session, survey, fresh, viewer=signed_in())
            flash(_("Die Ergebnisse sind veröffentlicht."), "success")
    return _back(form, survey)


@open_to(Door.MODERATOR)
def unpublish(municipality: str, process: str, module: str) -> Response:
    """Show them to staff only."""
    session, survey = opened_survey((municipality, process, module))
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            actions.unpublish(session, survey, viewer=signed_in())
            flash(_("Die Ergebnisse sind nicht mehr öffentlich."), "success")
    return _back(form, survey)


@open_to(Door.MODERATOR)
def note(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """What the municipality says of the results; it stands above them."""
    session, survey = opened_survey((municipality, process, module))
    form = NoteForm(obj=survey)
    if form.submitted():
        with form.refusals():
            actions.remark(session, survey, form.note.data, viewer=signed_in())
            flash(_("Ihr Text ist gespeichert."), "success")
            return redirect(survey_url("desk_results", survey), 303)
    return render_template("surveys/results/note.html", **page(session, survey, form=form)), form.status


def _back(form: ActionForm, survey: Survey) -> Response:
    for sentence in form.refused:
        flash(sentence, "danger")
    return redirect(survey_url("desk_results", survey), 303)
