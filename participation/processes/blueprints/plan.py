"""What a blueprint holds, and how its phases fill the days that somebody chooses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from participation.kernel.errors import DomainError
from participation.processes.blueprints.spreading import ends_of
from participation.processes.models import Moderation, Step


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A phase, so many days long unless other dates are chosen.

    Without a kind it is the first one of its format; without steps it allows what that kind of phase does.
    """

    kind: str
    title: str
    steps: tuple[Step, ...]
    days: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class CategoryPlan:
    """A topic, told apart by letter and colour."""

    name: str
    letter: str
    colour: str


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """One module of a blueprint that has several."""

    format: str
    title: str
    phases: tuple[PhasePlan, ...]
    categories: tuple[CategoryPlan, ...] = ()
    settings: dict[str, Any] = field(default_factory=dict)
    parallel: bool = False
    """Whether it begins together with the module before it; else when that one is over."""

    @property
    def days(self) -> int:
        """How long it lasts unless other dates are chosen."""
        return sum(phase.days for phase in self.phases)


Window = tuple[PhasePlan, date, date]
"""A phase with its first and its last day."""


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A process without its data: one module, and `further` ones where it takes several."""

    key: str
    title: str
    purpose: str
    """For the desk: when to choose it."""
    example: str
    """A title as one might write it."""
    summary: str
    body: str
    promise: str
    phases: tuple[PhasePlan, ...]
    categories: tuple[CategoryPlan, ...]
    format: str = "ideas"
    facts: tuple[str, ...] = ()
    """For the desk: what sets it apart, in a few words; instead of how it is moderated and its topics."""
    module_title: str = "Ideen"
    moderation: Moderation = Moderation.POST
    guests_allowed: bool = True
    settings: dict[str, Any] = field(default_factory=dict)
    further: tuple[ModulePlan, ...] = ()
    plain: str = ""
    """What it is and how to take part, in plain language."""

    @property
    def modules(self) -> tuple[ModulePlan, ...]:
        """All of them, in their order."""
        first = ModulePlan(self.format, self.module_title, self.phases, self.categories, self.settings)
        return (first, *self.further)

    @property
    def group(self) -> str:
        """Under which heading it is offered: that of its format, or, where it takes several modules, none."""
        return "" if self.further else self.format

    @property
    def formats(self) -> frozenset[str]:
        """The formats it needs, by key."""
        return frozenset(module.format for module in self.modules)

    @property
    def days(self) -> int:
        """How long it lasts unless other dates are chosen."""
        return sum(_days(stage) for stage in self._stages())

    @property
    def weeks(self) -> int:
        """The same in whole weeks."""
        return round(self.days / 7)

    def windows(self, first_day: date, last_day: date) -> list[Window]:
        """Every phase with its first and last day, filling the given days in the blueprint's proportions.

        Raises DomainError where there are fewer days than phases.
        """
        return [window for _module, windows in self.schedule(first_day, last_day) for window in windows]

    def schedule(self, first_day: date, last_day: date) -> list[tuple[ModulePlan, list[Window]]]:
        """The same by module. Parallel modules begin on the same day; the shorter ones end sooner."""
        stages = list(self._stages())
        least = [max(len(module.phases) for module in stage) for stage in stages]
        whole = (last_day - first_day).days + 1
        if whole < sum(least):
            raise DomainError(
                "Das Ende liegt vor dem Beginn."
                if whole < 1
                else "Der Zeitraum ist für diese Phasen zu kurz.",
                "last_day",
            )
        ends = ends_of([_days(stage) for stage in stages], whole, least)
        return [
            (module, _windows(module, first_day + timedelta(days=start), _share(module, stage, end - start)))
            for stage, start, end in zip(stages, [0, *ends], ends, strict=False)
            for module in stage
        ]

    def _stages(self) -> Iterator[list[ModulePlan]]:
        """Modules that run at the same time, one stage after the other."""
        stage: list[ModulePlan] = []
        for module in self.modules:
            if stage and not module.parallel:
                yield stage
                stage = []
            stage.append(module)
        yield stage


def _days(stage: Sequence[ModulePlan]) -> int:
    return max(module.days for module in stage)


def _share(module: ModulePlan, stage: Sequence[ModulePlan], days: int) -> int:
    """How many of a stage's days a module takes: all of them, or as many fewer as it is shorter than the longest."""
    return max(round(days * module.days / _days(stage)), len(module.phases))


def _windows(module: ModulePlan, first_day: date, days: int) -> list[Window]:
    ends = ends_of([phase.days for phase in module.phases], days, [1] * len(module.phases))
    return [
        (phase, first_day + timedelta(days=start), first_day + timedelta(days=end - 1))
        for phase, start, end in zip(module.phases, [0, *ends], ends, strict=False)
    ]
