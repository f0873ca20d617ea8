"""A survey's part of the process page: what it is about, until when, and the ways to the sheet and the results."""

from collections.abc import Mapping
from typing import Any

from flask import current_app, render_template
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.models import Access, Interim, QuestionKind, SheetState, Survey
from participation.formats.surveys.queries.finding import sent_count, survey_of
from participation.formats.surveys.queries.sheets import sheet_of
from participation.formats.surveys.views.filling.visitor import visitor_of
from participation.formats.surveys.views.finding import survey_url
from participation.formats.surveys.views.results.public import shown_result, teaser
from participation.kernel import clock
from participation.kernel.telling import told
from participation.processes.catalogue import Panel
from participation.processes.models import Module, Step
from participation.processes.policy import is_possible, why_not


def panel(session: Session, module: Module, viewer: Viewer | None, _values: Mapping[str, Any]) -> Panel:
    """What everybody sees."""
    survey, at = survey_of(session, module), clock.now()
    possible = is_possible(module, Step.ANSWER, at)
    found = shown_result(session, survey)
    html = render_template(
        "surveys/panel.html",
        survey=survey,
        module=module,
        state=module.state(at),
        possible=possible,
        closed_because="" if possible else told(why_not(module, Step.ANSWER, at)),
        sent=sent_count(session, survey),
        asked=sum(one.kind is not QuestionKind.HEADING for one in survey.questions),
        minutes=minutes(survey),
        by_account=survey.access is Access.ACCOUNT,
        account_needed=survey.access is Access.ACCOUNT and viewer is None,
        by_code=survey.access is Access.CODES,
        begun=_begun(session, survey),
        fill_url=_url("fill", survey),
        results_shown=found is not None,
        teaser=teaser(survey, found) if found else None,
        promise="" if found else _promise(survey),
        results_url=_url("results", survey),
    )
    return Panel(Markup(html), styles=("surveys/surveys.css", "surveys/results.css"))  # noqa: S704 - a rendered template


def _begun(session: Session, survey: Survey) -> bool:
    """Whether whoever asks has a sheet that is not sent yet."""
    sheet = sheet_of(session, survey, visitor_of(survey).person)
    return sheet is not None and sheet.state is SheetState.STARTED


_MINUTES = {
    QuestionKind.HEADING: 0.0,
    QuestionKind.LONG: 1.0,
    QuestionKind.MATRIX: 1.0,
    QuestionKind.POINT: 0.75,
}


def minutes(survey: Survey) -> int:
    """How long a sheet takes, about: twenty seconds a question, more for those that ask for more."""
    return max(1, round(sum(_MINUTES.get(one.kind, 1 / 3) for one in survey.questions)))


def _promise(survey: Survey) -> str:
    """When everybody will see results."""
    sentences: dict[Interim, str] = {
        Interim.RUNNING: _("Die Ergebnisse sehen Sie schon während der Umfrage, jeweils als Zwischenstand."),
        Interim.END: _(
            "Die Ergebnisse stehen nach dem Ende der Umfrage hier. Bis dahin zeigen wir keinen Zwischenstand."
        ),
        Interim.PUBLISHED: _("Die Ergebnisse stehen hier, sobald die Verwaltung sie ausgewertet hat."),
    }
    return sentences[survey.interim]


def _url(endpoint: str, survey: Survey) -> str:
    return survey_url(endpoint, survey) if f"surveys.{endpoint}" in current_app.view_functions else ""
