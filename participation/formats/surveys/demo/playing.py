"""Plays both surveys: staff prepare them, people answer, results are counted and, where it is over, published."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from participation.formats.surveys.actions import results
from participation.formats.surveys.actions.seeding import question_of_plan
from participation.formats.surveys.actions.settings import PopulationDraft, set_population
from participation.formats.surveys.demo import drawing, erlengrund, lindenfurt, townspeople
from participation.formats.surveys.drafting import Written
from participation.formats.surveys.models import Interim, Sheet, SheetState, Survey
from participation.formats.surveys.policy.conditions import Answer, answers_to_asked
from participation.formats.surveys.queries.finding import survey_of
from participation.kernel import clock
from participation.kernel.files import Files
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.staging import Stage


@dataclass(frozen=True, slots=True)
class Told:
    """One survey as the demo tells it; `opens` and `closes` in days from today."""

    title: str
    blueprint: str
    opens: int
    closes: int
    interim: Interim
    sheets: int
    on_paper: float
    """Share of the sheets."""
    texts: tuple[str, str]
    """Before and after."""
    questions: Callable[[Sequence[str]], tuple[Written, ...]]
    answers: Callable[[Random, date], dict[str, Answer]]
    population: PopulationDraft


RUNS = Told(
    "Wie sind Sie in Lindenfurt unterwegs?", "umfrage-mobilitaet", -17, 18, Interim.RUNNING, 340, 0.12,
    (lindenfurt.INTRO, lindenfurt.THANKS), lindenfurt.questions, townspeople.answers,
    PopulationDraft(lindenfurt.POPULATION, lindenfurt.SOURCE),
)  # fmt: skip
OVER = Told(
    "Wie weiter mit dem Bücherbus?", "umfrage-zufriedenheit", -62, -34, Interim.PUBLISHED, 214, 0.285,
    (erlengrund.INTRO, erlengrund.THANKS), erlengrund.questions, erlengrund.answers,
    PopulationDraft(erlengrund.POPULATION, erlengrund.SOURCE),
)  # fmt: skip
TOWNS = {"lindenfurt": RUNS, "erlengrund": OVER}


def play(stage: Stage) -> None:
    """The survey of this municipality, if it has one."""
    told = TOWNS.get(stage.town.slug)
    if told is None:
        return
    draft = NewProcess(
        told.title, stage.day(told.opens), stage.day(told.closes), told.blueprint, area_id=stage.area_id
    )
    with clock.frozen(stage.moment(-told.opens + 9)):
        survey = _prepared(stage, told, draft)
    _answer(stage, survey, told)
    if told is OVER:
        with clock.frozen(stage.moment(-told.closes - 20)):
            _publish(stage, survey)
    else:
        fresh = results.counted(stage.session, survey)
        if fresh is not None:
            results.keep(stage.session, survey, fresh)


def _prepared(stage: Stage, told: Told, draft: NewProcess) -> Survey:
    """The process with its questions and figures, published."""
    session = stage.session
    process = create_process(session, stage.town, draft, viewer=stage.admin)
    survey = survey_of(session, process.modules[0])
    survey.intro, survey.thanks = told.texts
    survey.interim = told.interim
    survey.questions.clear()
    session.flush()
    pictures = drawing.stored(Files(stage.data / "surveys")) if told is RUNS else []
    for position, written in enumerate(told.questions(pictures), 1):
        question = question_of_plan(written)
        question.municipality_id, question.position, question.key = stage.town.id, position, f"f{position}"
        survey.questions.append(question)
    session.flush()
    set_population(session, survey, told.population, viewer=stage.admin)
    publish(session, stage.town, process, viewer=stage.admin)
    return survey


def _answer(stage: Stage, survey: Survey, told: Told) -> None:
    """All sheets in one statement; every one of them sent at a full hour, as in earnest."""
    chance = stage.chance("umfrage")
    first = clock.start_of(stage.day(told.opens))
    last = min(clock.now(), clock.end_of(stage.day(told.closes)))
    hours = sorted(first + (last - first) * chance.random() for _ in range(told.sheets))
    rows = [_row(survey, told, chance, at, stage.today) for at in hours]
    stage.session.execute(sa.insert(Sheet), rows)


def _row(survey: Survey, told: Told, chance: Random, at: datetime, today: date) -> dict[str, Any]:
    hour = at.replace(minute=0, second=0, microsecond=0)
    answers = told.answers(chance, today - timedelta(days=1))
    return {
        "municipality_id": survey.municipality_id,
        "survey_id": survey.id,
        "person": secrets.token_hex(32),
        "state": SheetState.SENT,
        "channel": "paper" if chance.random() < told.on_paper else "online",
        "answers": answers_to_asked(survey.questions, answers),
        "started_at": hour,
        "saved_at": hour,
        "sent_at": hour,
    }


def _publish(stage: Stage, survey: Survey) -> None:
    """Results, a word about them, and two sentences that people wrote."""
    session = stage.session
    fresh = results.counted(session, survey)
    results.publish(session, survey, fresh, viewer=stage.admin)
    results.remark(session, survey, erlengrund.NOTE, viewer=stage.admin)
    for question in survey.questions:
        if question.key in erlengrund.QUOTES:
            results.quote(session, survey, question, erlengrund.QUOTES[question.key], viewer=stage.admin)
