"""Two people build the same survey at the same instant."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.actions.building import (
    add_question,
    move_question,
    remove_question,
    set_condition,
)
from participation.formats.surveys.models import QuestionKind, Survey
from participation.formats.surveys.policy.dependencies import require_order
from participation.formats.surveys.policy.questions import QuestionDraft
from participation.formats.surveys.queries.finding import survey_of
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.municipalities.models import Municipality
from participation.processes.queries import module_by_id
from tests.factories import a_moderator, a_municipality, a_process
from tests.formats.surveys.cast import AB, a_survey
from tests.racing import at_once

TWO = [
    {"kind": QuestionKind.SINGLE, "title": "Rad?", "options": AB},
    {"kind": QuestionKind.LONG, "title": "Wohin?"},
]


class Room:
    """A survey with two questions, and somebody who may change it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.unit_of_work() as session:
            town = a_municipality(session)
            self.module_id, self.town_id = a_survey(session, a_process(session, town), TWO).module_id, town.id

    def survey(self, session: Session) -> Survey:
        """As it is stored now."""
        return survey_of(session, module_by_id(session, self.module_id))

    def staff(self, session: Session) -> Any:
        """Somebody of the municipality."""
        return a_moderator(session.get_one(Municipality, self.town_id))

    def adds(self, session: Session) -> object:
        draft = QuestionDraft(QuestionKind.LONG, "Was noch?")
        return add_question(session, self.survey(session), draft, viewer=self.staff(session)).key

    def removes(self, session: Session) -> object:
        return remove_question(session, self.survey(session), "f1", viewer=self.staff(session))

    def moves(self, session: Session) -> object:
        return move_question(session, self.survey(session), "f2", up=True, viewer=self.staff(session))

    def ties(self, session: Session) -> object:
        condition = {"question": "f1", "any": ["a"]}
        return set_condition(session, self.survey(session), "f2", condition, viewer=self.staff(session))


def test_no_key_and_no_place_is_given_twice(database: Database) -> None:
    room = Room(database)
    made = at_once(database, *[room.adds] * 5, seen=room.survey)
    assert sorted(str(one) for one in made) == ["f3", "f4", "f5", "f6", "f7"]
    with database.reading() as session:
        assert [one.position for one in room.survey(session).questions] == [1, 2, 3, 4, 5, 6, 7]


def test_no_condition_is_left_that_looks_at_nothing(database: Database) -> None:
    room = Room(database)
    came = at_once(database, room.ties, room.removes, room.moves, seen=room.survey)
    assert any(isinstance(one, DomainError) for one in came)
    with database.reading() as session:
        require_order(room.survey(session).questions)
