"""What a survey has from its beginning."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from participation.formats.surveys.blueprints import SURVEYS
from participation.formats.surveys.models import Question, QuestionKind, Sheet, Survey
from participation.formats.surveys.policy.checking import findings
from participation.formats.surveys.policy.dependencies import require_order
from participation.formats.surveys.policy.questions import QuestionDraft, require_valid
from participation.formats.surveys.queries.finding import survey_of
from participation.kernel.errors import DomainError
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes.actions import NewProcess, create_process, duplicate, remove_draft
from participation.processes.models import Process
from tests.factories import a_moderator, a_municipality
from tests.formats.surveys.cast import a_sheet

KEYS = [plan.key for plan in SURVEYS]


def made(session: Session, town: Municipality, blueprint: str = "umfrage") -> tuple[Process, Survey]:
    """A process from a blueprint, and its survey."""
    area = whole_area(session, town.id)
    assert area is not None
    draft = NewProcess("Probe", date(2030, 3, 25), date(2030, 4, 7), blueprint, area_id=area.id)
    process = create_process(session, town, draft, viewer=a_moderator(town))
    return process, survey_of(session, process.modules[0])


@pytest.mark.parametrize("key", KEYS)
def test_every_blueprint_brings_questions_that_stand_up_to_the_rules(session: Session, key: str) -> None:
    process, survey = made(session, a_municipality(session), key)
    assert process.modules[0].slug == "umfrage"
    assert [one.key for one in survey.questions] == [
        f"f{number}" for number in range(1, len(survey.questions) + 1)
    ]
    require_order(survey.questions)
    for question in survey.questions:
        require_valid(QuestionDraft.of(question))
    assert sum(one.kind is not QuestionKind.HEADING for one in survey.questions) >= 7
    assert not findings(survey)


def test_a_copy_asks_the_same_with_rows_of_its_own(session: Session) -> None:
    town = a_municipality(session)
    process, survey = made(session, town)
    survey.population, survey.population_source = {"f7": {"a": 5}}, "Melderegister"
    a_sheet(session, survey, {"f1": {"choice": "a"}})
    copy = duplicate(
        session, process, title="Noch einmal", first_day=date(2031, 1, 1), viewer=a_moderator(town)
    )
    session.flush()
    again = survey_of(session, copy.modules[0])
    assert [(one.key, one.title, one.options) for one in again.questions] == [
        (one.key, one.title, one.options) for one in survey.questions
    ]
    assert again.population == survey.population
    assert session.query(Sheet).filter_by(survey_id=again.id).count() == 0
    again.questions[0].options = []
    session.flush()
    session.expire_all()
    assert survey.questions[0].options


def test_a_draft_goes_with_its_survey_unless_somebody_answered(session: Session) -> None:
    town = a_municipality(session)
    process, _survey = made(session, town)
    other, answered = made(session, town)
    a_sheet(session, answered, {})
    remove_draft(session, process, viewer=a_moderator(town))
    session.flush()
    assert session.query(Survey).count() == 1
    assert session.query(Question).filter_by(survey_id=answered.id).count() == len(answered.questions)
    with pytest.raises(DomainError):
        remove_draft(session, other, viewer=a_moderator(town))
