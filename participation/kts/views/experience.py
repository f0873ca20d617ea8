"""What municipalities learned: surveys of experience, at the desk of the coordination office."""

from datetime import timedelta

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.models import Role, StaffOf
from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, web
from participation.kernel.counting import ngettext
from participation.kts.actions.experience import ask as ask_about
from participation.kts.actions.experience import prepare_survey
from participation.kts.forms.experience import AskForm, SurveyForm
from participation.kts.policy.experience import BLUEPRINT
from participation.kts.queries.experience import (
    Survey,
    ended,
    ended_process,
    sent,
    survey_of,
    surveys,
    usable,
)
from participation.kts.views.pressing import gone_on
from participation.municipalities.queries import by_slug
from participation.processes import catalogue
from participation.processes.forms.fields import today

ALL = "/kts/erfahrungen"
MONTHS = timedelta(days=365)
"""How long a survey is open unless somebody says otherwise: processes end all through the year."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "experiences", index)
    pages.add_url_rule(f"{ALL}/neu", "new_experience", new, methods=["GET", "POST"])
    pages.add_url_rule(f"{ALL}/verfahren/<int:process>", "ask_experience", ask, methods=["GET", "POST"])


@open_to(Door.KTS)
def index() -> str:
    """The surveys, what is over and not asked about yet, and who was asked."""
    session = web.session()
    held = _surveys()
    return render_template(
        "kts/experience/index.html",
        surveys=held,
        usable=usable(held),
        ended=ended(session, clock.now(), request.args.get("nach")),
        sent=sent(session),
        homes=_homes(),
        built_in=_built_in(),
    )


@open_to(Door.KTS)
def new() -> Response | tuple[str, int]:
    """Make a survey; it is published at the municipality's desk, where its questions can be changed."""
    form = SurveyForm(
        title=_("Ihre Erfahrungen mit dem Beteiligungsverfahren"),
        first_day=today(),
        last_day=today() + MONTHS,
    )
    form.offer([(one.id, one.name) for one in _homes()])
    if form.submitted():
        with form.refusals():
            session = web.session()
            home = by_slug(session, next(one.slug for one in _homes() if one.id == form.home.data))
            made = prepare_survey(session, home, form.draft(), viewer=signed_in())
            desk = url_for("processes.desk", municipality=home.slug, process=made.slug)
            return gone_on(
                _("Die Abfrage ist angelegt. Sehen Sie die Fragen durch und veröffentlichen Sie sie."), desk
            )
    page = render_template(
        "kts/experience/new.html", form=form, homes=_homes(), built_in=_built_in(), has_errors=form.has_errors
    )
    return page, form.status


@open_to(Door.KTS)
def ask(process: int) -> Response | tuple[str, int]:
    """Invite a municipality to tell what it learned from a process."""
    session = web.session()
    found, town = ended_process(session, process)
    held = usable(_surveys())
    form = AskForm()
    form.offer([(one.process.id, f"{one.municipality.name}: {one.process.title}") for one in held])
    if form.submitted():
        with form.refusals():
            chosen = survey_of(session, form.survey.data)
            people = ask_about(session, found, town, chosen, viewer=signed_in(), letterhead=letterhead())
            said = ngettext("%(num)s Person ist eingeladen.", "%(num)s Personen sind eingeladen.", people)
            return gone_on(said, url_for("kts.experiences"))
    page = render_template(
        "kts/experience/ask.html",
        form=form,
        process=found,
        town=town,
        surveys=held,
        has_errors=form.has_errors,
    )
    return page, form.status


def _homes() -> list[StaffOf]:
    """Where the office may make a survey: municipalities of which the viewer is an admin."""
    return [one for one in signed_in().staff_of if one.role is Role.ADMIN]


def _surveys() -> list[Survey]:
    return surveys(web.session(), [one.id for one in signed_in().staff_of])


def _built_in() -> bool:
    """Whether any format brings the blueprint along."""
    return any(plan.key == BLUEPRINT for plan in catalogue.offered())
