"""Most votes first, as most cities spend their budgets: three rules that differ in what does not fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.ties import Tie, judged, settle


class Greedy(StrEnum):
    """What happens when the next project costs more than is left, and who takes part."""

    SKIP = "greedy"
    """It is passed over; the next one that fits is funded."""
    THRESHOLD = "greedy-threshold"
    """Like greedy, among the projects that reached a number of votes or points."""
    NO_SKIP = "greedy-no-skip"
    """The count ends."""


@dataclass(frozen=True, slots=True)
class Spending:
    """Winners (positions, in the order of funding), what they cost, and the ties met on the way."""

    winners: tuple[int, ...]
    cost: int
    ties: tuple[Tie, ...]


def greedy(election: Election, rule: Greedy = Greedy.SKIP) -> Spending:
    """Fund by votes (points, where ballots give points). A threshold is applied by `rules.bar` beforehand."""
    return spend(election, election.running, election.budget, skip=rule is not Greedy.NO_SKIP)


def spend(election: Election, projects: Iterable[int], money: int, *, skip: bool = True) -> Spending:
    """Spend `money` on these projects by score, then cheapest first, then by lot; nobody is funded below one vote.

    A tie that only a lot could break, where none may, ends the count if the winners depend on it.
    """
    winners: list[int] = []
    ties: list[Tie] = []
    left = money
    alike = groupby(_by_score(election, projects), key=lambda project: election.scores[project])
    for waiting in (list(block) for _score, block in alike):
        while waiting:
            chosen, tie = settle(election, waiting)
            if tie is not None:
                ties.append(judged(election, tie, matters=_matters(election, tie.options, left, skip=skip)))
            undecided = tie is not None and ties[-1].chosen is None
            if undecided or (not skip and election.projects[chosen].cost > left):
                return Spending(tuple(winners), money - left, tuple(ties))
            waiting.remove(chosen)
            if election.projects[chosen].cost <= left:
                winners.append(chosen)
                left -= election.projects[chosen].cost
    return Spending(tuple(winners), money - left, tuple(ties))


def _by_score(election: Election, projects: Iterable[int]) -> list[int]:
    wanted = [project for project in projects if election.scores[project] > 0]
    return sorted(wanted, key=lambda project: (-election.scores[project], project))


def _matters(election: Election, equal: Sequence[int], left: int, *, skip: bool) -> bool:
    """Whether the order among projects with equal scores changes who is funded.

    It does not when all that could be funded fit together, or none of them; where nothing is passed over, also a
    project that is too dear ends the count, and whether it comes first or last decides about the others.
    """
    costs = [election.projects[project].cost for project in equal]
    fitting = [cost for cost in costs if cost <= left]
    if not fitting:
        return False
    return sum(fitting) > left or (not skip and len(fitting) < len(costs))
