"""One count of Equal Shares at one share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.shares.ledger import Column, Ledger
from participation.tallies.budgets.shares.pricing import Estimate, estimate, exact
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


Columns = Mapping[int, Column]


def columns(election: Election) -> Columns:
    """The supporters of every project that can win, to be used for many counts."""
    return {project: Column.of(election, project) for project in election.running}


def count(
    election: Election,
    share: Fraction,
    prepared: Columns | None = None,
    *,
    without: int | None = None,
    first: int | None = None,
    until: int | None = None,
) -> Allocation:
    """Fund projects until no supporters own enough for another.

    `without` leaves one project out, `first` lets one win every tie it is in (both to learn what would be if); `until`
    ends after so many rounds.
    """
    table = columns(election) if prepared is None else prepared
    ledger = Ledger(election, share)
    free = [project for project in table if not election.projects[project].cost]
    rounds = [Round(project, Fraction(0), Fraction(0)) for project in _gifts(election, free)]
    waiting = _bounds(election, table, without)
    ties: list[tuple[int, Tie]] = []
    while len(rounds) != until and (near := _cheapest(election, ledger, table, waiting)):
        priced = {project: exact(ledger, table[project], guess) for project, guess in near.items()}
        rates = {project: one.price / election.worth(project) for project, one in priced.items()}
        project, tie = _choose(election, rates, first)
        if tie is not None:
            ties.append((len(rounds), tie))
        del waiting[project]
        ledger.pay(table[project], priced[project].price, priced[project].broke)
        rounds.append(Round(project, priced[project].price, rates[project]))
    return Allocation(share, tuple(rounds), tuple(ties), ledger)


def _gifts(election: Election, free: Sequence[int]) -> list[int]:
    """Projects that cost nothing need nobody's money: they come first, most votes first, and no lot matters."""
    return sorted(free, key=lambda project: (-election.scores[project], election.luck[project]))


def _bounds(election: Election, table: Columns, without: int | None) -> dict[int, float]:
    """The least each project can cost per unit of worth; it only rises as money is spent."""
    paid = (project for project, column in table.items() if column.cost and project != without)
    return {project: _rate(election, table, project) for project in paid}


def _rate(election: Election, table: Columns, project: int) -> float:
    price = table[project].cost / table[project].total
    return price / election.worth(project) * (1 - 1e-12)


def _cheapest(
    election: Election, ledger: Ledger, table: Columns, waiting: dict[int, float]
) -> dict[int, Estimate]:
    """The cheapest affordable project per unit of worth, with all that are equally cheap within the margins.

    Bounds in `waiting` are raised on the way; what nobody can pay any more leaves it, for money only becomes less.
    """
    found: dict[int, tuple[float, Estimate]] = {}
    best = np.inf
    for project in sorted(waiting, key=waiting.__getitem__):
        if waiting[project] > best:
            break
        guess = estimate(ledger, table[project])
        if guess is None:
            del waiting[project]
            continue
        worth = election.worth(project)
        waiting[project] = max(waiting[project], (guess.price - guess.margin) / worth * (1 - 1e-15))
        found[project] = (waiting[project], guess)
        best = min(best, (guess.price + guess.margin) / worth * (1 + 1e-15))
    return {project: guess for project, (least, guess) in found.items() if least <= best}


def _choose(election: Election, rates: Mapping[int, Fraction], first: int | None) -> tuple[int, Tie | None]:
    """The cheapest per unit of worth. Whether a tie matters, and so whether a lot may decide it, shows only later."""
    least = min(rates.values())
    equal = [project for project, rate in rates.items() if rate == least]
    if first in equal:
        return first, None
    return settle(election, equal)
