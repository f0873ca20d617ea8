"""One count of Equal Shares at one share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.shares.columns import Table
from participation.tallies.budgets.shares.ledger import Ledger
from participation.tallies.budgets.shares.pricing import Estimate, Exact, estimate, exact
from participation.tallies.budgets.ties import Tie, settle


@dataclass(frozen=True, slots=True)
class Round:
    """A project (position) that its supporters paid for: price per unit, and price per unit of worth."""

    project: int
    price: Fraction
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Allocation:
    """What one share buys: rounds in order, ties (whether they matter is not known yet), and what everybody owns."""

    share: Fraction
    rounds: tuple[Round, ...]
    ties: tuple[tuple[int, Tie], ...]
    """Each with the number of rounds before it."""
    ledger: Ledger

    @property
    def winners(self) -> tuple[int, ...]:
        """Positions in the order of funding."""
        return tuple(one.project for one in self.rounds)


def count(
    election: Election,
    share: Fraction,
    prepared: Table | None = None,
    *,
    first: int | None = None,
    until: int | None = None,
) -> Allocation:
    """Fund projects until no supporters own enough for another.

    `first` lets one project win every tie it is in, to learn what would be if; `until` ends after so many rounds.
    """
    table = prepared or Table.of(election)
    ledger = Ledger(election, table, share)
    rounds = [Round(project, Fraction(0), Fraction(0)) for project in _gifts(election, table.columns)]
    waiting = _bounds(election, table)
    ties: list[tuple[int, Tie]] = []
    while len(rounds) != until and (near := _cheapest(election, ledger, waiting)):
        priced = _priced(ledger, near, waiting)
        if len(priced) < len(near):
            continue  # who was too poor after all may have hidden others
        rates = {project: one.price / election.worth(project) for project, one in priced.items()}
        project, tie = _choose(election, rates, first)
        if tie is not None:
            ties.append((len(rounds), tie))
        del waiting[project]
        ledger.pay(project, priced[project].price, priced[project].broke)
        rounds.append(Round(project, priced[project].price, rates[project]))
    return Allocation(share, tuple(rounds), tuple(ties), ledger)


def _gifts(election: Election, projects: Iterable[int]) -> list[int]:
    """Projects that cost nothing need nobody's money: they come first, most votes first, and no lot matters."""
    free = [project for project in projects if not election.projects[project].cost]
    return sorted(free, key=lambda project: (-election.scores[project], election.luck[project]))


def _bounds(election: Election, table: Table) -> dict[int, float]:
    """The least each project can cost per unit of worth; it only rises as money is spent."""
    paid = ((project, column) for project, column in table.columns.items() if column.cost)
    return {
        project: column.cost / column.total / election.worth(project) * (1 - 1e-12)
        for project, column in paid
    }


def _cheapest(election: Election, ledger: Ledger, waiting: dict[int, float]) -> dict[int, Estimate]:
    """The cheapest affordable project per unit of worth, with all that are equally cheap within the margins.

    Bounds in `waiting` are raised on the way; what nobody can pay any more leaves it, for money only becomes less.
    """
    found: dict[int, tuple[float, Estimate]] = {}
    best = np.inf
    for project in sorted(waiting, key=waiting.__getitem__):
        if waiting[project] > best:
            break
        worth = election.worth(project)
        guess = estimate(ledger, ledger.table.columns[project], waiting[project] * worth)
        if guess is None:
            del waiting[project]
            continue
        waiting[project] = max(waiting[project], (guess.price - guess.margin) / worth * (1 - 1e-15))
        found[project] = (waiting[project], guess)
        best = min(best, (guess.price + guess.margin) / worth * (1 + 1e-15))
    return {project: guess for project, (least, guess) in found.items() if least <= best}


def _priced(ledger: Ledger, near: Mapping[int, Estimate], waiting: dict[int, float]) -> dict[int, Exact]:
    """The exact prices; whose supporters own too little after all leaves `waiting`."""
    priced = {}
    for project, guess in near.items():
        price = exact(ledger, ledger.table.columns[project], guess)
        if price is None:
            del waiting[project]
        else:
            priced[project] = price
    return priced


def _choose(election: Election, rates: Mapping[int, Fraction], first: int | None) -> tuple[int, Tie | None]:
    """The cheapest per unit of worth. Whether a tie matters, and so whether a lot may decide it, shows only later."""
    least = min(rates.values())
    equal = [project for project, rate in rates.items() if rate == least]
    if first in equal:
        return first, None
    return settle(election, equal)
