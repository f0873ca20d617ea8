"""Most votes first, as most cities spend their budgets: three rules that differ in what does not fit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
    """Winners (positions, in the order of funding), what they cost, and the ties met on the way.

    `left`: for every project that had its turn, the money that was left then, in the order of the turns.
    """

    winners: tuple[int, ...] = ()
    cost: int = 0
    ties: tuple[Tie, ...] = ()
    left: Mapping[int, int] = field(default_factory=dict)


def greedy(election: Election, rule: Greedy = Greedy.SKIP) -> Spending:
    """Fund by votes (points, where ballots give points). A threshold is applied by `rules.bar` beforehand."""
    return spend(election, election.running, election.budget, skip=rule is not Greedy.NO_SKIP)


def spend(election: Election, projects: Iterable[int], money: int, *, skip: bool = True) -> Spending:
    """Spend `money` on these projects by score, then cheapest first, then by lot; nobody is funded below one vote.

    A tie that only a lot could break, where none may, ends the count if the winners depend on it.
    """
    winners: list[int] = []
    ties: list[Tie] = []
    turns: dict[int, int] = {}
    left = money
    for project, tied in _turns(election, projects):
        if tied is not None:
            tie = judged(election, tied, matters=_matters(election, tied.options, left, skip=skip))
            ties.append(tie)
            if tie.chosen is None:
                break
        turns[project] = left
        if election.projects[project].cost <= left:
            winners.append(project)
            left -= election.projects[project].cost
        elif not skip:
            break
    return Spending(tuple(winners), money - left, tuple(ties), turns)


def _turns(election: Election, projects: Iterable[int]) -> Iterator[tuple[int, Tie | None]]:
    """Projects by score, those with equal scores one after another, each with the tie it came out of."""
    wanted = sorted(
        (project for project in projects if election.scores[project] > 0),
        key=lambda one: -election.scores[one],
    )
    for _score, block in groupby(wanted, key=lambda project: election.scores[project]):
        waiting = list(block)
        while waiting:
            chosen, tie = settle(election, waiting)
            waiting.remove(chosen)
            yield chosen, tie


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
