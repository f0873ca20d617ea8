"""How near a project came: what its supporters owned when it mattered, and where their money went."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.shares.columns import Column, Floats
from participation.tallies.budgets.shares.counting import Allocation

_NEAR = 1e-9
"""Floats this close to a cost are worked out exactly; their own errors are a thousand times smaller."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What a project's supporters paid for another one, and how many of them wanted that one, as a part of them."""

    project: int
    amount: Fraction
    supporters: Fraction


@dataclass(frozen=True, slots=True)
class Support:
    """About one project and its supporters; amounts exact, in the smallest unit of money.

    `held`: what they owned together when its fate was sealed: right before they paid for it, or as soon as it was less than
    the cost. `lost_to`: the project whose payment made it too little, None where it never was enough. `left`: what they
    own in the end. `payments`: the other projects on which they spent most, the dearest first.
    """

    held: Fraction
    lost_to: int | None
    left: Fraction
    payments: Sequence[Payment]


def supports(election: Election, found: Allocation) -> dict[int, Support]:
    """For every project that anybody wants, also those that cannot win."""
    columns = found.ledger.table.columns
    wanted = [project for project, votes in enumerate(election.votes) if votes]
    told = {}
    for project in wanted:  # one witness after another: each remembers every round
        told[project] = _Witness(
            found, project, columns.get(project) or Column.of(election, project)
        ).support()
    return told


class _Witness:
    """Goes through the rounds again with the supporters of one project."""

    def __init__(self, found: Allocation, project: int, column: Column) -> None:
        self.ledger, self.project, self.column = found.ledger, project, column
        self.rounds = [one for one in found.rounds if one.price]  # what is free leaves no trace in the ledger
        self.rows = [found.ledger.row(at)[column.groups] for at in range(len(self.rounds))]
        self.broke_in = found.ledger.broke_in[column.groups]
        self.balances = self._balances()

    def _balances(self) -> list[Floats]:
        """What each supporter owned before every round, and in the end."""
        balances = [np.full(len(self.column.groups), float(self.ledger.share))]
        for at, (one, row) in enumerate(zip(self.rounds, self.rows, strict=True)):
            after = balances[-1] - float(one.price) * row
            balances.append(np.where(self.broke_in == at, 0.0, np.maximum(after, 0.0)))
        return balances

    def support(self) -> Support:
        """All that is to be told."""
        at = self._sealed()
        funded = at < len(self.rounds) and self.rounds[at].project == self.project
        return Support(
            held=self._owned(at),
            lost_to=self.rounds[at - 1].project if at and not funded else None,
            left=self._owned(len(self.rounds)),
            payments=self._payments(),
        )

    def _sealed(self) -> int:
        """The round before which the project was funded, or they owned too little for it; else the end."""
        for at, owned in enumerate(self.balances[:-1]):
            if self.rounds[at].project == self.project:
                return at
            if (
                self.column.heads @ owned < self.column.cost * (1 + _NEAR)
                and self._owned(at) < self.column.cost
            ):
                return at
        return len(self.rounds)

    def _owned(self, before: int) -> Fraction:
        groups = self.column.groups[self.ledger.solvent(self.column.groups, before)]
        return self.ledger.money(self.ledger.owned(groups, before))

    def _payments(self, most: int = 3) -> list[Payment]:
        spent = {
            at: float(self.column.heads @ (self.balances[at] - self.balances[at + 1]))
            for at, one in enumerate(self.rounds)
            if one.project != self.project and self.rows[at].any()
        }
        dearest = sorted(spent, key=lambda at: -spent[at])[:most]
        return [Payment(self.rounds[at].project, self._spent(at), self._part(at)) for at in dearest]

    def _spent(self, at: int) -> Fraction:
        """What they paid in a round: the price, or all they had."""
        wanting = self.rows[at] > 0
        broke = self.column.groups[wanting & (self.broke_in == at)]
        full = wanting & self.ledger.solvent(self.column.groups, at + 1)
        units = int((self.column.weights[full] * self.rows[at][full]).sum())
        return self.ledger.money(self.ledger.owned(broke, at) + self.ledger.prices[at] * units)

    def _part(self, at: int) -> Fraction:
        wanting = int(self.column.weights[self.rows[at] > 0].sum())
        return Fraction(wanting, int(self.column.weights.sum()))
