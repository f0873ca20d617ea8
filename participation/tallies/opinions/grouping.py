"""Opinion groups: how many there are, whether they are clear, and what becomes of very small ones."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from participation.tallies.opinions.clustering import Clusters, Labels, k_means, rand_index, silhouettes
from participation.tallies.opinions.landscape import plane, positions
from participation.tallies.opinions.matrix import Floats

LEAST = 5
"""People in the smallest group that is shown."""

MOST_GROUPS = 5

CLEAR_SILHOUETTE = 0.35
"""Below this there are no clear groups: two normal axes cut into three reach 0.32 to 0.35."""

HALVES = 10

_PLACES = 9
"""Decimals of a position; what differs further on is the arithmetic, not the opinion."""


class Grouping(NamedTuple):
    """`labels`: the group of each person, -1 who stands apart; 0 is the largest group."""

    labels: Labels
    silhouette: float
    stability: float

    @property
    def k(self) -> int:
        """The number of groups."""
        return int(self.labels.max(initial=-1)) + 1


def grouped(cast: Floats, spots: Floats, within: NDArray[np.bool_], least: int, seed: int) -> Grouping:
    """The groups among the people `within`, who stand at `spots`; the same ones for the same seed."""
    dice = np.random.default_rng(seed)
    labels, silhouette = _without_strays(spots[within].round(_PLACES), least, dice)
    apart = np.full(len(cast), -1)
    apart[within] = labels
    return Grouping(apart, silhouette, stability(cast, apart, dice))


def clear_stability(people: int) -> float:
    """Below this there are no clear groups of so many people.

    Votes cast by dice reach 0.13 on average, and 0.18 at most, with 300 people, 0.21 and 0.33 with 40, 0.30 and 0.53
    with 20; 19 real conversations 0.22 to 0.83.
    """
    return 0.25 + 4 / max(people, 1)


def stability(cast: Floats, labels: Labels, dice: np.random.Generator) -> float:
    """How far the groups come out again when only half of the statements had been asked: mean adjusted Rand index.

    Groups that stand for opinions do; those cut out of noise fall apart, however neatly they were cut.
    """
    found, inside = int(labels.max(initial=-1)) + 1, labels >= 0
    if found < 2 or cast.shape[1] < 2:
        return 0.0
    agreements = []
    for _half in range(HALVES):
        half = cast[:, np.sort(dice.permutation(cast.shape[1])[: cast.shape[1] // 2])]
        again = k_means(positions(half, plane(half))[inside], found, dice, starts=5)
        agreements.append(rand_index(labels[inside], again.labels))
    return float(np.mean(agreements))


def _without_strays(points: Floats, least: int, dice: np.random.Generator) -> tuple[Labels, float]:
    """Groups and their silhouette. One odd voter must not make all others one group: where fewer than two groups are
    large enough, the people of the small ones stand apart and the others are grouped anew.
    """
    first = best = _best(points, dice)
    inside = np.arange(len(points))
    while (large := best[0].sizes >= least).sum() == 1 and not large.all():
        inside = inside[large[best[0].labels]]
        best = _best(points[inside], dice)
    clusters, silhouette = best if (best[0].sizes >= least).sum() > 1 else first
    labels = np.full(len(points), -1)
    labels[inside if clusters is best[0] else slice(None)] = clusters.labels
    return labels, silhouette


def _best(points: Floats, dice: np.random.Generator) -> tuple[Clusters, float]:
    """Two to five groups, as many as fit best; one where all stand at the same place."""
    most = min(MOST_GROUPS, 2 + len(points) // 12, len(np.unique(points, axis=0)))
    if most < 2:
        return Clusters(np.zeros(len(points), np.int64), points[:1]), 0.0
    tried = [k_means(points, k, dice) for k in range(2, most + 1)]
    fits = silhouettes(points, [clusters.labels for clusters in tried], dice)
    best = int(np.argmax(fits))
    return tried[best], fits[best]
