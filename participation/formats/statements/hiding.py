"""Which counts of votes may be told: none from 1 to 4, and none from which such a one could be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEAST = 5
SIDES = ("agree", "disagree", "pass")
_ALL, _REST = "", "rest"
"""Everybody, and those who are in no group that is shown; groups are called by numbers."""

Spot = tuple[str, str]
"""Whose votes, and which side."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of `seen` took a side, and whether that may be told."""

    exact: int
    seen: int
    hidden: bool

    @property
    def count(self) -> int | None:
        """None where it must not be told."""
        return None if self.hidden else self.exact

    @property
    def percent(self) -> int | None:
        """Of those who saw it."""
        return None if self.hidden else round(100 * self.exact / max(self.seen, 1))

    @property
    def few(self) -> bool:
        """Whether there are less than LEAST, maybe none."""
        return self.exact < LEAST

    @property
    def nearly_all(self) -> bool:
        """Whether less than LEAST are missing, maybe none."""
        return self.seen - self.exact < LEAST


class Amounts:
    """What is told of one statement: how many of everybody, and of each group, took each side.

    Sums are known to readers: those who saw it, and over all groups. So wherever something is hidden in a row or a
    column, at least two cells are, and together they are no small number.
    """

    def __init__(self, votes: Mapping[str, Any]) -> None:
        self.groups: list[str] = [*votes["groups"]]
        rows = {_ALL: votes, **votes["groups"]}
        self.cells: dict[Spot, int] = {(who, side): rows[who][side] for who in rows for side in SIDES}
        for side in SIDES:
            self.cells[_REST, side] = votes[side] - sum(self.cells[name, side] for name in self.groups)
        self.hidden = {
            spot
            for spot, count in self.cells.items()
            if count and (count < LEAST or (spot[0] == _REST and self.groups))
        }
        while weak := next((line for line in self._lines() if self._tells(line)), None):
            self.hidden.add(self._next(weak))

    def of(self, side: str, group: str = _ALL) -> Amount:
        """How many took a side; of everybody, or of one group."""
        seen = sum(self.cells[group, one] for one in SIDES)
        return Amount(self.cells[group, side], seen, (group, side) in self.hidden)

    def all_told(self, side: str) -> bool:
        """Whether nothing is hidden of what groups said on a side."""
        return self.hidden.isdisjoint((name, side) for name in self.groups)

    def _lines(self) -> Sequence[Sequence[Spot]]:
        """Cells whose sum readers know."""
        rows = [[(who, side) for side in SIDES] for who in (_ALL, *self.groups)]
        summed = [side for side in SIDES if self.groups and (_ALL, side) not in self.hidden]
        return rows + [[(who, side) for who in (*self.groups, _REST)] for side in summed]

    def _tells(self, line: Sequence[Spot]) -> bool:
        """Whether a hidden cell can be worked out that must not be."""
        hidden = [spot for spot in line if spot in self.hidden]
        if not hidden:
            return False
        alone = len(hidden) == 1 and hidden[0][0] != _REST
        return alone or sum(self.cells[spot] for spot in hidden) < LEAST

    def _next(self, line: Sequence[Spot]) -> Spot:
        """What else to hide: the smallest cell that holds something; where none is left, an empty one or the sum."""
        left = [spot for spot in line if spot not in self.hidden and spot[0] != _REST]
        if left:
            return min(left, key=lambda spot: (not self.cells[spot], self.cells[spot]))
        return _ALL, line[0][1]
