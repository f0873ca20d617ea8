"""Who may answer, when results show, and figures to compare with."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.settings import (
    PopulationDraft,
    SettingsDraft,
    edit_settings,
    set_population,
    traits_of,
)
from participation.formats.surveys.forms.desk.population import PopulationForm
from participation.formats.surveys.forms.desk.settings import ACCESS, INTERIM, SettingsForm
from participation.formats.surveys.queries.finding import has_sheets
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, survey_url
from participation.kernel import editing


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/einstellungen", "desk_settings", settings, methods=BOTH)
    pages.add_url_rule(f"{DESK}/bevoelkerung", "desk_population", population, methods=BOTH)


@open_to(Door.MODERATOR)
def settings(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Once sheets came in, only the words before and after can change."""
    session, survey = opened_survey((municipality, process, module))
    stored = SettingsDraft.of(survey)
    form = SettingsForm(obj=stored)
    if has_sheets(session, survey):
        del form.access, form.interim
    if form.submitted():
        with form.refusals():
            edit_settings(session, survey, form.draft(stored), viewer=signed_in(), seen=form.seen.data)
            flash(_("Die Einstellungen sind gespeichert."), "success")
            return redirect(survey_url("desk_settings", survey), 303)
    stored = SettingsDraft.of(survey)
    theirs = editing.standing(form, stored, form.draft(stored)) if form.has_errors else []
    form.seen.data = editing.fingerprint(stored)
    shown = page(session, survey, form=form, theirs=theirs, access=ACCESS, interim=INTERIM)
    return render_template("surveys/desk/settings.html", **shown), form.status


@open_to(Door.MODERATOR)
def population(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """How many people of each group live here."""
    session, survey = opened_survey((municipality, process, module))
    questions, stored = traits_of(survey), PopulationDraft.of(survey)
    form = PopulationForm.of(questions, stored.figures, stored.source)
    if form.submitted():
        with form.refusals():
            draft = PopulationDraft(form.figures(questions), form.source.data)
            set_population(session, survey, draft, viewer=signed_in(), seen=form.seen.data)
            flash(_("Die Zahlen sind gespeichert."), "success")
            return redirect(survey_url("desk_population", survey), 303)
    form.seen.data = editing.fingerprint(PopulationDraft.of(survey))
    shown = page(session, survey, form=form, questions=questions)
    return render_template("surveys/desk/population.html", **shown), form.status
