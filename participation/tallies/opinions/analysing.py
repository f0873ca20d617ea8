"""From votes to an opinion landscape, the whole way: the method of Polis (Small et al. 2021), from a cold start.

Where Polis goes on from yesterday's centers we begin anew, so that the same votes give the same groups on every machine.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from participation.tallies.opinions.clustering import Labels, silhouettes
from participation.tallies.opinions.grouping import (
    CLEAR_SILHOUETTE,
    LEAST,
    Grouping,
    clear_stability,
    grouped,
    stability,
)
from participation.tallies.opinions.landscape import Plane, included, plane, positions
from participation.tallies.opinions.matrix import Floats, Votes
from participation.tallies.opinions.representing import (
    Counts,
    Stance,
    consensus,
    counted,
    group_aware,
    representative,
)

Name = int | str
"""Of a group: 0, 1, … for ours, or as they were given."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people who vote alike, and what sets it apart. `shown`: it is large enough to be told in public."""

    name: Name
    size: int
    shown: bool
    representative: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """Where opinion stands. Only `participants` and `spots` speak of single people; they are never for the public."""

    votes: Votes
    moderated_out: frozenset[str]
    participants: Mapping[str, Name]
    groups: tuple[Group, ...]
    consensus: Mapping[str, tuple[Stance, ...]]
    everybody: Counts
    by_group: Counts
    group_aware: Mapping[str, float]
    silhouette: float
    stability: float
    plane: Plane
    spots: Floats
    """People x 2, in the order of `votes.participants`."""

    @property
    def k(self) -> int:
        """The number of groups."""
        return len(self.groups)

    @property
    def clear(self) -> bool:
        """Whether there are groups worth telling of: they fit, come out again, and two are large enough."""
        return (
            sum(group.shown for group in self.groups) > 1
            and self.silhouette >= CLEAR_SILHOUETTE
            and self.stability >= clear_stability(len(self.participants))
        )


def analyse(
    votes: Votes,
    *,
    moderated_out: Collection[str] = (),
    groups: Mapping[str, Name] | None = None,
    least: int = LEAST,
    seed: int = 0,
) -> Landscape:
    """The landscape of the votes. `groups` are used instead of finding some, as far as their people voted.

    `least`: people in the smallest group that is shown. The same votes and seed give the same answer.
    """
    cast = votes.silenced(moderated_out)
    through = plane(cast)
    spots = positions(cast, through)
    if groups is None:
        found = grouped(cast, spots, included(votes.each, len(votes.statements)), least, seed)
        names: list[Name] = [*range(found.k)]
    else:
        found, names = _given(votes, cast, spots, groups, seed)
    stances, by_group, everybody, shared = _stances(votes, frozenset(moderated_out), found, len(names))
    return Landscape(
        votes=votes,
        moderated_out=frozenset(moderated_out),
        participants=_participants(votes, found, names),
        groups=_groups(found, names, stances, least),
        consensus={side: tuple(told) for side, told in shared.items()},
        everybody=everybody,
        by_group=by_group,
        group_aware=dict(zip(votes.statements, group_aware(by_group).tolist(), strict=True)),
        silhouette=found.silhouette,
        stability=found.stability,
        plane=through,
        spots=spots,
    )


def _stances(
    votes: Votes, out: frozenset[str], found: Grouping, groups: int
) -> tuple[list[list[Stance]], Counts, Counts, dict[str, list[Stance]]]:
    """What stands for each group and for everybody, and the counts it was taken from."""
    eligible = [at for at, statement in enumerate(votes.statements) if statement not in out]
    by_group = counted(votes.cast, found.labels, groups)
    everybody = counted(votes.cast, np.zeros(len(votes.participants), np.int64), 1)
    shared = consensus(everybody, votes.statements, eligible)
    return representative(by_group, votes.statements, eligible), by_group, everybody, shared


def _participants(votes: Votes, found: Grouping, names: list[Name]) -> dict[str, Name]:
    members = zip(votes.participants, found.labels.tolist(), strict=True)
    return {person: names[label] for person, label in members if label >= 0}


def _groups(found: Grouping, names: list[Name], stances: list[list[Stance]], least: int) -> tuple[Group, ...]:
    sizes = np.bincount(found.labels[found.labels >= 0], minlength=len(names)).tolist()
    each = zip(names, sizes, stances, strict=True)
    return tuple(Group(name, size, size >= least, tuple(theirs)) for name, size, theirs in each)


def _given(
    votes: Votes, cast: Floats, spots: Floats, groups: Mapping[str, Name], seed: int
) -> tuple[Grouping, list[Name]]:
    """Groups found elsewhere, in the order of their names, with how well they fit here."""
    named = [groups.get(person) for person in votes.participants]
    names = sorted({name for name in named if name is not None}, key=_rank)
    places = {name: place for place, name in enumerate(names)}
    labels: Labels = np.array([-1 if name is None else places[name] for name in named], dtype=np.int64)
    dice, inside = np.random.default_rng(seed), labels >= 0
    silhouette = silhouettes(spots[inside], [labels[inside]], dice)[0] if len(names) > 1 else 0.0
    return Grouping(labels, silhouette, stability(cast, labels, dice)), names


def _rank(name: Name) -> tuple[bool, Any]:
    return isinstance(name, str), name
