"""Surveys and sheets for tests."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Question, QuestionKind, Sheet, SheetState, Survey
from participation.kernel import clock
from participation.processes.models import Module, Phase, Process, Step
from tests import factories

AB = [{"key": "a", "title": "Ja"}, {"key": "b", "title": "Nein"}]
ABC = [*AB, {"key": "c", "title": "Weiß nicht"}]
EVERY_KIND: list[dict[str, Any]] = [
    {"kind": QuestionKind.HEADING, "title": "Zu Beginn"},
    {"kind": QuestionKind.SINGLE, "title": "Fahren Sie Rad?", "options": ABC, "rules": {"other": True}},
    {
        "kind": QuestionKind.MULTIPLE,
        "title": "Was fehlt?",
        "options": ABC,
        "rules": {"other": True, "most": 2},
    },
    {"kind": QuestionKind.SHORT, "title": "Ihr Stadtteil?", "rules": {"longest": 80}},
    {"kind": QuestionKind.LONG, "title": "Was noch?", "rules": {"longest": 1000}},
    {
        "kind": QuestionKind.SCALE,
        "title": "Wie sicher?",
        "rules": {"first": 1, "last": 5, "first_label": "gar nicht", "last_label": "sehr"},
    },
    {
        "kind": QuestionKind.MATRIX,
        "title": "Wie oft?",
        "options": ABC,
        "rows": [{"key": "r1", "title": "Bus"}, {"key": "r2", "title": "Rad"}],
    },
    {"kind": QuestionKind.RANKING, "title": "Was zuerst?", "options": ABC},
    {
        "kind": QuestionKind.NUMBER,
        "title": "Wie weit?",
        "rules": {"least": 0, "most": 100, "decimals": 1, "unit": "km"},
    },
    {
        "kind": QuestionKind.DATE,
        "title": "Seit wann?",
        "rules": {"earliest": "1900-01-01", "latest": "2100-01-01"},
    },
    {"kind": QuestionKind.POINT, "title": "Wo?"},
    {
        "kind": QuestionKind.IMAGE,
        "title": "Welcher Entwurf?",
        "options": [
            {"key": "a", "title": "A", "photo": "", "alt": "Ein Platz mit Bäumen"},
            {"key": "b", "title": "B", "photo": "", "alt": "Ein Platz mit Brunnen"},
        ],
    },
]
"""One question of each kind, f1 to f12."""


def a_survey(
    session: Session, process: Process, questions: list[dict[str, Any]] | None = None, **values: Any
) -> Survey:
    """A module `umfrage` of a process that runs, with these questions (f1, f2, …; one of each kind unless told)."""
    module = Module(
        municipality_id=process.municipality_id,
        slug=values.pop("slug", "umfrage"),
        format="surveys",
        title="Umfrage",
        position=len(process.modules) + 1,
        settings={},
        phases=[
            Phase(
                municipality_id=process.municipality_id,
                kind="answer",
                title="Umfrage ausfüllen",
                steps=[Step.ANSWER.value],
                opens_at=clock.now() + values.pop("opens", timedelta(days=-3)),
                closes_at=clock.now() + values.pop("closes", timedelta(days=3)),
            )
        ],
    )
    process.modules.append(module)
    survey = Survey(
        municipality_id=process.municipality_id,
        module=module,
        questions=[
            Question(
                municipality_id=process.municipality_id, **{"key": f"f{number}", "position": number} | one
            )
            for number, one in enumerate(EVERY_KIND if questions is None else questions, 1)
        ],
        **values,
    )
    session.add(survey)
    session.flush()
    factories.recorded(session)
    return survey


def a_sheet(session: Session, survey: Survey, answers: dict[str, Any], **values: Any) -> Sheet:
    """A sheet that was sent."""
    number = len(session.query(Sheet).all())
    sheet = Sheet(
        **{
            "municipality_id": survey.municipality_id,
            "survey_id": survey.id,
            "person": f"person-{number}",
            "state": SheetState.SENT,
            "answers": answers,
            "started_at": clock.now(),
            "saved_at": clock.now(),
            "sent_at": clock.now(),
        }
        | values
    )
    session.add(sheet)
    session.flush()
    factories.recorded(session)
    return sheet
