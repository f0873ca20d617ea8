"""When what happens: the modules of a process and their phases, side by side on one line of time.

The drawing only repeats what the list beside it says, so it is hidden from whoever has things read to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from participation.kernel import clock
from participation.processes.models import Module, Phase, PhaseState, Process, ProcessState

MOST_TICKS = 6
"""Beyond that the names of months run into each other."""
THINNEST = 0.8
"""Percent: a phase of one day in a long process is still seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase on the line: where it begins and how long it is, in percent of the whole."""

    phase: Phase
    state: PhaseState
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A module with its phases."""

    module: Module
    state: PhaseState
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes; `today` and the ticks in percent, `today` None before the beginning and after the end."""

    lanes: list[Lane]
    today: float | None
    ticks: list[tuple[float, date]]
    """The firsts of months."""


def timeline(process: Process) -> Timeline | None:
    """The modules of a process in their order; None where there is no phase at all."""
    phases = [phase for module in process.modules for phase in module.phases]
    if not phases:
        return None
    first, last = min(one.opens_at for one in phases), max(one.closes_at for one in phases)
    now = clock.now()
    scale = _Scale(first, last)
    over = process.state is ProcessState.ARCHIVED
    return Timeline(
        lanes=[_lane(module, scale, now, over=over) for module in process.modules if module.phases],
        today=scale.at(now) if first <= now < last else None,
        ticks=[(scale.at(instant), clock.local(instant).date()) for instant in _months(first, last)],
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: datetime
    last: datetime

    def at(self, instant: datetime) -> float:
        """Percent of the way."""
        return round(100 * ((instant - self.first) / (self.last - self.first)), 2)


def _lane(module: Module, scale: _Scale, now: datetime, *, over: bool) -> Lane:
    state = PhaseState.CLOSED if over else module.state(now)
    return Lane(module, state, [_bar(phase, scale, now, over=over) for phase in module.phases])


def _bar(phase: Phase, scale: _Scale, now: datetime, *, over: bool) -> Bar:
    x, end = scale.at(phase.opens_at), scale.at(phase.closes_at)
    state = PhaseState.CLOSED if over else phase.state(now)
    return Bar(phase, state, min(x, 100 - THINNEST), max(round(end - x, 2), THINNEST))


def _months(first: datetime, last: datetime) -> Iterator[datetime]:
    """The firsts of months in between, all of them or every second, third …"""
    begin, end = clock.local(first), clock.local(last)
    firsts = range(begin.year * 12 + begin.month, end.year * 12 + end.month)
    for number in firsts[:: max(1, -(-len(firsts) // MOST_TICKS))]:
        instant = begin.replace(
            year=number // 12, month=number % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
        )
        if first < instant < last:
            yield instant
