"""Support counts once per person, whatever is clicked how often by how many at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.contributions.actions.supports import give, keyed, supporter_key, take_back
from participation.contributions.actions.visibility import hide
from participation.contributions.models import Contribution, Support
from participation.contributions.queries.talk import supported
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Missing, NotAllowed
from participation.processes.models import Process, ProcessState
from participation.processes.queries import module_by_id
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, a_viewer, days, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea

ANNA, BERT = keyed(SECRET, "account:5"), keyed(SECRET, "device:b")


@pytest.fixture
def process(session: Session) -> Process:
    return a_process(session, a_municipality(session))


@pytest.fixture
def idea(session: Session, process: Process) -> Idea:
    return an_idea(session, the_module(process))


def count(session: Session, idea: Idea) -> int:
    session.expire_all()
    return session.get_one(Idea, idea.id).supports


def test_support_is_given_once_and_taken_back_once(session: Session, process: Process, idea: Idea) -> None:
    module = the_module(process)
    assert give(session, module, idea, ANNA, viewer=a_viewer(5))
    assert not give(session, module, idea, ANNA, viewer=a_viewer(5))
    assert give(session, module, idea, BERT, viewer=None)
    assert count(session, idea) == 2
    assert take_back(session, module, idea, ANNA, viewer=a_viewer(5))
    assert not take_back(session, module, idea, ANNA, viewer=a_viewer(5))
    assert count(session, idea) == 1
    assert supported(session, idea.id, BERT)
    assert not supported(session, idea.id, ANNA)
    assert not supported(session, idea.id, None)


def test_what_nobody_gave_nobody_takes_back(session: Session, process: Process, idea: Idea) -> None:
    assert not take_back(session, the_module(process), idea, None, viewer=None)
    assert not take_back(session, the_module(process), idea, BERT, viewer=None)
    assert count(session, idea) == 0


def test_the_page_at_hand_shows_the_new_count(session: Session, process: Process, idea: Idea) -> None:
    give(session, the_module(process), idea, ANNA, viewer=a_viewer(5))
    assert idea.supports == 1


def test_nobody_can_read_who_supports(session: Session, process: Process, idea: Idea) -> None:
    give(session, the_module(process), idea, ANNA, viewer=a_viewer(5))
    row = session.scalars(sa.select(Support)).one()
    assert (len(row.supporter), row.by_account) == (64, True)
    entry = session.scalars(sa.select(AuditEntry).where(AuditEntry.action == "support.given")).one()
    assert entry.actor_id is None


def test_an_account_counts_the_same_on_every_device_and_a_device_is_no_account() -> None:
    assert supporter_key(SECRET, a_viewer(5), "one") == supporter_key(SECRET, a_viewer(5), "two") == ANNA
    assert supporter_key(SECRET, None, "5") != supporter_key(SECRET, None, "account:5") != ANNA
    assert supporter_key(SECRET, None, "") is None
    assert supporter_key(b"another", a_viewer(5), "") != ANNA


def test_comments_and_what_is_hidden_are_not_supported(
    session: Session, process: Process, idea: Idea
) -> None:
    module = the_module(process)
    comment = a_comment(session, module, idea)
    with pytest.raises(Missing):
        give(session, module, comment, ANNA, viewer=a_viewer(5))
    hide(session, idea, actor_id=7)
    with pytest.raises(Missing):
        give(session, module, idea, ANNA, viewer=a_viewer(5))


@pytest.mark.parametrize("change", ["over", "archived", "guests"])
def test_there_is_a_time_and_a_place_for_support(
    session: Session, process: Process, idea: Idea, change: str
) -> None:
    module = the_module(process)
    give(session, module, idea, BERT, viewer=None)
    if change == "over":
        module.phases[0].opens_at, module.phases[0].closes_at = clock.now() - days(9), clock.now() - days(1)
    elif change == "archived":
        process.state = ProcessState.ARCHIVED
    else:
        process.guests_allowed = False
    recorded(session)
    for act in (give, take_back):
        with pytest.raises(NotAllowed):
            act(session, module, idea, BERT, viewer=None)
    assert count(session, idea) == 1, "what was given stays"


Act = Callable[[Session, Contribution, str], object]


def by_fifty(database: Database, idea_id: int, act: Act, supporter: Callable[[int], str]) -> list[object]:
    """The same thing done by fifty threads at once, each in its own transaction."""
    together = Barrier(50, timeout=60)

    def one(number: int) -> object:
        together.wait()
        with database.unit_of_work() as session:
            return act(session, session.get_one(Idea, idea_id), supporter(number))

    with ThreadPoolExecutor(50) as pool:
        return list(pool.map(one, range(50)))


def the_real_thing(session: Session, idea: Contribution, supporter: str) -> bool:
    return give(session, module_by_id(session, idea.module_id), idea, supporter, viewer=None)


def stored(database: Database, idea_id: int) -> tuple[int, int]:
    """The count that is shown, and the rows there are."""
    with database.reading() as session:
        rows = session.scalar(sa.select(sa.func.count()).select_from(Support)) or 0
        return session.get_one(Idea, idea_id).supports, rows


def test_fifty_clicks_of_one_person_count_once(database: Database, session: Session, idea: Idea) -> None:
    session.commit()
    answers = by_fifty(database, idea.id, the_real_thing, lambda _number: ANNA)
    assert (answers.count(True), stored(database, idea.id)) == (1, (1, 1))


def test_fifty_people_at_once_count_fifty(database: Database, session: Session, idea: Idea) -> None:
    session.commit()
    answers = by_fifty(database, idea.id, the_real_thing, lambda number: f"{number:064}")
    assert (answers.count(True), stored(database, idea.id)) == (50, (50, 50))


def test_fifty_times_taking_back_takes_one(
    database: Database, session: Session, process: Process, idea: Idea
) -> None:
    module = the_module(process)
    for supporter in (ANNA, BERT):
        give(session, module, idea, supporter, viewer=None)
    session.commit()

    def back(own: Session, found: Contribution, supporter: str) -> bool:
        return take_back(own, module_by_id(own, found.module_id), found, supporter, viewer=None)

    answers = by_fifty(database, idea.id, back, lambda _number: ANNA)
    assert (answers.count(True), stored(database, idea.id)) == (1, (1, 1))


def test_counting_in_python_would_lose_most_of_them(database: Database, session: Session, idea: Idea) -> None:
    """The test above can fail: whoever reads a count and writes it back, one larger, loses the others'."""
    session.commit()
    all_have_read = Barrier(50, timeout=60)

    def one(number: int) -> None:
        with database.reading() as before:
            known = before.get_one(Idea, idea.id).supports
        all_have_read.wait()
        row = {
            "contribution_id": idea.id,
            "supporter": f"{number:064}",
            "by_account": False,
            "created_at": clock.now(),
        }
        counted = sa.update(Contribution).where(Contribution.id == idea.id).values(supports=known + 1)
        with database.unit_of_work() as own:
            own.execute(sa.insert(Support), [row])
            own.execute(counted)

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(one, range(50)))
    assert stored(database, idea.id) == (1, 50)
