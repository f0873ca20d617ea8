"""Why a project is in or out, and what voters got: for the page of a project and the page of the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from participation.tallies.budgets.election import Election, Ints
from participation.tallies.budgets.greedy import Spending
from participation.tallies.budgets.shares import EqualShares, within_budget
from participation.tallies.budgets.shares.support import Payment, Support, supports


@dataclass(frozen=True, slots=True)
class Story:
    """One project (position). Amounts are exact, in the smallest unit of money.

    `held`: what its supporters owned when its fate was sealed, see `Support`; `support`: the same as a part of its cost,
    1 or more for what they paid for ("effective support"). `missing`: what they lacked then, zero for winners.
    `lost_to`: the project (position) on which they spent what was then missing. `turn`: what was left of the budget when
    its turn came by votes, None where it had none. `barred`: a key of `rules.REASONS`, or "".
    """

    project: int
    votes: int
    score: int
    by_votes: bool
    by_shares: bool
    topped_up: bool
    per_supporter: Fraction | None
    support: Fraction
    held: Fraction
    missing: Fraction
    left: Fraction
    lost_to: int | None
    turn: int | None
    elsewhere: Sequence[Payment]
    barred: str


@dataclass(frozen=True, slots=True)
class Happiness:
    """How many voters got 0, 1, 2, … of the projects they wanted, and the average."""

    voters: Sequence[int]
    average: Fraction

    @property
    def nothing(self) -> Fraction:
        """The part of voters who got none."""
        return Fraction(self.voters[0], sum(self.voters)) if sum(self.voters) else Fraction(0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both rules side by side. `better_*`: voters who get more of the projects they wanted under that rule."""

    greedy: Happiness
    shares: Happiness
    greedy_only: Sequence[int]
    shares_only: Sequence[int]
    better_greedy: int
    better_shares: int


def explain(election: Election, most: Spending, shares: EqualShares) -> list[Story]:
    """The story of each project, in the order of the ballot."""
    within = within_budget(election)
    known = supports(within, shares.allocation)
    return [
        _story(within, most, shares, project, known.get(project)) for project in range(len(within.projects))
    ]


def _story(
    election: Election, most: Spending, shares: EqualShares, project: int, support: Support | None
) -> Story:
    votes, cost = election.votes[project], election.projects[project].cost
    won, held = project in shares.winners, support.held if support else Fraction(0)
    return Story(
        project=project,
        votes=votes,
        score=election.scores[project],
        by_votes=project in most.winners,
        by_shares=won,
        topped_up=project in shares.topped_up,
        per_supporter=Fraction(cost, votes) if votes else None,
        support=held / cost if cost else Fraction(1 if votes else 0),
        held=held,
        missing=Fraction(0) if won else max(cost - held, Fraction(0)),
        left=support.left if support else Fraction(0),
        lost_to=support.lost_to if support else None,
        turn=most.left.get(project),
        elsewhere=support.payments if support else (),
        barred=election.barred.get(project, ""),
    )


def compare(election: Election, most: Spending, shares: EqualShares) -> Comparison:
    """What the rules would mean for voters."""
    by_votes, by_shares = _wins(election, most.winners), _wins(election, shares.winners)
    return Comparison(
        greedy=_happiness(election, by_votes),
        shares=_happiness(election, by_shares),
        greedy_only=[project for project in most.winners if project not in shares.winners],
        shares_only=[project for project in shares.winners if project not in most.winners],
        better_greedy=int(election.weights[by_votes > by_shares].sum()),
        better_shares=int(election.weights[by_shares > by_votes].sum()),
    )


def _wins(election: Election, winners: Sequence[int]) -> Ints:
    """For each group how many of the winners it wanted."""
    wins = np.zeros(len(election.weights), dtype=np.int64)
    for project in winners:
        wins[election.groups[project]] += 1
    return wins


def _happiness(election: Election, wins: Ints) -> Happiness:
    most = int(wins.max(initial=0))
    voters = [int(election.weights[wins == number].sum()) for number in range(most + 1)]
    total = sum(number * count for number, count in enumerate(voters))
    return Happiness(voters, Fraction(total, election.voters) if election.voters else Fraction(0))
