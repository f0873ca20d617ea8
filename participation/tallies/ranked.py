"""Ranked ballots: Schulze's method and instant-runoff (IRV), with everything on the way to the winner.

A ranking is a sequence of ranks, best first, each with one option or more; options it does not name share the last
rank. Schulze counts an equal rank as no preference. In IRV a ballot is exhausted as soon as its turn comes to a rank
with more than one option that is still in the count: it does not say whom it supports next.

Sources: M. Schulze, "The Schulze Method of Voting" (2018), with winning votes; IRV as used for single seats, where the
last are left out until someone has more than half of the ballots still in the count.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import Any

from participation.tallies.runoff import Ranking, Rankings, Runoff, runoff
from participation.tallies.ties import Rules, elected, option_ids

Pairs = dict[str, dict[str, int]]


def ranked(rules: Rules, rankings: Rankings) -> dict[str, Any]:
    """The outcome by both methods; `rules["count"]` names the one that decides. Without ballots nobody wins."""
    options = option_ids(rules)
    pairs = preferences(options, rankings)
    groups = schulze(options, pairs)
    final = runoff(rules, rankings) if rankings else Runoff()
    if rules["count"] == "irv":
        winners, ties = final.winners, final.ties
    else:
        winners, ties = elected(rules, groups if rankings else [])
    return {"pairs": pairs, "schulze": groups, "irv": final.rounds, "winners": winners, "ties": ties}


def preferences(options: Sequence[str], rankings: Rankings) -> Pairs:
    """`pairs[a][b]`: ballots that prefer a to b. A ballot of n named options costs n times the number of options."""
    pairs = {one: {other: 0 for other in options if other != one} for one in options}
    for ranking, ballots in rankings:
        behind = set(options)
        for rank in ranking:
            behind.difference_update(rank)
            for better in rank:
                for worse in behind:
                    pairs[better][worse] += ballots
    return pairs


def schulze(options: Sequence[str], pairs: Pairs) -> list[list[str]]:
    """Groups of equally good options, best first: each group is beaten by nobody who is still there."""
    path = strongest_paths(options, pairs)
    groups, left = [], list(options)
    while left:
        group = [
            one for one in left if all(path[one, other] >= path[other, one] for other in left if other != one)
        ]
        groups.append(group)
        left = [one for one in left if one not in group]
    return groups


def strongest_paths(options: Sequence[str], pairs: Pairs) -> Mapping[tuple[str, str], int]:
    """The strength of the strongest path from one option to another: that of its weakest victory."""
    path = {
        (one, other): pairs[one][other] if pairs[one][other] > pairs[other][one] else 0
        for one, other in permutations(options, 2)
    }
    for via in options:
        for one, other in permutations([option for option in options if option != via], 2):
            path[one, other] = max(path[one, other], min(path[one, via], path[via, other]))
    return path


def strict(rank: Iterable[str]) -> Ranking:
    """A ranking without equal ranks, as our own ballots have them."""
    return tuple((option,) for option in rank)
