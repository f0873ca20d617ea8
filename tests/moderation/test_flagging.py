"""Reports: one per person, of what is public, never a deletion by itself."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.actions.supports import keyed
from participation.contributions.actions.visibility import hide
from participation.contributions.models import Visibility
from participation.formats.ideas.actions.submitting import Arrival, PhotoDraft
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, Missing
from participation.kernel.uploads import StoredPicture
from participation.moderation.actions.flagging import FlagDraft, flag
from participation.moderation.models import Case, CaseReason, Flag
from participation.processes.models import Module, Process, ProcessState
from participation.processes.queries import module_by_id
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, a_viewer, days, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea


@pytest.fixture
def process(session: Session) -> Process:
    return a_process(session, a_municipality(session))


@pytest.fixture
def module(process: Process) -> Module:
    return the_module(process)


@pytest.fixture
def idea(session: Session, module: Module) -> Idea:
    return an_idea(session, module)


def report(session: Session, module: Module, idea: Idea, who: str = "b", **values: str) -> bool:
    draft = FlagDraft(**{"reason": "spam"} | values)
    return flag(session, module, idea, draft, supporter=who, viewer=None)


def test_a_hundred_reports_hide_nothing(session: Session, module: Module, idea: Idea) -> None:
    for number in range(100):
        assert report(session, module, idea, str(number))
    session.expire_all()
    case = session.scalars(sa.select(Case)).one()
    assert (idea.visibility, case.flags, case.open) == (Visibility.PUBLISHED, 100, True)


def test_a_case_that_waits_keeps_its_place_in_the_queue(session: Session, module: Module, idea: Idea) -> None:
    from participation.kernel import clock

    report(session, module, idea, "b")
    opened = session.scalars(sa.select(Case.opened_at)).one()
    with clock.frozen(clock.now() + days(1)):
        report(session, module, idea, "c")
    session.expire_all()
    assert session.scalars(sa.select(Case.opened_at)).one() == opened


def test_a_report_of_what_already_waits_leaves_the_first_reason(session: Session, module: Module) -> None:

    idea = an_idea(session, module, photo=PhotoDraft(StoredPicture("a" * 32, 1, 1), ""))
    report(session, module, idea)
    session.expire_all()
    case = session.scalars(sa.select(Case)).one()
    assert (case.reason, case.flags) == (CaseReason.PHOTO, 1)


def test_what_is_not_public_cannot_be_reported(
    session: Session, process: Process, module: Module, idea: Idea
) -> None:
    waits = an_idea(session, module, arrival=Arrival(suspicious=True))
    hidden = an_idea(session, module)
    hide(session, hidden, actor_id=7)
    for secret in (waits, hidden):
        with pytest.raises(Missing):
            report(session, module, secret)
    process.state = ProcessState.DRAFT
    with pytest.raises(Missing):
        report(session, module, idea)
    recorded(session)


def test_reports_need_no_running_phase(
    session: Session, process: Process, module: Module, idea: Idea
) -> None:
    process.state = ProcessState.ARCHIVED
    assert report(session, module, idea)
    assert flag(
        session,
        module,
        a_comment_before(session, module, idea),
        FlagDraft("insult"),
        supporter="b",
        viewer=a_viewer(),
    )


def a_comment_before(session: Session, module: Module, idea: Idea) -> object:
    module.process.state = ProcessState.PUBLISHED
    comment = a_comment(session, module, idea)
    module.process.state = ProcessState.ARCHIVED
    return comment


def test_a_reason_must_be_one_of_the_list(session: Session, module: Module, idea: Idea) -> None:
    with pytest.raises(DomainError) as refusal:
        report(session, module, idea, reason="because")
    assert refusal.value.field == "reason"


def test_reports_and_supports_of_one_person_do_not_match(
    session: Session, module: Module, idea: Idea
) -> None:
    supporter = keyed(SECRET, "account:5")
    report(session, module, idea, supporter)
    row = session.scalars(sa.select(Flag)).one()
    assert row.reporter != supporter
    assert len(row.reporter) == 64


def test_fifty_reports_at_once_count_fifty_and_one_persons_count_once(
    database: Database, session: Session, idea: Idea
) -> None:
    session.commit()
    for supporter, expected in ((lambda _n: "b", 1), (lambda n: f"p{n}", 51)):
        together = Barrier(50, timeout=60)

        def one(number: int, who=supporter, gate=together) -> bool:  # type: ignore[no-untyped-def]  # noqa: ANN001
            gate.wait()
            with database.unit_of_work() as own:
                found = own.get_one(Idea, idea.id)
                return report(own, module_by_id(own, found.module_id), found, who(number))

        with ThreadPoolExecutor(50) as pool:
            list(pool.map(one, range(50)))
        with database.reading() as reading:
            case = reading.scalars(sa.select(Case)).one()
            rows = reading.scalar(sa.select(sa.func.count()).select_from(Flag))
            assert (case.flags, rows) == (expected, expected)
