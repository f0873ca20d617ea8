"""A vote in a process that is there, and dates that are promised."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes.actions import (
    NewModule,
    PhaseDraft,
    add_module,
    remove_draft,
    remove_phase,
    save_phase,
    unpublish,
)
from participation.processes.models import Module, Process, ProcessState, Step
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, recorded

FIRST, LAST = date(2030, 5, 6), date(2030, 5, 26)


def added(session: Session, process: Process, **values: object) -> Module:
    """A vote added by the action."""
    draft = {"blueprint": "ja-nein", "first_day": FIRST, "last_day": LAST}
    viewer = values.pop("viewer", a_moderator(process_town(process)))
    return add_module(session, process, NewModule(**draft | values), viewer=viewer)  # type: ignore[arg-type]


def process_town(process: Process) -> object:
    """What a moderator's factory needs to know of the municipality."""

    class Town:
        id, slug, name = process.municipality_id, "musterstadt", "Musterstadt"

    return Town()


def test_a_vote_stands_behind_what_is_there(session: Session) -> None:
    process = a_process(session, a_municipality(session))
    module = added(session, process)
    assert [(one.slug, one.position) for one in process.modules] == [("ideen", 1), ("abstimmung", 2)]
    assert module.title == "Abstimmung"
    assert module.settings["method"] == "single"
    assert [phase.steps for phase in module.phases] == [["vote"]]


def test_every_further_vote_has_an_address_of_its_own(session: Session) -> None:
    process = a_process(session, a_municipality(session))
    modules = [added(session, process) for _number in range(3)]
    assert [one.slug for one in modules] == ["abstimmung", "abstimmung-2", "abstimmung-3"]
    assert [one.title for one in modules] == ["Abstimmung", "Abstimmung 2", "Abstimmung 3"]


def test_it_may_have_a_name_of_its_own(session: Session) -> None:
    assert added(session, a_process(session, a_municipality(session)), title="Stichwahl").title == "Stichwahl"


def test_there_is_an_end_to_it(session: Session) -> None:
    process = a_process(session, a_municipality(session))
    for _number in range(8):
        added(session, process)
    with pytest.raises(DomainError, match="zu viele"):
        added(session, process)


def test_impossible_dates_and_strangers_are_refused(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town)
    with pytest.raises(DomainError, match="vor dem Beginn"):
        added(session, process, last_day=date(2030, 5, 1))
    for viewer in (None, a_viewer(), a_moderator(a_municipality(session, "anderswo"))):
        with pytest.raises((Missing, NotAllowed)):
            added(session, process, viewer=viewer)
    process.state = ProcessState.ARCHIVED
    with pytest.raises(NotAllowed, match="Archiv"):
        added(session, process)
    assert len(process.modules) == 1


def locked(session: Session) -> tuple[object, Process]:
    """A published process with a module whose dates stand fast."""
    town = a_municipality(session)
    process = a_process(session, town)
    process.modules[0].locked = True
    recorded(session)
    return a_moderator(town), process


def test_promised_dates_stay(session: Session) -> None:
    staff, process = locked(session)
    module = process.modules[0]
    draft = PhaseDraft("Später", FIRST, LAST, (Step.SUBMIT,))
    for change in (
        lambda: save_phase(session, module, module.phases[0], draft, viewer=staff),  # type: ignore[arg-type]
        lambda: save_phase(session, module, None, draft, viewer=staff),  # type: ignore[arg-type]
        lambda: remove_phase(session, module, module.phases[0], viewer=staff),  # type: ignore[arg-type]
    ):
        with pytest.raises(NotAllowed, match="Termine dieser Abstimmung stehen fest"):
            change()


def test_a_process_with_promised_dates_is_neither_taken_back_nor_deleted(session: Session) -> None:
    staff, process = locked(session)
    with pytest.raises(NotAllowed, match="freigegebene Abstimmung"):
        unpublish(session, process, viewer=staff)  # type: ignore[arg-type]
    process.state = ProcessState.DRAFT
    with pytest.raises(NotAllowed, match="freigegebene Abstimmung"):
        remove_draft(session, process, viewer=staff)  # type: ignore[arg-type]


def test_the_dates_of_a_vote_are_none_of_the_page_of_phases(session: Session) -> None:
    town = a_municipality(session)
    module = added(session, a_process(session, town))
    draft = PhaseDraft("Später", FIRST, LAST, (Step.VOTE,))
    with pytest.raises(NotAllowed, match="auf ihrer eigenen Seite"):
        save_phase(session, module, module.phases[0], draft, viewer=a_moderator(town))


def test_what_is_added_to_a_public_process_begins_tomorrow_at_the_earliest(session: Session) -> None:
    process = a_process(session, a_municipality(session))
    assert process.state is ProcessState.PUBLISHED
    with clock.frozen(datetime(2030, 5, 6, 10, tzinfo=UTC)):
        with pytest.raises(DomainError, match="sofort öffentlich"):
            added(session, process)
        assert added(session, process, first_day=date(2030, 5, 7))
        process.state = ProcessState.DRAFT
        session.flush()
        assert added(session, process), "nobody sees a draft"
