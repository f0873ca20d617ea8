"""Moderators, authors and supporters at the same instant: one decision, exact counts, no endless waiting."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.supports import give
from participation.contributions.models import Contribution, Pin, PinCell, Visibility
from participation.contributions.queries.finding import contribution
from participation.formats.ideas.actions.submitting import Arrival
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from participation.kernel.errors import Conflict
from participation.moderation.actions.deciding import DecisionDraft, decide, publish_many
from participation.moderation.models import Case, Decision, Verdict
from participation.moderation.queries.cases import item
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes.models import Module
from participation.processes.queries import module_by_id
from tests.contributions.cast import LETTERHEAD, a_comment
from tests.factories import a_moderator, a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea
from tests.racing import at_once

SUSPICIOUS = Arrival(suspicious=True)


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session)


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    return the_module(a_process(session, town))


@pytest.fixture
def mo(town: Municipality) -> Viewer:
    return a_moderator(town)


def test_ten_moderators_decide_and_one_of_them_does(
    database: Database, session: Session, module: Module, mo: Viewer
) -> None:
    idea = an_idea(session, module, arrival=SUSPICIOUS)
    seen, number = item(session, idea).stamp, idea.id
    session.commit()

    def publish(own: Session) -> None:
        decide(
            own,
            contribution(own, number),
            DecisionDraft((Verdict.PUBLISH,), seen),
            viewer=mo,
            letterhead=LETTERHEAD,
        )

    def hide(own: Session) -> None:
        draft = DecisionDraft((Verdict.HIDE,), seen, "Werbung")
        decide(own, contribution(own, number), draft, viewer=mo, letterhead=LETTERHEAD)

    answers = at_once(database, *([publish, hide] * 5))
    assert sum(isinstance(answer, Conflict) for answer in answers) == 9
    with database.reading() as reading:
        (decision,) = reading.scalars(sa.select(Decision))
        found = reading.get_one(Idea, number)
        published = found.visibility is Visibility.PUBLISHED
        assert published is (decision.verdict is Verdict.PUBLISH)
        assert (reading.get(Pin, number) is not None) is published
        assert reading.scalars(sa.select(Case)).one().version == 2


def test_bulk_comments_supports_and_ideas_at_once_neither_lock_nor_miscount(
    database: Database, session: Session, town: Municipality, module: Module, mo: Viewer
) -> None:
    """Two batches in opposite order, while people support and comment the very same ideas."""
    public = [an_idea(session, module, f"Da {number}") for number in range(4)]
    waiting = [an_idea(session, module, f"Neu {number}", arrival=SUSPICIOUS) for number in range(6)]
    comments = [a_comment(session, module, idea, suspicious=True) for idea in public]
    picks = [(one.id, item(session, one).stamp) for one in (*waiting, *comments)]
    numbers, module_id = [one.id for one in public], module.id
    session.commit()

    def bulk(backwards: bool) -> Callable[[Session], object]:
        chosen = picks[::-1] if backwards else picks
        return lambda own: publish_many(own, town.id, chosen, viewer=mo, letterhead=LETTERHEAD)

    def support(number: int, who: str) -> Callable[[Session], object]:
        return lambda own: give(
            own, module_by_id(own, module_id), contribution(own, number), who, viewer=None
        )

    def speak(number: int) -> Callable[[Session], object]:
        return lambda own: a_comment(own, module_by_id(own, module_id), contribution(own, number)).id

    def submit(number: int) -> Callable[[Session], object]:
        return lambda own: an_idea(own, module_by_id(own, module_id), f"Gleichzeitig {number}").id

    works = [bulk(False), bulk(True)]
    for number in numbers:
        works += [support(number, "a"), support(number, "b"), speak(number), submit(number)]
    answers = at_once(database, *works)
    bulks = [answer for answer in answers if isinstance(answer, tuple)]
    assert sum(done for done, _left in bulks) == len(picks)
    with database.reading() as reading:
        for number in numbers:
            idea = reading.get_one(Idea, number)
            assert (idea.supports, idea.comments) == (2, 2)
        shown = sa.select(sa.func.count()).select_from(Idea).where(Idea.visibility == Visibility.PUBLISHED)
        counted = sa.select(sa.func.sum(PinCell.pins)).where(PinCell.level == 0)
        assert reading.scalar(shown) == reading.scalar(counted) == 4 + 6 + 4
        assert reading.scalar(sa.select(sa.func.count()).select_from(Pin)) == 14


def test_a_mail_is_owed_once_however_many_press_the_button(
    database: Database, session: Session, module: Module, mo: Viewer
) -> None:
    from participation.contributions.actions.authorship import author
    from tests.formats.ideas.cast import SECRET

    writer = author(SECRET, module.process_id, None, guest_email="anna@example.org")
    idea: Contribution = an_idea(session, module, arrival=SUSPICIOUS, author=writer)
    seen, number = item(session, idea).stamp, idea.id
    session.commit()

    def publish(own: Session) -> None:
        draft = DecisionDraft((Verdict.PUBLISH,), seen)
        decide(own, contribution(own, number), draft, viewer=mo, letterhead=LETTERHEAD)

    at_once(database, *([publish] * 8))
    with database.reading() as reading:
        assert reading.scalar(sa.select(sa.func.count()).select_from(Notice)) == 1
