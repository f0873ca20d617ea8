"""What the pages of a sheet share: who may see them, and what their templates are given."""

from dataclasses import dataclass
from typing import Any

from flask import g, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import viewer
from participation.formats.surveys.actions.sweeping import UNFINISHED_KEPT
from participation.formats.surveys.models import Access, Sheet, SheetState, Survey
from participation.formats.surveys.policy.conditions import Answers
from participation.formats.surveys.policy.entering import require_may_answer
from participation.formats.surveys.queries.sheets import sheet_of
from participation.formats.surveys.views.filling.visitor import Visitor, visitor_of
from participation.formats.surveys.views.finding import read_survey
from participation.kernel import clock
from participation.kernel.errors import NotAllowed
from participation.kernel.telling import told
from participation.processes.models import Step
from participation.processes.policy import is_possible
from participation.processes.views.modules import Address, module_url, url_parts

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Desk:
    """A survey, who is here, and what they have filled in so far."""

    address: Address
    session: Session
    """Reads only: the write session is opened when everything is known to be right."""
    survey: Survey
    visitor: Visitor
    sheet: Sheet | None

    @property
    def answers(self) -> Answers:
        """By question key; empty where nothing was put away yet."""
        return self.sheet.answers if self.sheet else {}

    @property
    def is_sent(self) -> bool:
        """Whether there is nothing left to do."""
        return self.sheet is not None and self.sheet.state is SheetState.SENT

    def url(self, endpoint: str, **more: Any) -> str:
        """The address of a page of this sheet."""
        return url_for(f"surveys.{endpoint}", **url_parts(self.address), **more)


def desk_at(address: Address) -> Desk:
    """What every page of a sheet needs first. Raises Missing."""
    session, survey = read_survey(address)
    visitor = visitor_of(survey)
    return Desk(address, session, survey, visitor, sheet_of(session, survey, visitor.person))


def shut(desk: Desk) -> tuple[str, int] | None:
    """The page that says why nobody, or not this person, may fill in a sheet now; None where all is well."""
    try:
        require_may_answer(desk.survey, viewer(), clock.now())
    except NotAllowed as refusal:
        late = request.method == "POST"
        runs = is_possible(desk.survey.module, Step.ANSWER, clock.now())
        told_why = {"sentence": told(refusal), "late": late, "sign_in": runs and viewer() is None}
        return render_template("surveys/shut.html", **told_why, **shared(desk)), refusal.status
    return None


def shared(desk: Desk) -> dict[str, Any]:
    """What every template of these is given."""
    module = desk.survey.module
    return {
        "survey": desk.survey,
        "module": module,
        "process": module.process,
        "municipality": g.municipality,
        "parts": url_parts(desk.address),
        "module_url": module_url(module),
        "by_account": desk.survey.access is Access.ACCOUNT,
        "by_code": desk.survey.access is Access.CODES,
        "saved_at": desk.sheet.saved_at if desk.sheet else None,
        "days_kept": UNFINISHED_KEPT.days,
        "all_optional": not any(question.required for question in desk.survey.questions),
        "phases": [phase for phase in module.phases if "answer" in phase.steps],
    }
