"""Asked of every format there is, and of every blueprint: what the house expects of whoever moves in."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.app import load_formats
from participation.contributions.models import Contribution
from participation.kernel.tables import Audience, dictionary
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes import catalogue
from participation.processes.actions import NewProcess, create_process, duplicate, publish, remove_draft
from participation.processes.blueprints import Blueprint
from participation.processes.models import Module, Process, ProcessState
from participation.results.views.files import NOTHING_WANTED
from participation.results.writers.csv import csv_bytes
from participation.results.writers.json import json_bytes
from tests.client import CheckedClient
from tests.factories import a_moderator, a_municipality

load_formats()

SPRING, SUMMER = date(2030, 3, 4), date(2030, 8, 18)
EVERY_FORMAT = pytest.mark.parametrize("entry", catalogue.all_formats(), ids=lambda entry: entry.key)
EVERY_BLUEPRINT = pytest.mark.parametrize("plan", catalogue.offered(), ids=lambda plan: plan.key)
PERSONAL = re.compile(r"e_?mail|konto|account|name_der|anschrift|adresse_der|absender|token|person$")
"""What a public column is never called."""


@pytest.fixture
def town(session: Session) -> Municipality:
    """A municipality that owes nobody anything."""
    return a_municipality(session)


def made(session: Session, town: Municipality, plan: Blueprint, title: str = "Neues Verfahren") -> Process:
    """A draft from a blueprint."""
    area = whole_area(session, town.id)
    assert area is not None
    draft = NewProcess(title, SPRING, SUMMER, plan.key, area_id=area.id)
    return create_process(session, town, draft, viewer=a_moderator(town))


def modules(process: Process, key: str) -> list[Module]:
    """The process's modules of a format."""
    return [module for module in process.modules if module.format == key]


def a_plan(entry: catalogue.Format) -> Blueprint:
    """The first blueprint in which a format takes part."""
    return next(plan for plan in catalogue.offered() if entry.key in plan.formats)


def own_tables() -> list[sa.Table]:
    """Every table whose rows belong to a module's format: those below `module`, without the house's own."""
    house = {"phase", "category", "public_version", "pin", "pin_cell"}
    return [
        mapper.local_table
        for mapper in Contribution.registry.mappers
        if mapper.class_.__module__.startswith("participation.formats.")
        and mapper.local_table.name not in house
    ]


@EVERY_FORMAT
def test_a_format_says_who_it_is(entry: catalogue.Format) -> None:
    assert re.fullmatch(r"[a-z]+", entry.key)
    assert re.fullmatch(r"[a-z]+", entry.slug)
    assert entry.title[0].isupper()
    assert entry.phase_kinds
    assert all(kind.steps and kind.days > 0 for kind in entry.phase_kinds)
    assert entry.settings.__dataclass_params__.frozen  # type: ignore[attr-defined]  # a dataclass
    entry.settings()  # all of it has a default


@EVERY_FORMAT
def test_its_kinds_of_contributions_are_there(entry: catalogue.Format) -> None:
    known = {mapper.polymorphic_identity for mapper in Contribution.__mapper__.self_and_descendants}
    assert set(entry.kinds) <= known
    assert all(one and many and one[0].isupper() for one, many in entry.kinds.values())


@EVERY_FORMAT
def test_some_blueprint_leads_to_it(entry: catalogue.Format) -> None:
    assert a_plan(entry)


@EVERY_FORMAT
def test_nothing_is_counted_where_nothing_is(
    session: Session, town: Municipality, entry: catalogue.Format
) -> None:
    process = made(session, town, a_plan(entry))
    assert entry.summary(session, []) == {}
    counts = entry.summary(session, [module.id for module in modules(process, entry.key)])
    assert all(one == catalogue.Summary() for one in counts.values())


@EVERY_FORMAT
def test_its_files_name_nobody_in_public_and_are_there_before_anybody_spoke(
    session: Session, town: Municipality, entry: catalogue.Format
) -> None:
    process = made(session, town, a_plan(entry))
    for module in modules(process, entry.key):
        found = entry.tables(session, module, NOTHING_WANTED)
        for table in found:
            public = table.seen_by(Audience.PUBLIC)
            assert [column.name for column in public.columns if PERSONAL.search(column.name)] == []
            assert b"".join(csv_bytes(public)).startswith(b"\xef\xbb\xbf") or not public.columns
            assert b"".join(json_bytes(public))
        assert all(row[5] for row in dictionary(found).rows()), "every column says what it means"


@EVERY_FORMAT
def test_whoever_was_never_there_is_erased_without_a_trace(session: Session, entry: catalogue.Format) -> None:
    entry.erase(session, 999_999)
    assert not session.dirty


@EVERY_BLUEPRINT
def test_a_blueprint_makes_what_its_formats_know(
    session: Session, town: Municipality, plan: Blueprint
) -> None:
    process = made(session, town, plan)
    assert {module.format for module in process.modules} == plan.formats
    for module in process.modules:
        kinds = {kind.key: set(kind.steps) for kind in catalogue.format_of(module).phase_kinds}
        assert module.phases
        for phase in module.phases:
            assert set(phase.steps) <= kinds[phase.kind]
        for finding in catalogue.format_of(module).check(session, module):
            assert str(finding.sentence).endswith((".", "?", "!"))


@EVERY_BLUEPRINT
def test_a_draft_goes_with_everything_that_was_made_for_it(
    session: Session, town: Municipality, plan: Blueprint
) -> None:
    before = dict(rows(session))
    process = made(session, town, plan)
    remove_draft(session, process, viewer=a_moderator(town))
    session.flush()
    assert dict(rows(session)) == before


@EVERY_BLUEPRINT
def test_a_copy_is_like_its_pattern(session: Session, town: Municipality, plan: Blueprint) -> None:
    process = made(session, town, plan)
    before = dict(rows(session))
    copy = duplicate(session, process, title="Kopie", first_day=SUMMER, viewer=a_moderator(town))
    assert [(one.slug, one.format, one.title) for one in copy.modules] == [
        (one.slug, one.format, one.title) for one in process.modules
    ]
    grown = {name: 2 * count for name, count in before.items()}
    assert dict(rows(session)) == grown


@EVERY_BLUEPRINT
def test_everybody_can_open_what_comes_of_a_blueprint(
    session: Session, client: CheckedClient, town: Municipality, plan: Blueprint
) -> None:
    process = made(session, town, plan)
    process.state = ProcessState.PUBLISHED
    addresses = [f"/{town.slug}/{process.slug}/teil/{module.slug}" for module in process.modules]
    session.commit()
    for address in addresses:
        client.get(address)


@EVERY_BLUEPRINT
def test_a_blueprint_is_ready_to_be_published_or_says_what_is_missing(
    session: Session, town: Municipality, plan: Blueprint
) -> None:
    process = made(session, town, plan)
    blocking = [
        finding
        for module in process.modules
        for finding in catalogue.format_of(module).check(session, module)
        if finding.blocking
    ]
    if blocking:
        with pytest.raises(Exception, match="noch nicht veröffentlicht"):
            publish(session, town, process, viewer=a_moderator(town))
    else:
        publish(session, town, process, viewer=a_moderator(town))
        assert process.state is ProcessState.PUBLISHED


def rows(session: Session) -> Iterator[tuple[str, int]]:
    """How many rows the tables of formats hold."""
    session.flush()
    for table in own_tables():
        yield table.name, session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
