"""The questions of a page, made ready for its template: what stands in them, what is wrong, and maps."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.formats.surveys.forms.sheet import Field
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.answers import Typed, standing
from participation.formats.surveys.policy.answers.places import ADDRESS, LAT, LON, WhyNot
from participation.formats.surveys.policy.answers.typing import name_of
from participation.formats.surveys.policy.conditions import Answers, Page, asked, shown
from participation.formats.surveys.views.filling.saying import watched
from participation.kernel.errors import DomainError
from participation.kernel.mapping import area_map
from participation.kernel.maps import Locate, PinPicker, RenderedMap
from participation.municipalities.models import Place
from participation.municipalities.queries import ground, shape
from participation.processes.views.modules import address_of

NOTHING_WRONG: Mapping[str, DomainError] = {}
NOTHING_FOUND: Mapping[str, Sequence[Place]] = {}


def fields_of(
    session: Session,
    survey: Survey,
    page: Page,
    answers: Answers,
    typed: Typed | None = None,
    *,
    problems: Mapping[str, DomainError] = NOTHING_WRONG,
    places: Mapping[str, Sequence[Place]] = NOTHING_FOUND,
    every: bool = False,
) -> list[Field]:
    """What a page shows. `answers` are those stored; `typed` is what was just sent, and counts instead.

    `every`: whether questions are shown that are not due, as on a form for paper.
    """
    due = {one.key for one in asked(survey.questions, answers)}
    questions = page.questions if every else shown(page, due)
    return [
        Field(
            question,
            typed=standing(question, answers) if typed is None else typed,
            problem=problems.get(question.key),
            watch=None if every else watched(question, page),
            places=places.get(question.key, ()),
            searched=question.key in places,
            map=_picker(session, survey, question) if question.kind is QuestionKind.POINT else None,
        )
        for question in questions
    ]


def inside(session: Session, survey: Survey) -> WhyNot:
    """Says why a point lies outside of the area of the process."""
    area_id = survey.module.process.area_id
    return lambda point: shape(session, area_id).why_not(point)


def titles(survey: Survey) -> dict[str, str]:
    """What questions ask, by key."""
    return {question.key: question.title for question in survey.questions}


def _picker(session: Session, survey: Survey, question: Question) -> RenderedMap:
    picker = PinPicker(
        lat_field=name_of(question, LAT),
        lon_field=name_of(question, LON),
        status=name_of(question, "status"),
        address=name_of(question, ADDRESS),
        results=name_of(question, "treffer"),
        search_url=url_for("municipalities.places", municipality=address_of(survey.module)[0]),
    )
    here = ground(session, survey.module.process.area_id)
    label = _("Karte: Ort wählen")
    return area_map(f"karte-{question.key}", here, label, picker, Locate())
