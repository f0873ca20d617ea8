"""Asked of every format: what it describes can be made anew elsewhere, and nothing wild gets in that way."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.app import load_formats
from participation.kernel import foreign
from participation.kernel.errors import DomainError
from participation.municipalities.queries import whole_area
from participation.processes import catalogue
from participation.processes.actions import NewProcess, create_process
from participation.processes.blueprints import Blueprint
from participation.processes.models import Module
from tests.factories import a_moderator, a_municipality

load_formats()

SPRING, SUMMER = date(2030, 3, 4), date(2030, 8, 18)
EVERY_FORMAT = pytest.mark.parametrize("entry", catalogue.all_formats(), ids=lambda entry: entry.key)
EVERY_BLUEPRINT = pytest.mark.parametrize("plan", catalogue.offered(), ids=lambda plan: plan.key)
WILD: tuple[Any, ...] = (
    None,
    1,
    -1,
    1e300,
    True,
    "",
    "x" * 60_000,
    "\0",
    [],
    [1],
    [[]],
    {},
    {"x": 1},
    [{}],
    "ö",
)
"""What might stand anywhere in a file that somebody made by hand."""


def modules_of(session: Session, plan: Blueprint, slug: str) -> list[Module]:
    """The modules of a new process in a town of its own."""
    town = a_municipality(session, slug)
    area = whole_area(session, town.id)
    assert area is not None
    draft = NewProcess("Neues Verfahren", SPRING, SUMMER, plan.key, area_id=area.id)
    return create_process(session, town, draft, viewer=a_moderator(town)).modules


def the_plan(entry: catalogue.Format) -> Blueprint:
    """The richest blueprint with one module of a format."""
    own = [plan for plan in catalogue.offered() if plan.formats == {entry.key} and not plan.further]
    return max(own, key=lambda plan: len(str(plan.settings)))


def spoilt(value: Any) -> Iterator[Any]:
    """Copies of JSON in which one entry at a time is something else."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield {other: one for other, one in value.items() if other != name}
            yield from ({**value, name: wild} for wild in (*WILD, *spoilt(inner)))
    elif isinstance(value, list):
        for place, inner in list(enumerate(value))[:3]:
            yield from ([*value[:place], wild, *value[place + 1 :]] for wild in (*WILD, *spoilt(inner)))


@EVERY_BLUEPRINT
def test_what_is_described_is_made_anew(session: Session, plan: Blueprint) -> None:
    there, here = modules_of(session, plan, "dort"), modules_of(session, plan, "hier")
    for one, other in zip(there, here, strict=True):
        entry = catalogue.format_of(one)
        described = entry.describe(session, one)
        entry.build(session, other, described)
        session.expire_all()
        assert entry.describe(session, other) == described


@EVERY_FORMAT
def test_a_foreign_description_is_refused_with_a_sentence_or_read(
    session: Session, entry: catalogue.Format
) -> None:
    module = modules_of(session, the_plan(entry), "dort")[0]
    described = dict(entry.describe(session, module))
    refusals = []
    for wrong in spoilt(described):
        with session.begin_nested() as attempt:
            try:
                entry.build(session, module, wrong)
                assert foreign.depth(entry.describe(session, module)) <= foreign.DEEPEST
            except DomainError as error:
                refusals.append(error.message)
            attempt.rollback()
        session.expire_all()
    assert len(refusals) > 10
    assert not [sentence for sentence in refusals if "%(" in sentence]


@EVERY_FORMAT
def test_a_description_is_flat_and_small(session: Session, entry: catalogue.Format) -> None:
    described = entry.describe(session, modules_of(session, the_plan(entry), "dort")[0])
    assert foreign.depth(described) <= 6
    assert len(str(described)) < 60_000
