"""Authors at the same instant as themselves and as staff: one of them is first, and every count stays exact."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.comments import withdraw_by_secret
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.models import Visibility
from participation.contributions.queries.finding import comment, contribution
from participation.formats.ideas.actions.submitting import edit_idea, withdraw_idea
from participation.formats.ideas.models import Idea, IdeaDraft
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.geo import Point
from participation.moderation.actions.deciding import DecisionDraft, decide
from participation.moderation.models import Verdict
from participation.moderation.queries.cases import item
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from participation.processes.queries import module_by_id
from tests.contributions.cast import LETTERHEAD, a_comment
from tests.factories import INSIDE, a_moderator, a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea
from tests.racing import at_once, require_exact_counts

Work = Callable[[Session], object]


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session)


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    return the_module(a_process(session, town))


@pytest.fixture
def mo(town: Municipality) -> Viewer:
    return a_moderator(town)


def loaded(*numbers: int) -> Work:
    """What a page has read before its form is carried out."""
    return lambda own: [contribution(own, number) for number in numbers]


def withdrawal(number: int) -> Work:
    def work(own: Session) -> None:
        idea = own.get_one(Idea, number)
        withdraw_idea(own, module_by_id(own, idea.module_id), idea, viewer=None)

    return work


def edit(number: int, step: int) -> Work:
    """Another topic, and a place some 100 m further with every step."""

    def work(own: Session) -> None:
        idea = own.get_one(Idea, number)
        module = module_by_id(own, idea.module_id)
        point = Point(INSIDE[0] + step / 1_000, INSIDE[1])
        draft = IdeaDraft(f"Fassung {step}", "Neu", module.categories[step % 2].id, point, "")
        edit_idea(own, module, idea, draft, viewer=None)

    return work


def hiding(session: Session, idea: Idea, mo: Viewer) -> Work:
    draft = DecisionDraft((Verdict.HIDE,), item(session, idea).stamp, "Werbung")
    number = idea.id
    return lambda own: decide(own, contribution(own, number), draft, viewer=mo, letterhead=LETTERHEAD)


def answer(number: int, mo: Viewer) -> Work:
    draft = ResponseDraft(source="Das machen wir.", status_id=None, office="", seen=0)
    return lambda own: save_response(own, contribution(own, number), draft, viewer=mo, letterhead=LETTERHEAD)


def test_an_idea_is_withdrawn_once_however_often_the_button_is_pressed(
    database: Database, session: Session, module: Module
) -> None:
    idea, _other = an_idea(session, module), an_idea(session, module, "Da bleibt eine")
    number = idea.id
    session.commit()
    answers = at_once(database, *([withdrawal(number)] * 5), seen=loaded(number))
    assert sum(isinstance(one, DomainError) for one in answers) == 4
    with database.reading() as reading:
        require_exact_counts(reading)


@pytest.mark.parametrize("_again", range(3))
def test_an_edit_that_races_a_decision_leaves_no_pin_of_a_hidden_idea(
    database: Database, session: Session, module: Module, mo: Viewer, _again: int
) -> None:
    idea = an_idea(session, module)
    number, hide = idea.id, hiding(session, idea, mo)
    session.commit()
    answers = at_once(database, edit(number, 1), hide, edit(number, 2), seen=loaded(number))
    with database.reading() as reading:
        hidden = reading.get_one(Idea, number).visibility is Visibility.HIDDEN
        assert (answers[1] is None) is hidden
        require_exact_counts(reading)


def test_edits_answers_and_a_withdrawal_at_once_keep_every_count(
    database: Database, session: Session, module: Module, mo: Viewer
) -> None:
    """An answer moves the pin as well: from where the idea is then, not from where it was on the screen."""
    ideas = [an_idea(session, module, f"Idee {number}").id for number in range(4)]
    session.commit()
    for number in ideas:
        works = [edit(number, 1), answer(number, mo), edit(number, 2), withdrawal(number)]
        at_once(database, *works[number % 2 :], seen=loaded(number))
    with database.reading() as reading:
        require_exact_counts(reading)


def test_whoever_waited_for_a_lock_sees_every_table_as_it_is_now(
    database: Database, session: Session, module: Module, mo: Viewer
) -> None:
    """Two edits of which one waits for the other: the second takes the pin from where the first one put it."""
    idea = an_idea(session, module).id
    session.commit()
    at_once(database, *[edit(idea, step) for step in range(1, 7)], seen=loaded(idea))
    with database.reading() as reading:
        require_exact_counts(reading)


def test_withdrawing_an_idea_and_comments_on_it_at_once_locks_nobody_out(
    database: Database, session: Session, module: Module
) -> None:
    idea = an_idea(session, module)
    said = [a_comment(session, module, idea).id for _number in range(3)]
    number, module_id = idea.id, module.id
    session.commit()

    def take_back(which: int) -> Work:
        return lambda own: withdraw_by_secret(own, comment(own, which))

    def speak(own: Session) -> None:
        a_comment(own, module_by_id(own, module_id), contribution(own, number))

    works = [take_back(which) for which in said for _twice in range(2)]
    answers = at_once(database, *works, speak, edit(number, 1), speak, seen=loaded(number, *said))
    assert sum(isinstance(one, DomainError) for one in answers) == 3
    with database.reading() as reading:
        assert reading.scalar(sa.select(Idea.comments).where(Idea.id == number)) == 2
        require_exact_counts(reading)
