"""k-means with several starts (k-means++: Arthur and Vassilvitskii 2007), and how well a grouping fits (Rousseeuw 1987)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from participation.tallies.opinions.matrix import Floats

Labels = NDArray[np.int64]
"""The group of each point, from 0."""

STARTS = 20
"""Tries from different centers, of which the tightest counts."""

_STEPS = 100
_SAMPLE = 3_000
"""Points by which a silhouette is measured at most; it compares each with each."""


class Clusters(NamedTuple):
    """`labels`: 0 is the largest group; `centers`: groups x 2."""

    labels: Labels
    centers: Floats

    @property
    def sizes(self) -> Labels:
        """How many points each group has."""
        return np.bincount(self.labels, minlength=len(self.centers))


def k_means(points: Floats, k: int, dice: np.random.Generator, starts: int = STARTS) -> Clusters:
    """At most `k` groups, fewer where fewer different points are; the tightest of several tries."""
    tries = [_settled(points, _scattered(points, k, dice)) for _start in range(starts)]
    return _by_size(
        points, min(tries, key=lambda centers: float(_squares(points, centers).min(axis=1).sum()))
    )


def nearest(points: Floats, centers: Floats) -> Labels:
    """The closest center of each point; the first one where several are."""
    return np.asarray(_squares(points, centers).argmin(axis=1))


def silhouettes(points: Floats, groupings: Sequence[Labels], dice: np.random.Generator) -> list[float]:
    """How much closer people are to their own group than to the next, -1 to 1, for each grouping; 0 for one alone."""
    if len(points) > _SAMPLE:
        chosen = dice.choice(len(points), _SAMPLE, replace=False)
        points, groupings = points[chosen], [labels[chosen] for labels in groupings]
    distances = np.sqrt(_squares(points, points))
    return [_silhouette(distances, labels) for labels in groupings]


def rand_index(one: Labels, other: Labels) -> float:
    """How far two groupings of the same people agree, adjusted for chance: 1 the same, 0 like by lot (Hubert, Arabie 1985)."""
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    together, first, second = (_pairs(counts) for counts in (table, table.sum(axis=1), table.sum(axis=0)))
    expected = first * second / max(_pairs(np.array([len(one)])), 1.0)
    most = (first + second) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _scattered(points: Floats, k: int, dice: np.random.Generator) -> Floats:
    """Centers to begin with: points far from each other are likelier."""
    chosen = [int(dice.integers(len(points)))]
    far = _squares(points, points[chosen]).min(axis=1)
    while len(chosen) < k and far.any():
        chosen.append(int(dice.choice(len(points), p=far / far.sum())))
        far = np.minimum(far, _squares(points, points[chosen[-1:]])[:, 0])
    return points[chosen]


def _settled(points: Floats, centers: Floats) -> Floats:
    """Centers that are the mean of the points nearest to them (Lloyd 1982)."""
    for _step in range(_STEPS):
        labels = nearest(points, centers)
        sizes = np.bincount(labels, minlength=len(centers))
        sums = np.stack([np.bincount(labels, axis, len(centers)) for axis in points.T], axis=1)
        moved = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centers)
        if np.array_equal(moved, centers):
            break
        centers = moved
    return centers


def _by_size(points: Floats, centers: Floats) -> Clusters:
    """The largest group first; of groups alike the one further left, then below."""
    labels = nearest(points, centers)
    sizes = np.bincount(labels, minlength=len(centers))
    order = np.lexsort((centers[:, 1], centers[:, 0], -sizes))
    order = order[sizes[order] > 0]
    return Clusters(np.asarray(np.argsort(order)[np.searchsorted(np.sort(order), labels)]), centers[order])


def _squares(points: Floats, centers: Floats) -> Floats:
    """Squared distances, points x centers."""
    return np.asarray(
        sum((axis[:, None] - other) ** 2 for axis, other in zip(points.T, centers.T, strict=True))
    )


def _silhouette(distances: Floats, labels: Labels) -> float:
    belongs = np.eye(int(labels.max()) + 1)[labels]
    sizes, sums, people = belongs.sum(axis=0), distances @ belongs, np.arange(len(labels))
    own = sums[people, labels] / np.maximum(sizes[labels] - 1, 1)
    means = sums / np.maximum(sizes, 1)
    means[:, sizes == 0] = np.inf
    means[people, labels] = np.inf
    other = means.min(axis=1)
    wider = np.maximum(np.maximum(own, other), np.finfo(float).tiny)
    fits = np.isfinite(other) & (sizes[labels] > 1)
    return float(np.where(fits, (other - own) / wider, 0.0).mean()) if fits.any() else 0.0


def _pairs(counts: Floats | Labels) -> float:
    return float((counts * (counts - 1.0) / 2).sum())
