"""Budget votes made up for tests."""

import random
from collections.abc import Mapping, Sequence

from participation.tallies.budgets import Election, Project, hold


def vote(
    costs: Mapping[str, int],
    budget: int,
    ballots: Sequence[str],
    *,
    lot: str = "",
    open_ties: bool = False,
) -> Election:
    """Approvals: one letter per project, one word per voter ("" wants nothing); `lot` names the lucky ones first."""
    ids = list(costs)
    return hold(
        [Project(key, key.upper(), cost) for key, cost in costs.items()],
        budget,
        [({ids.index(letter): 1 for letter in ballot}, 1) for ballot in ballots],
        worth_cost=True,
        lot=[ids.index(key) for key in (lot or ids)],
        open_ties=open_ties,
    )


def made_up(seed: int) -> Election:
    """A small election like those that make counting hard: few voters, few different costs, so many ties."""
    dice = random.Random(seed)
    projects = dice.randint(1, 9)
    costs = [dice.choice([0, 1, 2, 3, 5, 10, 10, 20, 40]) for _project in range(projects)]
    most = dice.choice([1, 1, 3, 10])
    ballots = [
        (
            {dice.randrange(projects): dice.randint(1, most) for _choice in range(dice.randint(0, 5))},
            dice.randint(1, 4),
        )
        for _voter in range(dice.randint(1, 14))
    ]
    lot = list(range(projects))
    dice.shuffle(lot)
    return hold(
        [Project(str(place), str(place), cost) for place, cost in enumerate(costs)],
        dice.randint(0, 60),
        ballots,
        worth_cost=dice.random() < 0.5,
        lot=lot,
    )
