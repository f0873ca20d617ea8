"""What voters still own while Equal Shares is counted: quickly in floats with a known margin, and exactly.

A group's balance is the share less the price of each project it paid for in full; so exact amounts need only one price
per round and whole numbers of units, never a fraction per voter. Prices are whole numerators over one common
denominator (`scale`), which grows with every round. Floats choose; where they lie closer than their margin, the
exact amounts decide.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd

import numpy as np
from numpy.typing import NDArray

from participation.tallies.budgets.election import Election, Ints

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_ULP = 2.0**-52
"""Twice what a float can be off after one rounding, as a part of it."""


@dataclass(slots=True)
class Column:
    """One project's supporters as arrays of equal length: groups, units, voters (also as floats), both multiplied."""

    cost: int
    groups: NDArray[np.int32]
    units: Ints
    weights: Ints
    heads: Floats
    each: Floats
    bulk: Floats
    total: int
    row: NDArray[np.int32]
    """The units again, for all groups, with zero for those who do not want the project."""

    @classmethod
    def of(cls, election: Election, project: int) -> "Column":
        """The column of a project; floats of whole numbers below 2**53 are exact."""
        groups, units = election.groups[project], election.units[project]
        weights = election.weights[groups]
        heads, each = weights.astype(np.float64), units.astype(np.float64)
        cost, total = election.projects[project].cost, election.totals[project]
        row = np.zeros(len(election.weights), dtype=np.int32)
        row[groups] = units
        return cls(cost, groups, units, weights, heads, each, heads * each, total, row)


@dataclass(slots=True)
class Ledger:
    """Balances of all groups at one share. `broke_in[g]` is the round in which a group gave its last money, or -1."""

    election: Election
    share: Fraction
    balances: Floats = field(init=False)
    broke_in: NDArray[np.int16] = field(init=False)
    start: int = field(init=False)
    scale: int = field(init=False)
    prices: list[int] = field(default_factory=list)
    rows: list[NDArray[np.int32]] = field(default_factory=list)

    def __post_init__(self) -> None:
        groups = len(self.election.weights)
        self.balances = np.full(groups, float(self.share))
        self.broke_in = np.full(groups, -1, dtype=np.int16)
        self.start, self.scale = self.share.numerator, self.share.denominator

    @property
    def slack(self) -> float:
        """How far a balance in floats can be from the exact one, in money."""
        return float(self.share) * _ULP * (2 * len(self.prices) + 2)

    def solvent(self, groups: NDArray[np.int32], before: int | None = None) -> Mask:
        """Who still had money before that round; without one: has money now."""
        broke = self.broke_in[groups]
        return (broke < 0) if before is None else (broke < 0) | (broke >= before)

    def owned(self, groups: NDArray[np.int32], before: int | None = None) -> int:
        """What all voters of these solvent groups own together, exactly, as a numerator over `scale`."""
        weights = self.election.weights[groups]
        money = int(weights.sum()) * self.start
        for price, row in zip(self.prices[:before], self.rows[:before], strict=True):
            money -= price * int((weights * row[groups]).sum())
        return money

    def balance(self, group: int, before: int | None = None) -> int:
        """What one voter of a solvent group owns, exactly, as a numerator over `scale`."""
        pairs = zip(self.prices[:before], self.rows[:before], strict=True)
        return self.start - sum(price * int(row[group]) for price, row in pairs)

    def money(self, numerator: int) -> Fraction:
        """A numerator over `scale` as an amount."""
        return Fraction(numerator, self.scale)

    def pay(self, column: Column, price: Fraction, broke: NDArray[np.int32]) -> None:
        """Everybody who can pays `price` per unit; the groups in `broke` give what they have."""
        factor = price.denominator // gcd(price.denominator, self.scale)
        self.scale *= factor
        self.start *= factor
        self.prices = [old * factor for old in self.prices]
        self.broke_in[broke] = len(self.prices)
        self.prices.append(price.numerator * (self.scale // price.denominator))
        self.rows.append(column.row)
        self.balances[column.groups] -= float(price) * column.each
        self.balances[column.groups[~self.solvent(column.groups)]] = 0.0
