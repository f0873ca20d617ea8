"""Raising the share, for at the plain one supporters rarely own all they would need and money stays unspent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.greedy import Spending, spend
from participation.tallies.budgets.shares.columns import Table
from participation.tallies.budgets.shares.counting import Allocation, count
from participation.tallies.budgets.ties import Tie, judged

STEPS = 1_000
"""After so many shares tried the step becomes ten times as large, lest a dear project with one supporter keep us for ever."""

ALTERNATIVES = 50
"""So many other ways to break ties are tried at most; beyond that every tie counts as one that matters."""


class Completion(StrEnum):
    """What happens after the count at the plain share, budget / voters."""

    NONE = "none"
    ADD1 = "add1"
    """The share is raised step by step, until the next step would overspend: the official way (Wieliczka, Świecie)."""
    EXHAUSTIVE = "add1-exhaustive"
    """The same, but it also ends as soon as no further project would fit into the budget."""
    UTILITARIAN = "utilitarian"
    """What is left is spent by votes, passing over what does not fit."""
    ADD1_UTILITARIAN = "add1-utilitarian"
    """First the one, then the other."""


_RAISING = (Completion.ADD1, Completion.EXHAUSTIVE, Completion.ADD1_UTILITARIAN)
_TOPPING = (Completion.UTILITARIAN, Completion.ADD1_UTILITARIAN)


@dataclass(frozen=True, slots=True)
class EqualShares:
    """The outcome: winners paid by their supporters (`allocation`), then those topped up from what was left.

    `tried`: counts up to the final share, the plain one included. `step`: the last step in the smallest unit of money.
    `affordable`: all that anybody wants fits into the budget; then no share is raised and the rest is added.
    """

    allocation: Allocation
    topped_up: tuple[int, ...]
    cost: int
    ties: tuple[Tie, ...]
    tried: int
    step: int
    affordable: bool

    @property
    def winners(self) -> tuple[int, ...]:
        """Positions in the order of funding."""
        return self.allocation.winners + self.topped_up

    @property
    def share(self) -> Fraction:
        """What each voter could spend in the end, in the smallest unit of money."""
        return self.allocation.share


def equal_shares(
    election: Election, completion: Completion = Completion.ADD1, *, step: int | None = None
) -> EqualShares:
    """Count with a completion. `step`: by how much a share is raised, in the smallest unit; without it see `first_step`.

    A project that costs more than the whole budget never takes part: it could not be built, only end the raising.
    """
    within = within_budget(election)
    table = Table.of(within)
    found, tried, last = count(within, within.share, table), 1, step or first_step(within)
    affordable = within.cost(within.running) <= within.budget
    if completion in _RAISING and not affordable:
        found, tried, last = _raised(within, table, found, last, completion, fixed=step is not None)
    ties = _judged(within, table, found)
    found, certain = _certain(within, table, found, ties)
    topping = certain and (completion in _TOPPING or (affordable and completion in _RAISING))
    more = _top_up(within, found.winners) if topping else Spending()
    cost = within.cost(found.winners) + more.cost
    return EqualShares(found, more.winners, cost, (*ties, *more.ties), tried, last, affordable)


def first_step(election: Election) -> int:
    """One unit of currency; a power of ten for shares of five digits and more, whose first four digits then change."""
    digits = len(str(int(election.share) // election.money_unit))
    return int(10 ** max(0, digits - 4)) * election.money_unit


def within_budget(election: Election) -> Election:
    """The election without projects that cost more than the whole budget."""
    dear = {p: "dear" for p in election.running if election.projects[p].cost > election.budget}
    return election.barring(dear) if dear else election


def _raised(
    election: Election, table: Table, found: Allocation, step: int, completion: Completion, *, fixed: bool
) -> tuple[Allocation, int, int]:
    """The last allocation before one that overspends. It comes, for not all that is wanted fits into the budget."""
    tried = 1
    while not (completion is Completion.EXHAUSTIVE and _exhausted(election, found)):
        if tried % STEPS == 0 and not fixed:
            step *= 10
        more = count(election, found.share + step, table)
        if election.cost(more.winners) > election.budget:
            break
        found, tried = more, tried + 1
    return found, tried, step


def _exhausted(election: Election, found: Allocation) -> bool:
    """Nothing else that anybody wants fits into what is left."""
    left = election.budget - election.cost(found.winners)
    rest = set(election.running) - set(found.winners)
    return all(election.projects[project].cost > left for project in rest)


def _judged(election: Election, table: Table, found: Allocation) -> tuple[Tie, ...]:
    """The ties of the final count; one matters if another order among its projects has others win at this share."""
    winners, left = set(found.winners), ALTERNATIVES
    judgements = []
    for _round, tie in found.ties:
        others = [project for project in tie.options if project != tie.chosen]
        left -= len(others)
        matters = left < 0 or any(
            set(count(election, found.share, table, first=project).winners) != winners for project in others
        )
        judgements.append(judged(election, tie, matters=matters))
    return tuple(judgements)


def _certain(
    election: Election, table: Table, found: Allocation, ties: Sequence[Tie]
) -> tuple[Allocation, bool]:
    """The rounds before the first tie that nobody may decide, and whether these are all."""
    for (rounds, _tie), tie in zip(found.ties, ties, strict=True):
        if tie.chosen is None:
            return count(election, found.share, table, until=rounds), False
    return found, True


def _top_up(election: Election, winners: Sequence[int]) -> Spending:
    rest = [project for project in election.running if project not in set(winners)]
    return spend(election, rest, election.budget - election.cost(winners))
