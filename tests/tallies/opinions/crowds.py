"""People made up: camps that vote by what they believe, and crowds that vote by dice."""

from collections.abc import Sequence

import numpy as np

from participation.tallies.opinions import Votes
from participation.tallies.opinions.matrix import Floats


def camps(sizes: Sequence[int], statements: int = 40, *, seen: float = 0.6, seed: int = 1) -> Votes:
    """Camps of these sizes, one after the other: each agrees with every third or so statement of its own, with doubts."""
    dice = np.random.default_rng(seed)
    belief = dice.choice([0.1, 0.9], size=(len(sizes), statements))
    belief[:, :5] = 0.95  # what all camps agree on
    return voted(belief[np.repeat(np.arange(len(sizes)), sizes)], seen, dice)


def diced(people: int, statements: int, *, seen: float = 0.6, seed: int = 1) -> Votes:
    """A crowd without opinions."""
    return voted(np.full((people, statements), 0.5), seen, np.random.default_rng(seed))


def voted(chance: Floats, seen: float, dice: np.random.Generator) -> Votes:
    """Votes of people who agree with that chance on each statement, disagree otherwise, pass now and then."""
    cast = np.where(dice.random(chance.shape) < chance, 1.0, -1.0)
    cast[dice.random(chance.shape) < 0.08] = 0
    cast[dice.random(chance.shape) > seen] = np.nan
    people, statements = (tuple(str(number) for number in range(size)) for size in chance.shape)
    return Votes(people, statements, cast)


def triples(votes: Votes) -> list[tuple[str, str, int]]:
    """The same, a vote at a time."""
    rows, columns = np.nonzero(~np.isnan(votes.cast))
    return [
        (votes.participants[row], votes.statements[at], int(votes.cast[row, at]))
        for row, at in zip(rows, columns, strict=True)
    ]
