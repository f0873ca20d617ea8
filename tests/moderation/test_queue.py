"""The queue: the oldest first, one municipality's alone, and no more queries for more cards."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.ideas.actions.submitting import Arrival, PhotoDraft
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.uploads import StoredPicture
from participation.moderation.actions.flagging import REASONS, FlagDraft, flag
from participation.moderation.models import CaseReason
from participation.moderation.queries import cases
from participation.moderation.queries.cases import QueueFilter, queue, waiting
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

ALL = QueueFilter()
SUSPICIOUS = Arrival(suspicious=True)


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session)


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    return the_module(a_process(session, town))


def fill(session: Session, module: Module, number: int) -> list[int]:
    """Waiting ideas, each a minute younger than the one before."""
    start, found = clock.now(), []
    for minutes in range(number):
        with clock.frozen(start + timedelta(minutes=minutes)):
            found.append(an_idea(session, module, f"Nr. {minutes}", arrival=SUSPICIOUS).id)
    return found


def shown(session: Session, town: Municipality, wanted: QueueFilter = ALL) -> list[int]:
    return [one.contribution.id for one in queue(session, town.id, wanted, None).items]


def test_the_oldest_comes_first_page_by_page(
    session: Session, town: Municipality, module: Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "PER_PAGE", 4)
    written = fill(session, module, 10)
    seen: list[int] = []
    page = queue(session, town.id, ALL, None)
    while True:
        assert page.total == 10
        seen += [one.contribution.id for one in page.items]
        if page.after is None:
            break
        page = queue(session, town.id, ALL, page.after)
    assert seen == written


def test_cases_of_the_same_instant_are_neither_doubled_nor_lost(
    session: Session, town: Municipality, module: Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "PER_PAGE", 2)
    with clock.frozen(clock.now()):
        written = [an_idea(session, module, f"Nr. {n}", arrival=SUSPICIOUS).id for n in range(5)]
    first = queue(session, town.id, ALL, None)
    second = queue(session, town.id, ALL, first.after)
    third = queue(session, town.id, ALL, second.after)
    seen = [one.contribution.id for page in (first, second, third) for one in page.items]
    assert seen == written


def test_a_foreign_page_word_is_refused(session: Session, town: Municipality) -> None:
    for word in ("x", "WzFd", "WyJhIiwgMV0", "W251bGwsIDFd"):
        with pytest.raises(DomainError):
            queue(session, town.id, ALL, word)


def test_filters_narrow_the_queue(session: Session, town: Municipality, module: Module) -> None:
    other = the_module(a_process(session, town, slug="anderes"))
    spam = an_idea(session, module, arrival=SUSPICIOUS)
    photo = an_idea(session, module, photo=PhotoDraft(StoredPicture("a" * 32, 1, 1), ""))
    comment = a_comment(session, module, photo, suspicious=True)
    flagged = an_idea(session, other)
    flag(session, other, flagged, FlagDraft("spam"), supporter="b", viewer=None)
    assert shown(session, town) == [spam.id, photo.id, comment.id, flagged.id]
    assert shown(session, town, QueueFilter(process_id=other.process_id)) == [flagged.id]
    assert shown(session, town, QueueFilter(reason=CaseReason.PHOTO)) == [photo.id]
    assert shown(session, town, QueueFilter(kind="comment")) == [comment.id]
    assert shown(session, town, QueueFilter(module.process_id, CaseReason.SPAM, "idea")) == [spam.id]
    assert waiting(session, town.id) == {
        CaseReason.NEW: 0, CaseReason.FLAG: 1, CaseReason.PHOTO: 1, CaseReason.SPAM: 2,
    }  # fmt: skip


def test_each_municipality_sees_its_own(session: Session, town: Municipality, module: Module) -> None:
    other = a_municipality(session, "anderswo")
    theirs = an_idea(session, the_module(a_process(session, other)), arrival=SUSPICIOUS)
    ours = an_idea(session, module, arrival=SUSPICIOUS)
    assert shown(session, town) == [ours.id]
    assert shown(session, other) == [theirs.id]
    assert shown(session, town, QueueFilter(process_id=the_process(theirs, session))) == []


def the_process(idea: object, session: Session) -> int:
    return session.get_one(Module, idea.module_id).process_id  # type: ignore[attr-defined]


def test_a_card_knows_all_that_is_needed_to_decide(
    session: Session, town: Municipality, module: Module
) -> None:
    idea = an_idea(session, module, photo=PhotoDraft(StoredPicture("a" * 32, 1, 1), "Bank"))
    for number, reason in enumerate(REASONS):
        flag(session, module, idea, FlagDraft(reason, "Wort"), supporter=str(number), viewer=None)
    comment = a_comment(session, module, idea, suspicious=True)
    first, second = queue(session, town.id, ALL, None).items
    assert [one.reason for one in first.flags] == list(REASONS)
    assert first.photo is not None
    assert first.category is not None
    assert (first.photo.alt, first.category.id) == ("Bank", idea.category_id)
    assert second.contribution.id == comment.id
    assert second.subject is not None
    assert (second.subject.id, second.categories) == (idea.id, [])


def test_more_cards_need_no_more_queries(
    database: Database, session: Session, town: Municipality, module: Module
) -> None:
    counted: list[int] = []
    for number in (2, 12):
        fill(session, module, number)
        session.commit()
        counted.append(queries_of(database, town.id))
    assert counted[0] == counted[1] <= 9


def queries_of(database: Database, municipality_id: int) -> int:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    sa.event.listen(database.read_engine, "before_cursor_execute", note)
    try:
        with database.reading() as session:
            queue(session, municipality_id, ALL, None)
    finally:
        sa.event.remove(database.read_engine, "before_cursor_execute", note)
    return len(statements)
