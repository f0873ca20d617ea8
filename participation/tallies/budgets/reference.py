"""Equal Shares once more, slowly and plainly: every voter's purse by name, nothing but whole numbers and fractions.

It shares no code with the quick count, which is compared with it, and can be read aloud. Purses hold whole numbers of
parts; a part is so small a piece of money that every payment so far comes out even.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from participation.tallies.budgets.election import Election

Wants = Mapping[int, Mapping[int, int]]


def rounds(election: Election, share: Fraction) -> list[tuple[int, Fraction]]:
    """Which project is funded in each round, and what a unit of worth costs its supporters (in units of money)."""
    purses, parts = [share.numerator] * len(election.weights), share.denominator
    wants = {project: _wants(election, project) for project in election.running}
    done: list[tuple[int, Fraction]] = []
    while prices := _prices(election, purses, parts, wants):
        winner = min(prices, key=lambda project: _order(election, project, prices[project]))
        price = prices[winner]
        done.append((winner, price / parts / (election.worth(winner) or 1)))
        parts *= price.denominator
        purses = [money * price.denominator for money in purses]
        for voter, units in wants.pop(winner).items():
            purses[voter] -= min(purses[voter], price.numerator * units)
    return done


def _order(election: Election, project: int, price: Fraction) -> tuple[Fraction, int, int, int]:
    """Cheapest per unit of worth; then least cost, most votes, luck."""
    rate = price / (election.worth(project) or 1)
    return rate, election.projects[project].cost, -election.scores[project], election.luck[project]


def _wants(election: Election, project: int) -> dict[int, int]:
    groups, units = election.groups[project].tolist(), election.units[project].tolist()
    return dict(zip(groups, units, strict=True))


def _prices(election: Election, purses: Sequence[int], parts: int, wants: Wants) -> dict[int, Fraction]:
    costs = ((project, election.projects[project].cost * parts) for project in wants)
    weights = election.weights.tolist()
    found = ((project, _price(cost, purses, weights, wants[project])) for project, cost in costs)
    return {project: price for project, price in found if price is not None}


def _price(
    cost: int, purses: Sequence[int], weights: Sequence[int], wanted: Mapping[int, int]
) -> Fraction | None:
    """What one unit costs when all pay as much per unit, and who cannot gives all they have; None: it is not enough."""
    missing, paying = cost, dict(wanted)
    while paying:
        units = sum(weights[voter] * given for voter, given in paying.items())
        poor = [voter for voter, given in paying.items() if purses[voter] * units < missing * given]
        if not poor:
            return Fraction(missing, units)
        missing -= sum(purses[voter] * weights[voter] for voter in poor)
        for voter in poor:
            del paying[voter]
    return None


def raised(election: Election, step: int) -> list[tuple[Fraction, list[tuple[int, Fraction]]]]:
    """Every share that the official completion tries and keeps, with its rounds: until the next one overspends."""
    share = election.share
    kept = [(share, rounds(election, share))]
    while True:
        share += step
        more = rounds(election, share)
        if election.cost(project for project, _rate in more) > election.budget:
            return kept
        kept.append((share, more))
