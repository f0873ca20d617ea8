"""The parts of a process: added, called otherwise, put in order, taken out."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from participation.processes.actions import (
    ModuleDraft,
    NewModule,
    add_module,
    move_module,
    remove_module,
    rename_module,
)
from participation.processes.models import Module, PhaseState, Process, ProcessState
from participation.processes.views.timeline import MOST_TICKS, timeline
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, recorded
from tests.formats.ideas.cast import an_idea
from tests.processes.cast import Town

FIRST, LAST = date(2030, 5, 6), date(2030, 5, 26)
DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/"


def with_parts(session: Session, number: int = 3) -> tuple[Municipality, Process]:
    """A process with some modules of ideas: Ideen, Ideen 2 …"""
    town = a_municipality(session)
    process = a_process(session, town, slug="gruene-mitte")
    process.modules[0].title = "Ideen"
    for _time in range(number - 1):
        add_module(session, process, NewModule("ideen-karte", FIRST, LAST), viewer=a_moderator(town))
    return town, process


def titles(process: Process) -> list[str]:
    """The parts in their order."""
    return [module.title for module in process.modules]


def test_a_part_of_any_single_blueprint_is_added_but_none_of_several(session: Session) -> None:
    town, process = with_parts(session)
    assert titles(process) == ["Ideen", "Ideen 2", "Ideen 3"]
    with pytest.raises(DomainError, match="einem einzigen Teil"):
        add_module(session, process, NewModule("ideen-abstimmung", FIRST, LAST), viewer=a_moderator(town))


def test_parts_change_places_and_stop_at_the_edge(session: Session) -> None:
    town, process = with_parts(session)
    first, _second, third = process.modules
    move_module(session, third, up=True, viewer=a_moderator(town))
    assert titles(process) == ["Ideen", "Ideen 3", "Ideen 2"]
    move_module(session, first, up=True, viewer=a_moderator(town))
    assert titles(process) == ["Ideen", "Ideen 3", "Ideen 2"]


def test_no_two_parts_are_called_alike(session: Session) -> None:
    town, process = with_parts(session, 2)
    rename_module(session, process.modules[1], ModuleDraft("Wünsche"), viewer=a_moderator(town))
    assert titles(process) == ["Ideen", "Wünsche"]
    with pytest.raises(Conflict):
        rename_module(session, process.modules[1], ModuleDraft("Ideen"), viewer=a_moderator(town))


def test_an_unused_part_goes_and_a_used_one_stays(session: Session) -> None:
    town, process = with_parts(session)
    used, unused = process.modules[0], process.modules[1]
    an_idea(session, used)
    remove_module(session, unused, viewer=a_moderator(town))
    assert titles(process) == ["Ideen", "Ideen 3"]
    assert session.get(Module, unused.id) is None
    with pytest.raises(DomainError, match="schon Beiträge"):
        remove_module(session, used, viewer=a_moderator(town))


def test_a_prepared_vote_goes_with_all_that_belongs_to_it(session: Session) -> None:
    town, process = with_parts(session, 1)
    vote = add_module(session, process, NewModule("ja-nein", FIRST, LAST), viewer=a_moderator(town))
    remove_module(session, vote, viewer=a_moderator(town))
    assert titles(process) == ["Ideen"]


def test_the_only_part_and_a_promised_one_stay(session: Session) -> None:
    town, process = with_parts(session, 1)
    with pytest.raises(DomainError, match="mindestens einen Teil"):
        remove_module(session, process.modules[0], viewer=a_moderator(town))
    process.modules[0].locked = True
    with pytest.raises(NotAllowed):
        remove_module(session, process.modules[0], viewer=a_moderator(town))


def test_strangers_and_the_archive_change_nothing(session: Session) -> None:
    town, process = with_parts(session, 2)
    module = process.modules[1]
    changes = (
        lambda viewer: rename_module(session, module, ModuleDraft("Neu"), viewer=viewer),
        lambda viewer: move_module(session, module, up=True, viewer=viewer),
        lambda viewer: remove_module(session, module, viewer=viewer),
    )
    elsewhere = a_moderator(a_municipality(session, "anderswo"))
    for change in changes:
        for viewer in (None, a_viewer(), elsewhere):
            with pytest.raises((Missing, NotAllowed)):
                change(viewer)
    process.state = ProcessState.ARCHIVED
    for change in changes:
        with pytest.raises(NotAllowed, match="Archiv"):
            change(a_moderator(town))
    assert titles(process) == ["Ideen", "Ideen 2"]


def test_the_pages_of_the_desk_do_the_same(town: Town) -> None:
    town.add(lambda session, here: a_process(session, here, slug="gruene-mitte"))
    browser = town.browser()
    browser.submit(f"{DESK}teil-hinzufuegen", {"blueprint": "orte-naehe", "title": "Orte"})
    page = browser.get(DESK)
    assert "Orte" in page.text
    browser.submit(f"{DESK}teile/ideen-2", {"title": "Lieblingsorte"}, action="teile/ideen-2")
    browser.submit(DESK, {}, action="teile/ideen-2/verschieben")
    assert titles(town.process())[0] == "Lieblingsorte"
    for foreign in ({}, {"csrf_token": "x" * 88}):
        browser.post(f"{DESK}teile/ideen-2/entfernen", foreign, status=400)
    assert len(town.process().modules) == 2
    browser.submit(f"{DESK}teile/ideen-2", {}, action="teile/ideen-2/entfernen")
    assert len(town.process().modules) == 1


def test_the_line_of_time_covers_all_phases_and_marks_today(session: Session) -> None:
    _town, process = with_parts(session, 2)
    recorded(session)
    line = timeline(process)
    assert line is not None
    bars = [bar for lane in line.lanes for bar in lane.bars]
    assert min(bar.x for bar in bars) == 0
    assert max(bar.x + bar.width for bar in bars) == pytest.approx(100, abs=0.1)
    assert 0 <= (line.today or 0) < 100
    assert len(line.ticks) <= MOST_TICKS
    later = clock.start_of(LAST + timedelta(days=400))
    with clock.frozen(later):
        over = timeline(process)
    assert over is not None
    assert over.today is None
    assert {bar.state for lane in over.lanes for bar in lane.bars} == {PhaseState.CLOSED}
