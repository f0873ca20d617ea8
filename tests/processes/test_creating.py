"""A process from a blueprint, and a process from another one."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from participation.app import load_formats
from participation.kernel import clock
from participation.kernel.colours import WHITE, contrast
from participation.kernel.errors import DomainError, Missing
from participation.kernel.geo import Area as Surface
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes import catalogue
from participation.processes.actions import NewProcess, create_process, duplicate
from participation.processes.blueprints import Blueprint
from participation.processes.catalogue import blueprint, offered
from participation.processes.models import Moderation, Process, ProcessState, PublicVersion, Step
from tests.factories import SQUARE, a_moderator, a_municipality, a_process, a_viewer

load_formats()
OFFERED = offered()
SPRING, SUMMER = date(2026, 3, 16), date(2026, 5, 17)


def new(session: Session, town: Municipality, **values: object) -> Process:
    """A process made by the action, in the whole municipality."""
    area = whole_area(session, town.id)
    assert area is not None
    draft = {"title": "Ideen für Süd", "first_day": SPRING, "last_day": SUMMER, "blueprint": "ideen-karte"}
    chosen = NewProcess(**draft | {"area_id": area.id} | values)  # type: ignore[arg-type]
    return create_process(session, town, chosen, viewer=a_moderator(town))


@pytest.mark.parametrize("plan", OFFERED, ids=lambda plan: plan.key)
def test_every_blueprint_fits_its_format(plan: Blueprint) -> None:
    formats = {entry.key: entry for entry in catalogue.all_formats()}
    for module in plan.modules:
        kinds = {kind.key: kind for kind in formats[module.format].phase_kinds}
        for phase in module.phases:
            kind = kinds[phase.kind or next(iter(kinds))]
            assert set(phase.steps) <= set(kind.steps)


@pytest.mark.parametrize("plan", OFFERED, ids=lambda plan: plan.key)
def test_the_topics_of_a_blueprint_can_be_told_apart_and_read(plan: Blueprint) -> None:
    for module in plan.modules:
        assert len({one.letter for one in module.categories}) == len(module.categories)
        assert len({one.colour for one in module.categories}) == len(module.categories)
        assert all(contrast(one.colour, WHITE) >= 4.5 for one in module.categories)
        assert all(len(one.name) <= 60 for one in module.categories)


def test_blueprints_have_names_of_their_own() -> None:
    assert len({plan.key for plan in OFFERED}) == len(OFFERED) >= 4


@pytest.mark.parametrize("plan", OFFERED, ids=lambda plan: plan.key)
def test_everything_is_filled_in_from_the_blueprint(session: Session, plan: Blueprint) -> None:
    town = a_municipality(session)
    process = new(session, town, blueprint=plan.key)
    assert process.state is ProcessState.DRAFT
    assert process.summary == plan.summary
    assert ("<h3>" in process.body_html) == ("### " in plan.body)
    assert (town.name in process.body_html) == ("{kommune}" in plan.body)
    assert "<p>" in process.plain_html
    assert "{" not in process.body_html
    assert process.contact_email == town.contact_email
    assert process.answer_promise
    assert process.moderation is plan.moderation
    for module, planned in zip(process.modules, plan.modules, strict=True):
        assert (module.format, module.title) == (planned.format, planned.title)
        assert [phase.title for phase in module.phases] == [phase.title for phase in planned.phases]
        assert all(phase.steps for phase in module.phases)
        assert [one.name for one in module.categories] == [one.name for one in planned.categories]
        assert catalogue.settings_of(module) is not None
        assert session.get(PublicVersion, module.id) is not None


def test_the_blueprint_with_a_check_shows_nothing_unread(session: Session) -> None:
    assert new(session, a_municipality(session), blueprint="ideen-pruefung").moderation is Moderation.PRE


def test_the_phases_fill_the_chosen_days_without_a_gap(session: Session) -> None:
    first, second = new(session, a_municipality(session)).modules[0].phases
    assert clock.local(first.opens_at).date() == SPRING
    assert first.closes_at == second.opens_at
    assert clock.last_day_before(second.closes_at) == SUMMER
    assert (first.closes_at - first.opens_at) > (second.closes_at - second.opens_at)


def test_the_last_day_is_open_until_midnight_in_germany(session: Session) -> None:
    phase = (
        new(session, a_municipality(session), first_day=date(2026, 11, 2), last_day=date(2026, 11, 30))
        .modules[0]
        .phases[-1]
    )
    assert phase.closes_at.astimezone(UTC) == datetime(2026, 11, 30, 23, tzinfo=UTC)


def test_phases_across_the_change_to_summer_time_begin_at_midnight(session: Session) -> None:
    phases = (
        new(session, a_municipality(session), first_day=date(2026, 3, 1), last_day=date(2026, 4, 30))
        .modules[0]
        .phases
    )
    assert {clock.local(phase.opens_at).hour for phase in phases} == {0}
    assert phases[0].opens_at.astimezone(UTC).hour == 23
    assert phases[-1].closes_at.astimezone(UTC).hour == 22


@pytest.mark.parametrize("plan", OFFERED, ids=lambda plan: plan.key)
@pytest.mark.parametrize("days", [5, 7, 40, 63, 400])
def test_every_phase_gets_at_least_a_day_however_long_it_all_lasts(plan: Blueprint, days: int) -> None:
    last = date.fromordinal(SPRING.toordinal() + days - 1)
    schedule = plan.schedule(SPRING, last)
    assert schedule[0][1][0][1] == SPRING
    assert max(end for _module, windows in schedule for _phase, _start, end in windows) == last
    for _module, windows in schedule:
        assert all(start <= end for _phase, start, end in windows)
        ends = [end.toordinal() + 1 for _phase, _start, end in windows[:-1]]
        assert ends == [start.toordinal() for _phase, start, _end in windows[1:]]


@pytest.mark.parametrize("plan", [plan for plan in OFFERED if plan.further], ids=lambda plan: plan.key)
def test_modules_follow_each_other_or_begin_together(plan: Blueprint) -> None:
    schedule = plan.schedule(SPRING, date.fromordinal(SPRING.toordinal() + plan.days - 1))
    stage, over = schedule[0][1][0][1], SPRING
    for module, windows in schedule:
        begin, end = windows[0][1], windows[-1][2]
        if not module.parallel and module is not schedule[0][0]:
            stage = date.fromordinal(over.toordinal() + 1)
        assert begin == stage
        assert (end - begin).days + 1 == module.days
        over = max(over, end)


@pytest.mark.parametrize("last", [date(2026, 3, 15), SPRING])
def test_too_few_days_are_refused_at_the_end_date(session: Session, last: date) -> None:
    with pytest.raises(DomainError) as refusal:
        new(session, a_municipality(session), last_day=last)
    assert refusal.value.field == "last_day"


def test_an_unknown_blueprint_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        blueprint("x")
    assert refusal.value.field == "blueprint"


def test_the_same_title_gets_a_number(session: Session) -> None:
    town = a_municipality(session)
    assert [new(session, town).slug for _time in range(3)] == [
        "ideen-fuer-sued",
        "ideen-fuer-sued-2",
        "ideen-fuer-sued-3",
    ]


def test_the_same_title_in_another_town_is_no_matter(session: Session) -> None:
    assert {new(session, a_municipality(session, slug)).slug for slug in ("a", "b")} == {"ideen-fuer-sued"}


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Neu", "neu-2"), ("Seite", "seite-2"), ("!!!", "verfahren-2"), ("Ä" * 150, ("ae" * 38)[:75])],
)
def test_titles_never_become_addresses_the_platform_needs(session: Session, title: str, slug: str) -> None:
    assert new(session, a_municipality(session), title=title).slug == slug


def test_a_race_for_an_address_costs_a_number(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    town = a_municipality(session)
    new(session, town)
    monkeypatch.setattr("participation.processes.actions.creating.slugs_taken", lambda *_arguments: set())
    assert new(session, town).slug == "ideen-fuer-sued-2"


def test_a_drawn_area_is_saved_under_the_title(session: Session) -> None:
    town = a_municipality(session)
    process = new(session, town, area_id=None, surface=Surface.from_geojson(SQUARE))
    assert process.area_id != whole_area(session, town.id).id  # type: ignore[union-attr]  # it is there


def test_no_area_is_refused(session: Session) -> None:
    with pytest.raises(DomainError) as refusal:
        new(session, a_municipality(session), area_id=None)
    assert refusal.value.field == "area"


def test_an_area_of_another_town_does_not_exist_here(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    with pytest.raises(Missing):
        new(session, here, area_id=whole_area(session, there.id).id)  # type: ignore[union-attr]  # it is there


def test_only_staff_of_the_town_make_processes(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    draft = NewProcess("Titel", SPRING, SUMMER, "ideen-karte", area_id=1)
    for viewer in (None, a_viewer(), a_moderator(there)):
        with pytest.raises(Missing):
            create_process(session, here, draft, viewer=viewer)


def test_a_copy_takes_everything_along_but_what_people_said(session: Session) -> None:
    town = a_municipality(session)
    process = new(session, town)
    process.state, process.published_at = ProcessState.ARCHIVED, clock.now()
    session.flush()
    copy = duplicate(
        session, process, title="Noch einmal", first_day=date(2027, 1, 4), viewer=a_moderator(town)
    )
    assert copy.state is ProcessState.DRAFT
    assert copy.published_at is None
    assert copy.slug == "noch-einmal"
    for name in ("summary", "body_html", "answer_promise", "area_id", "moderation", "contact_email"):
        assert getattr(copy, name) == getattr(process, name)
    old, new_one = process.modules[0], copy.modules[0]
    assert new_one.id != old.id
    assert [one.name for one in new_one.categories] == [one.name for one in old.categories]
    assert [one.steps for one in new_one.phases] == [one.steps for one in old.phases]


def test_a_copy_keeps_midnight_over_the_change_of_the_clocks(session: Session) -> None:
    """From 16 March (winter) to 1 July (summer): UTC hours differ, German days and hours do not."""
    town = a_municipality(session)
    process = new(session, town)
    copy = duplicate(session, process, title="Sommer", first_day=date(2026, 7, 1), viewer=a_moderator(town))
    session.flush()
    session.expire_all()
    later = date(2026, 7, 1) - SPRING
    for old, moved in zip(process.modules[0].phases, copy.modules[0].phases, strict=True):
        assert clock.local(moved.opens_at).date() == clock.local(old.opens_at).date() + later
        assert clock.last_day_before(moved.closes_at) == clock.last_day_before(old.closes_at) + later
        assert clock.local(moved.opens_at).hour == 0


def test_only_staff_copy(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    process = a_process(session, here)
    for viewer in (None, a_viewer(), a_moderator(there)):
        with pytest.raises(Missing):
            duplicate(session, process, title="Kopie", first_day=SPRING, viewer=viewer)


def test_every_blueprint_lets_people_hand_something_in_or_vote() -> None:
    for plan in OFFERED:
        silent = [phase for module in plan.modules for phase in module.phases if phase.steps == ()]
        possible = {step for module in plan.modules for phase in module.phases for step in phase.steps}
        assert silent or possible - {Step.COMMENT, Step.SUPPORT}
