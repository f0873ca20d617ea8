"""What stands for a group, and what for everybody: counts, shares with pseudo-counts, and z values, as Polis has them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from participation.tallies.opinions.clustering import Labels
from participation.tallies.opinions.matrix import AGREE, DISAGREE, Floats

SIGNIFICANT = 1.2816
"""One-sided 90 % of the normal distribution."""

MOST = 5

DIRECTIONS = ("agree", "disagree")


class Counts(NamedTuple):
    """How many agreed, disagreed, and saw it (passes among them); of one shape, groups x statements."""

    agree: Floats
    disagree: Floats
    seen: Floats


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement that a group, or everybody, takes a side on.

    `count` of `seen` people are on that side; `share` of them with pseudo-counts, (count + 1) / (seen + 2);
    `z` tests it against one half; `ratio` is how much larger the share is than in the other groups, `ratio_z` tests that.
    `best`: what the group agrees on best, which is told first.
    """

    statement: str
    direction: str
    count: int
    seen: int
    share: float
    z: float
    ratio: float | None = None
    ratio_z: float | None = None
    best: bool = False


def counted(cast: Floats, labels: Labels, groups: int) -> Counts:
    """The votes of each group; people with a label below 0 belong to none."""
    members = (labels == np.arange(groups)[:, None]).astype(float)
    return Counts(*(members @ side for side in (cast == AGREE, cast == DISAGREE, ~np.isnan(cast))))


def consensus(
    everybody: Counts, statements: Sequence[str], eligible: Iterable[int]
) -> dict[str, list[Stance]]:
    """The statements (`eligible`: their positions) that most people agree with, and reject; the strongest first."""
    found = {}
    for direction, count in zip(DIRECTIONS, everybody[:2], strict=True):
        share, z = _share(count[0], everybody.seen[0]), _share_z(count[0], everybody.seen[0])
        clear = [at for at in eligible if share[at] > 0.5 and z[at] > SIGNIFICANT]
        clear.sort(key=lambda at: -share[at] * z[at])
        found[direction] = [
            Stance(
                statements[at],
                direction,
                int(count[0, at]),
                int(everybody.seen[0, at]),
                float(share[at]),
                float(z[at]),
            )
            for at in clear[:MOST]
        ]
    return found


def group_aware(counts: Counts) -> Floats:
    """How probable it is that people of every group agree: the product of the groups' shares, per statement."""
    return np.asarray(_share(counts.agree, counts.seen).prod(axis=0))


def representative(counts: Counts, statements: Sequence[str], eligible: Sequence[int]) -> list[list[Stance]]:
    """For each group what sets it apart from the others: at most five, what it agrees on best in front."""
    return [_Group(counts, group, statements).chosen(eligible) for group in range(len(counts.seen))]


@dataclass(frozen=True, slots=True)
class _Side:
    """The figures of one group on one side, an entry per statement."""

    count: Floats
    share: Floats
    z: Floats
    ratio: Floats
    ratio_z: Floats


class _Group:
    """What a group said, beside all other groups together."""

    def __init__(self, counts: Counts, group: int, statements: Sequence[str]) -> None:
        self.statements = statements
        self.seen = counts.seen[group]
        self.agree, self.disagree = (_side(side, counts.seen, group) for side in counts[:2])

    def chosen(self, eligible: Sequence[int]) -> list[Stance]:
        """The statements that represent the group."""
        best = self._best_agree(eligible)
        clear = [at for at in eligible if self._is_clear(at)]
        if not clear:
            if best is None and not eligible:
                return []
            strongest = best if best is not None else max(eligible, key=self._distinct)
            return [self._stance(strongest, best=best is not None)]
        others = sorted((at for at in clear if at != best), key=lambda at: -self._weight(at))
        stances = [self._stance(at) for at in others]
        if best is not None:
            stances.insert(0, self._stance(best, best=True))
        return sorted(stances[:MOST], key=lambda stance: DIRECTIONS.index(stance.direction))

    def _is_clear(self, at: int) -> bool:
        """Whether the group takes this side both for itself and more than others."""
        return any(
            side.z[at] > SIGNIFICANT and side.ratio_z[at] > SIGNIFICANT
            for side in (self.agree, self.disagree)
        )

    def _best_agree(self, eligible: Sequence[int]) -> int | None:
        """What the group agrees with most, and rather than others if there is such a thing."""
        agree, best = self.agree, None
        for at in eligible:
            if not agree.count[at] and not self.disagree.count[at]:
                continue
            if best is None:
                better = agree.z[at] > SIGNIFICANT or (agree.ratio[at] > 1 and agree.share[at] > 0.5)
            elif agree.ratio[best] > 1:
                better = _product(agree, at) > _product(agree, best)
            else:
                better = agree.share[at] * agree.z[at] > agree.share[best] * agree.z[best]
            best = at if better else best
        return best

    def _distinct(self, at: int) -> float:
        return float(max(self.agree.ratio_z[at], self.disagree.ratio_z[at]))

    def _chosen_side(self, at: int) -> tuple[str, _Side]:
        agrees = self.agree.ratio_z[at] > self.disagree.ratio_z[at]
        return (DIRECTIONS[0], self.agree) if agrees else (DIRECTIONS[1], self.disagree)

    def _weight(self, at: int) -> float:
        return _product(self._chosen_side(at)[1], at)

    def _stance(self, at: int, *, best: bool = False) -> Stance:
        direction, side = self._chosen_side(at)
        return Stance(
            self.statements[at],
            direction,
            int(side.count[at]),
            int(self.seen[at]),
            share=float(side.share[at]),
            z=float(side.z[at]),
            ratio=float(side.ratio[at]),
            ratio_z=float(side.ratio_z[at]),
            best=best,
        )


def _side(counts: Floats, seen: Floats, group: int) -> _Side:
    count, others = counts[group], counts.sum(axis=0) - counts[group]
    trials, elsewhere = seen[group], seen.sum(axis=0) - seen[group]
    share = _share(count, trials)
    ratio = share / _share(others, elsewhere)
    return _Side(
        count, share, _share_z(count, trials), ratio, _difference_z(count, others, trials, elsewhere)
    )


def _product(side: _Side, at: int) -> float:
    return float(side.ratio[at] * side.ratio_z[at] * side.share[at] * side.z[at])


def _share(count: Floats, seen: Floats) -> Floats:
    return np.asarray((count + 1) / (seen + 2))


def _share_z(count: Floats, seen: Floats) -> Floats:
    """The one-proportion test against one half."""
    return np.asarray(2 * np.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5))


def _difference_z(count: Floats, others: Floats, seen: Floats, elsewhere: Floats) -> Floats:
    """The two-proportion test, one added to every count; 0 where everybody is on that side."""
    inside, outside, trials, rest = count + 1, others + 1, seen + 1, elsewhere + 1
    pooled = (inside + outside) / (trials + rest)
    spread = np.sqrt(np.abs(pooled * (1 - pooled)) * (1 / trials + 1 / rest))
    difference = inside / trials - outside / rest
    return np.divide(difference, spread, out=np.zeros_like(difference), where=pooled < 1)
