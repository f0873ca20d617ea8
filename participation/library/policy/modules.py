"""The modules of a blueprint's document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation.kernel.colours import READABLE, WHITE, colour, contrast
from participation.kernel.errors import DomainError
from participation.kernel.foreign import Part
from participation.processes import catalogue
from participation.processes.blueprints import CategoryPlan, ModulePlan, PhasePlan
from participation.processes.models import Step

MOST_MODULES, MOST_PHASES, MOST_CATEGORIES = 9, 20, 20
MOST_DAYS = 1_500
"""Of one phase: four years."""
_LETTER = re.compile(r"\w{1,2}")


@dataclass(frozen=True, slots=True)
class ToldModule:
    """A module: its phases and topics, and what its format says of itself."""

    plan: ModulePlan
    content: Mapping[str, Any]


def read_modules(whole: Part) -> tuple[ToldModule, ...]:
    """The modules of a document, one at the least. Raises DomainError, naming a format that is not there."""
    return tuple(_module(one) for one in whole.parts("modules", MOST_MODULES, least=1))


def format_named(key: str) -> catalogue.Format:
    """A format by its key. Raises DomainError where it is not built in."""
    for entry in catalogue.all_formats():
        if entry.key == key:
            return entry
    raise DomainError(
        "Diese Blaupause braucht das Format „%(format)s“, das hier nicht eingebaut ist.", "file", format=key
    )


def _module(told: Part) -> ToldModule:
    entry = format_named(told.line("format", 30, least=1))
    plan = ModulePlan(
        format=entry.key,
        title=told.line("title", 160, least=1),
        phases=tuple(_phase(one, entry) for one in told.parts("phases", MOST_PHASES, least=1)),
        categories=tuple(_category(one) for one in told.parts("categories", MOST_CATEGORIES)),
        parallel=told.flag("parallel"),
    )
    _require_apart([one.name for one in plan.categories])
    return ToldModule(plan, told.part("content").values)


def _phase(told: Part, entry: catalogue.Format) -> PhasePlan:
    kinds = {kind.key: kind for kind in entry.phase_kinds}
    possible = [step.value for kind in entry.phase_kinds for step in kind.steps]
    steps = told.lines("steps", len(Step), 20)
    unknown = next((step for step in steps if step not in possible), None)
    if unknown is not None or not steps:
        raise DomainError(
            "In einer Phase von „%(format)s“ ist „%(step)s“ nicht möglich.",
            "file",
            format=entry.title,
            step=unknown or "–",
        )
    return PhasePlan(
        kind=told.word("kind", tuple(kinds)),
        title=told.line("title", 120, least=1),
        steps=tuple(Step(step) for step in dict.fromkeys(steps)),
        days=told.number("days", 1, MOST_DAYS),
        description=told.text("description", 4_000),
    )


def _category(told: Part) -> CategoryPlan:
    shade = colour(told.line("colour", 7), "file")
    letter = told.line("letter", 2)
    if contrast(shade, WHITE) < READABLE or not _LETTER.fullmatch(letter):
        raise DomainError("Buchstabe oder Farbe eines Themas wären nicht zu lesen.", "file")
    return CategoryPlan(told.line("name", 60, least=1), letter, shade)


def _require_apart(names: list[str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise DomainError("Das Thema „%(name)s“ kommt zweimal vor.", "file", name=twice)
