"""What voters still own while Equal Shares is counted: quickly in floats with a known margin, and exactly.

A group's balance is the share less the price of each project it paid for in full; so exact amounts need only one price
per round and whole numbers of units, never a fraction per voter. Prices are whole numerators over one common
denominator (`scale`), which grows with every round. Floats choose; where they lie closer than their margin, the
exact amounts decide.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from participation.tallies.budgets.election import Election, Ints
from participation.tallies.budgets.shares.columns import Floats, Table

Mask = NDArray[np.bool_]

ULP = 2.0**-52
"""Twice what a float can be off after one rounding, as a part of it."""


@dataclass(slots=True)
class Ledger:
    """Balances of all groups at one share. `broke_in[g]` is the round in which a group gave its last money, or -1."""

    election: Election
    table: Table
    share: Fraction
    balances: Floats = field(init=False)
    broke_in: NDArray[np.int16] = field(init=False)
    start: int = field(init=False)
    scale: int = field(init=False)
    prices: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        groups = len(self.election.weights)
        self.balances = np.full(groups, float(self.share))
        self.broke_in = np.full(groups, -1, dtype=np.int16)
        self.start, self.scale = self.share.numerator, self.share.denominator

    @property
    def slack(self) -> float:
        """How far a balance in floats can be from the exact one, in money."""
        return float(self.share) * ULP * (2 * len(self.prices) + 2)

    def solvent(self, groups: NDArray[np.int32], before: int | None = None) -> Mask:
        """Who still had money before that round; without one: has money now."""
        broke = self.broke_in[groups]
        return (broke < 0) if before is None else (broke < 0) | (broke >= before)

    def row(self, at: int) -> NDArray[np.integer[Any]]:
        """The units that each group wants of the project of that round."""
        units: NDArray[np.integer[Any]] = self.table.units[self.lines[at]]
        return units

    def owned(self, groups: NDArray[np.int32], before: int | None = None) -> int:
        """What all voters of these solvent groups own together, exactly, as a numerator over `scale`."""
        weights = self.election.weights[groups]
        return self._less(int(weights.sum()), groups, weights, before)

    def balance(self, group: int, before: int | None = None) -> int:
        """What one voter of a solvent group owns, exactly, as a numerator over `scale`."""
        return self._less(1, np.array([group]), np.ones(1, dtype=np.int64), before)

    def _less(self, voters: int, groups: NDArray[Any], weights: Ints, before: int | None) -> int:
        """So many shares less what was paid; floats multiply quickly and hold whole numbers below 2**53 exactly."""
        lines = np.array(self.lines[:before], dtype=np.intp)
        units = self.table.units[np.ix_(lines, groups)].astype(np.float64) @ weights.astype(np.float64)
        paid = zip(self.prices[:before], units.tolist(), strict=True)
        return voters * self.start - sum(price * int(number) for price, number in paid)

    def money(self, numerator: int) -> Fraction:
        """A numerator over `scale` as an amount."""
        return Fraction(numerator, self.scale)

    def pay(self, project: int, price: Fraction, broke: NDArray[np.int32]) -> None:
        """Everybody who can pays `price` per unit; the groups in `broke` give what they have."""
        factor = price.denominator // gcd(price.denominator, self.scale)
        self.scale *= factor
        self.start *= factor
        self.prices = [old * factor for old in self.prices]
        self.broke_in[broke] = len(self.prices)
        self.prices.append(price.numerator * (self.scale // price.denominator))
        self.lines.append(self.table.lines[project])
        column = self.table.columns[project]
        left = self.balances[column.groups] - float(price) * column.each
        self.balances[column.groups] = np.maximum(left, 0.0)
        self.balances[broke] = 0.0
