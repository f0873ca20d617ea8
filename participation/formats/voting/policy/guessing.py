"""What if: ballots of a budget vote as they might come in, made up from a number that is shown.

The same guess and the same number give the same ballots on every machine.
"""

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from participation.formats.voting.models import BallotKind, Method, Vote
from participation.formats.voting.policy.rules import BUDGET, chosen
from participation.tallies.budgets.outcome import Choice, Rules

MOST_VOTERS = 5_000
"""More would hardly change the picture, and take longer than somebody waits for a page."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How many vote, how many projects each of them names on average, how popular projects are compared with each
    other (by key; 0: nobody wants it), and the number that chance begins with."""

    voters: int
    average: float
    popularity: Mapping[str, int]
    seed: int


def ballots(vote: Vote, guess: Guess) -> list[tuple[Choice, int]]:
    """Made-up ballots in the form that counting takes."""
    chance = random.Random(guess.seed)  # noqa: S311 - no secret: anybody may repeat it
    keys = [option.key for option in vote.options if guess.popularity.get(option.key, 0) > 0]
    weights = [guess.popularity[key] for key in keys]
    most = max(1, min(int(chosen(vote)["most"]), len(keys)))
    kind = str((chosen(vote)["budget"] or BUDGET)["ballot"])
    if not keys:
        return []
    return [
        (_choice(chance, kind, _picked(chance, keys, weights, _size(chance, guess.average, most)), vote), 1)
        for _voter in range(guess.voters)
    ]


def rules_of(vote: Vote, total: int, seed: int) -> Rules:
    """The rules to count such ballots with; the lot is drawn from the seed, and would be drawn anew in earnest."""
    keys = [option.key for option in vote.options]
    lot = sorted(keys, key=lambda key: hashlib.sha256(f"{seed}:{key}".encode()).digest())
    return {
        "options": [{"id": one.key, "title": one.title, "cost": one.cost} for one in vote.options],
        "most": int(chosen(vote)["most"]),
        "points": int(chosen(vote)["points"]),
        "lot": lot,
        "ties": "lot",
        "budget": (chosen(vote)["budget"] or BUDGET) | {"total": total},
    }


def can_guess(vote: Vote) -> bool:
    """Whether there is a budget to share out, with projects that have costs."""
    return vote.method is Method.BUDGET and any(option.cost > 0 for option in vote.options)


def _size(chance: random.Random, average: float, most: int) -> int:
    """So many projects on a ballot: around the average, at least one."""
    below = int(average)
    size = below + (chance.random() < average - below) + chance.choice((-1, 0, 0, 1))
    return max(1, min(most, size))


def _picked(chance: random.Random, keys: Sequence[str], weights: Sequence[int], size: int) -> list[str]:
    """Projects by popularity, none twice: the largest of random powers, as Efraimidis and Spirakis draw."""
    drawn = sorted(
        ((chance.random() ** (1 / weight), key) for key, weight in zip(keys, weights, strict=True)),
        reverse=True,
    )
    return [key for _power, key in drawn[:size]]


def _choice(chance: random.Random, kind: str, picked: list[str], vote: Vote) -> dict[str, Any]:
    if kind == BallotKind.RANKED:
        return {"rank": picked}
    if kind == BallotKind.APPROVAL:
        return {"approve": picked}
    points = dict.fromkeys(picked, 1)
    for _point in range(int(chosen(vote)["points"]) - len(picked)):
        points[chance.choice(picked)] += 1
    return {"points": points}
