"""What everybody sees of a survey's results: figures that were counted for them, and no sheet."""

from typing import Any

from flask import render_template
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.formats.surveys.models import Survey, SurveyResult
from participation.formats.surveys.policy.counting.figures import read
from participation.formats.surveys.policy.disclosure import HELD_BACK, STEP
from participation.formats.surveys.policy.showing import has_ended, is_shown
from participation.formats.surveys.queries.results import result_of
from participation.formats.surveys.views.finding import read_survey
from participation.formats.surveys.views.results.blocks import Block, blocks, counted_sheets
from participation.formats.surveys.views.results.comparing import mirrors
from participation.formats.surveys.views.results.maps import maps_of
from participation.kernel import clock
from participation.processes.views.modules import module_url, url_parts


@open_to(Door.EVERYBODY)
def results(municipality: str, process: str, module: str) -> str:
    """The results, or when they will be there."""
    address = (municipality, process, module)
    session, survey = read_survey(address)
    ended = has_ended(survey.module, clock.now())
    found = shown_result(session, survey)
    return render_template(
        "surveys/results/page.html",
        survey=survey,
        module=survey.module,
        process=survey.module.process,
        parts=url_parts(address),
        module_url=module_url(survey.module),
        result=found,
        ended=ended,
        awaited=is_shown(survey, clock.now()),
        for_staff=is_moderator(viewer(), survey.municipality_id),
        step=STEP,
        held_back=HELD_BACK,
        **_figures(session, survey, found),
    )


def shown_result(session: Session, survey: Survey) -> SurveyResult | None:
    """What was counted for everybody, while it is for everybody; else None."""
    return result_of(session, survey) if is_shown(survey, clock.now()) else None


def teaser(survey: Survey, found: SurveyResult) -> Block | None:
    """The first question with a chart, for the process page."""
    return next((one for one in _blocks(survey, found) if one.chart), None)


def _blocks(survey: Survey, found: SurveyResult) -> list[Block]:
    """A question that became confidential since it was counted is left out."""
    open_ = {question.key for question in survey.questions if not question.confidential}
    figures = [one for one in read(found.figures) if one.question in open_]
    return blocks(survey, figures, rounded=found.rounded)


def _figures(session: Session, survey: Survey, found: SurveyResult | None) -> dict[str, Any]:
    if found is None:
        return {"blocks": [], "mirrors": [], "maps": None, "counted": ""}
    shown = _blocks(survey, found)
    open_ = {block.question.key for block in shown}
    return {
        "blocks": shown,
        "mirrors": mirrors(survey, [one for one in read(found.figures) if one.question in open_]),
        "maps": maps_of(session, survey, shown),
        "counted": counted_sheets(found.sheets, rounded=found.rounded),
    }
