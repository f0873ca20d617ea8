"""A budget vote, ready to be counted: projects, money, and the ballots with those alike put together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Project:
    """What money can be spent on; `cost` in the election's smallest unit of money."""

    id: str
    title: str
    cost: int


@dataclass(frozen=True)
class Election:
    """Ballots of one budget vote.

    Ballots that say the same are one group: `weights[g]` voters cast ballot g. Project p got `units[p][i]` units (1 for
    an approval, else points) from each voter of group `groups[p][i]`; only what is above zero stands there. What a
    unit is worth to its voter under Equal Shares: the project's cost (`worth_cost`, approvals: official in
    Wieliczka and Świecie) or the point itself. `scores` are all units summed, negative points included.

    `lot` is the order drawn before the count, as positions of projects, the lucky ones first; `open_ties` says that
    no lot may decide. `barred` tells which projects cannot win, and why (see `rules.py`).
    """

    projects: tuple[Project, ...]
    budget: int
    weights: Ints
    groups: tuple[NDArray[np.int32], ...]
    units: tuple[Ints, ...]
    scores: tuple[int, ...]
    worth_cost: bool
    lot: tuple[int, ...]
    open_ties: bool = False
    money_unit: int = 1
    """How many of the smallest unit make one unit of currency: 1, or 100 where amounts have cents."""
    barred: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def voters(self) -> int:
        """Ballots that count, those without any project included."""
        return int(self.weights.sum())

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """How many voters gave each project something."""
        return tuple(int(self.weights[group].sum()) for group in self.groups)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """The units above zero of each project, summed over voters."""
        pairs = zip(self.groups, self.units, strict=True)
        return tuple(int((self.weights[group] * units).sum()) for group, units in pairs)

    @cached_property
    def luck(self) -> tuple[int, ...]:
        """The place of each project in the lot."""
        places = {project: place for place, project in enumerate(self.lot)}
        return tuple(places[project] for project in range(len(self.projects)))

    def worth(self, project: int) -> int:
        """What one unit of this project counts for its voter under Equal Shares."""
        return self.projects[project].cost if self.worth_cost else 1

    def ids(self, projects: Iterable[int]) -> list[str]:
        """Positions as identifiers, order kept."""
        return [self.projects[project].id for project in projects]

    def cost(self, projects: Iterable[int]) -> int:
        """What these cost together, in the smallest unit of money."""
        return sum(self.projects[project].cost for project in projects)

    def barring(self, barred: Mapping[int, str]) -> "Election":
        """The same vote in which these cannot win either."""
        return replace(self, barred={**barred, **self.barred})

    @cached_property
    def running(self) -> tuple[int, ...]:
        """The projects that can win: not barred, and somebody wants them."""
        return tuple(
            project
            for project in range(len(self.projects))
            if project not in self.barred and self.votes[project]
        )

    @property
    def share(self) -> Fraction:
        """Each voter's equal part of the budget; zero without voters."""
        return Fraction(self.budget, self.voters) if self.voters else Fraction(0)


Ballot = Mapping[int, int]
"""Units by position of the project; an empty one is a voter who wants none of them."""

Key = frozenset[tuple[int, int]]
"""A ballot as its pairs of position and units."""


def hold(
    projects: Sequence[Project],
    budget: int,
    ballots: Iterable[tuple[Ballot, int]],
    *,
    worth_cost: bool,
    lot: Sequence[int] | None = None,
    open_ties: bool = False,
    money_unit: int = 1,
) -> Election:
    """An election of these ballots, each with the number of voters who cast it. Without `lot`: the ballot's order."""
    counted: dict[Key, int] = {}
    for ballot, count in ballots:
        key = frozenset(given for given in ballot.items() if given[1])
        counted[key] = counted.get(key, 0) + count
    keys = list(counted)
    weights = np.fromiter(counted.values(), dtype=np.int64, count=len(keys))
    flat = _flat(keys)
    scores = np.zeros(len(projects), dtype=np.int64)
    np.add.at(scores, flat[1], flat[2] * weights[flat[0]])
    groups, units = _columns(flat, len(projects))
    return Election(
        projects=tuple(projects),
        budget=budget,
        weights=weights,
        groups=groups,
        units=units,
        scores=tuple(scores.tolist()),
        worth_cost=worth_cost,
        lot=tuple(range(len(projects)) if lot is None else lot),
        open_ties=open_ties,
        money_unit=money_unit,
    )


def _flat(keys: Sequence[Key]) -> tuple[Ints, Ints, Ints]:
    """Group, project and units of everything that stands on a ballot."""
    size = sum(map(len, keys))
    sizes = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys))
    said = chain.from_iterable(chain.from_iterable(keys))
    pairs = np.fromiter(said, dtype=np.int64, count=2 * size).reshape(size, 2)
    return np.repeat(np.arange(len(keys)), sizes), pairs[:, 0], pairs[:, 1]


def _columns(
    flat: tuple[Ints, Ints, Ints], projects: int
) -> tuple[tuple[NDArray[np.int32], ...], tuple[Ints, ...]]:
    """For each project the groups that want it, ascending, and how many units they give."""
    wanted = flat[2] > 0
    group, project, units = (column[wanted] for column in flat)
    order = np.argsort(project, kind="stable")
    cuts = np.searchsorted(project[order], np.arange(1, projects))
    return (
        tuple(np.split(group[order].astype(np.int32), cuts)),
        tuple(np.split(units[order], cuts)),
    )
