"""A module with its phases and topics, as a blueprint plans it."""

from datetime import date

from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.processes import catalogue
from participation.processes.actions.versions import bump
from participation.processes.blueprints import Blueprint, CategoryPlan, PhasePlan
from participation.processes.models import Category, Module, Phase, Process


def furnish(
    session: Session, process: Process, plan: Blueprint, first_day: date, last_day: date, *, title: str = ""
) -> Module:
    """Add a blueprint's module to a process, its phases spread over some days, both included. Raises DomainError."""
    where = process.municipality_id
    module = Module(
        municipality_id=where,
        format=plan.format,
        title=title or _free_title(process, plan.module_title),
        position=max((one.position for one in process.modules), default=0) + 1,
        settings=dict(plan.settings),
    )
    module.slug = _free_slug(process, catalogue.format_of(module).slug)
    module.phases = [_phase(where, *window) for window in plan.windows(first_day, last_day)]
    module.categories = [_category(where, *numbered) for numbered in enumerate(plan.categories, 1)]
    process.modules.append(module)
    session.flush()
    catalogue.format_of(module).seed(session, module, None)
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


def _phase(where: int, plan: PhasePlan, first_day: date, last_day: date) -> Phase:
    return Phase(
        municipality_id=where,
        kind=plan.kind,
        title=plan.title,
        description=plan.description,
        steps=[step.value for step in plan.steps],
        opens_at=clock.start_of(first_day),
        closes_at=clock.end_of(last_day),
    )


def _category(where: int, position: int, plan: CategoryPlan) -> Category:
    return Category(
        municipality_id=where, name=plan.name, letter=plan.letter, colour=plan.colour, position=position
    )
