"""What a blueprint holds, and how its phases fill the days that somebody chooses."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from participation.kernel.errors import DomainError
from participation.processes.models import Moderation, Step


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """A phase, so many days long unless other dates are chosen."""

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
class Blueprint:
    """A process without its data."""

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

    @property
    def group(self) -> str:
        """Under which heading it is offered: that of its format."""
        return self.format

    @property
    def formats(self) -> frozenset[str]:
        """The formats it needs, by key."""
        return frozenset({self.format})

    @property
    def days(self) -> int:
        """How long it lasts unless other dates are chosen."""
        return sum(phase.days for phase in self.phases)

    @property
    def weeks(self) -> int:
        """The same in whole weeks."""
        return round(self.days / 7)

    def windows(self, first_day: date, last_day: date) -> list[tuple[PhasePlan, date, date]]:
        """Each phase with its first and last day, filling the given days in the blueprint's proportions.

        Raises DomainError where there are fewer days than phases.
        """
        whole = (last_day - first_day).days + 1
        if whole < len(self.phases):
            raise DomainError(
                "Das Ende liegt vor dem Beginn."
                if whole < 1
                else "Der Zeitraum ist für diese Phasen zu kurz.",
                "last_day",
            )
        ends = self._ends(whole)
        starts = [0, *ends[:-1]]
        return [
            (phase, first_day + timedelta(days=start), first_day + timedelta(days=end - 1))
            for phase, start, end in zip(self.phases, starts, ends, strict=True)
        ]

    def _ends(self, whole: int) -> list[int]:
        """The day after each phase, counted from the beginning; every phase has at least one day."""
        ends: list[int] = []
        passed = 0
        for number, phase in enumerate(self.phases, 1):
            passed += phase.days
            left = len(self.phases) - number
            ends.append(min(max(round(whole * passed / self.days), number), whole - left))
        return ends
