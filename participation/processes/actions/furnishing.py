"""A module with its phases and topics, as a blueprint plans it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.processes import catalogue
from participation.processes.actions.versions import bump
from participation.processes.blueprints import CategoryPlan, ModulePlan, PhasePlan
from participation.processes.blueprints.plan import Window
from participation.processes.models import Category, Module, Phase, Process


def furnish(
    session: Session, process: Process, plan: ModulePlan, windows: Sequence[Window], *, title: str = ""
) -> Module:
    """Add a planned module to a process, with its phases on their days, both included."""
    where = process.municipality_id
    module = Module(
        municipality_id=where,
        format=plan.format,
        title=title or _free_title(process, plan.title),
        position=max((one.position for one in process.modules), default=0) + 1,
        settings=dict(plan.settings),
    )
    entry = catalogue.format_of(module)
    module.slug = _free_slug(process, entry.slug)
    module.phases = [_phase(where, entry, *window) for window in windows]
    module.categories = [_category(where, *numbered) for numbered in enumerate(plan.categories, 1)]
    process.modules.append(module)
    session.flush()
    entry.seed(session, module, None)
    bump(session, module.id)
    return module


def _free_title(process: Process, words: str) -> str:
    """The same for the title: two tabs that are called alike can not be told apart."""
    taken, number = {one.title for one in process.modules}, 1
    title = words
    while title in taken:
        number += 1
        title = f"{words} {number}"
    return title


def _free_slug(process: Process, word: str) -> str:
    """`ideen`, or `ideen-2` where there is one, and so on."""
    taken, number = {one.slug for one in process.modules}, 1
    slug = word
    while slug in taken:
        number += 1
        slug = f"{word}-{number}"
    return slug


def _phase(where: int, entry: catalogue.Format, plan: PhasePlan, first_day: date, last_day: date) -> Phase:
    usual = entry.phase_kinds[0]
    return Phase(
        municipality_id=where,
        kind=plan.kind or usual.key,
        title=plan.title,
        description=plan.description,
        steps=[step.value for step in plan.steps or usual.steps],
        opens_at=clock.start_of(first_day),
        closes_at=clock.end_of(last_day),
    )


def _category(where: int, position: int, plan: CategoryPlan) -> Category:
    return Category(
        municipality_id=where, name=plan.name, letter=plan.letter, colour=plan.colour, position=position
    )
