"""Instant-runoff voting: round by round the last ones are left out, and their ballots go to whom they name next.

A ballot stays with the first rank that names somebody who is left. If it names several of them, it does not say whom it
supports, and is exhausted for good (so were such ballots in Burlington in 2009, whose official figures come out).

Options that are last together go together where that cannot change anything: even the sum of their votes is less than
what the next one has. Otherwise it is a tie about who has to go, and the last one in the lot goes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from participation.tallies.ties import Rules, Tie, by_lot, elected, option_ids, stays_open

Ranking = Sequence[Sequence[str]]
"""Ranks, best first, each with one option or more."""
Rankings = Collection[tuple[Ranking, int]]
"""Rankings, each with the number of ballots that say it (at least one)."""


@dataclass(slots=True)
class Runoff:
    """The rounds as result.json shows them, who won, and the ties that were met.

    In a tie about who has to go, `chosen` is who goes; it `matters` where others would have won had another gone.
    Where ties stay open, the count stops at one that matters and nobody has won.
    """

    rounds: list[dict[str, Any]] = field(default_factory=list)
    winners: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def runoff(rules: Rules, rankings: Rankings) -> Runoff:
    """The whole count: until one has more than half of the ballots still in it, or until only the seats are left."""
    return _counted(rules, rankings, option_ids(rules), alternatives=True)


def _counted(rules: Rules, rankings: Rankings, left: list[str], *, alternatives: bool) -> Runoff:
    """The count among the options that are left. `alternatives`: find out about every tie whether it matters."""
    count, ballots = Runoff(), sum(number for _ranking, number in rankings)
    while True:
        rankings = _alive(rankings, left)
        votes = _votes(rankings, left)
        last = [] if _decided(rules, votes) else _last(votes)
        tied = last if len(last) > 1 and not _leave_together(rules, votes, last) else []
        out = by_lot(rules, tied)[-1:] or last
        count.rounds.append(
            {"counts": votes, "exhausted": ballots - sum(votes.values()), "out": out, "tied": tied}
        )
        if tied and alternatives:
            count.ties.append(_tie(rules, rankings, left, tied))
            if count.ties[-1]["matters"] and stays_open(rules):
                count.rounds[-1]["out"] = []
                return count
        if not out:
            groups = [
                [one for one in left if votes[one] == most]
                for most in sorted({*votes.values()}, reverse=True)
            ]
            count.winners, met = elected(rules, groups)
            count.ties += met
            return count
        left = [one for one in left if one not in out]


def _alive(rankings: Rankings, left: Collection[str]) -> Rankings:
    """The ballots that support exactly one of those who are left."""
    return [(ranking, number) for ranking, number in rankings if len(_supported(ranking, left)) == 1]


def _votes(rankings: Rankings, left: Collection[str]) -> dict[str, int]:
    votes = dict.fromkeys(left, 0)
    for ranking, number in rankings:
        votes[_supported(ranking, left)[0]] += number
    return votes


def _supported(ranking: Ranking, left: Collection[str]) -> Sequence[str]:
    """Who is left of the first rank that names any of them."""
    for rank in ranking:
        if named := [option for option in rank if option in left]:
            return named
    return ()


def _decided(rules: Rules, votes: Mapping[str, int]) -> bool:
    majority = max(votes.values()) * 2 > sum(votes.values())
    return len(votes) <= rules["seats"] or (rules["seats"] == 1 and majority)


def _last(votes: Mapping[str, int]) -> list[str]:
    fewest = min(votes.values())
    return [option for option in votes if votes[option] == fewest]


def _leave_together(rules: Rules, votes: Mapping[str, int], last: Sequence[str]) -> bool:
    others = [number for option, number in votes.items() if option not in last]
    return len(others) >= rules["seats"] and sum(votes[option] for option in last) < min(others, default=0)


def _tie(rules: Rules, rankings: Rankings, left: Sequence[str], tied: list[str]) -> Tie:
    """The record of a tie: whoever goes, the rest of the count is followed to its winners."""
    ends = set()
    for gone in tied:
        rest = _counted(rules, rankings, [one for one in left if one != gone], alternatives=False)
        ends.add(frozenset(rest.winners))
    chosen = None if stays_open(rules) else by_lot(rules, tied)[-1]
    return {
        "options": tied,
        "chosen": chosen,
        "by": "open" if chosen is None else "lot",
        "matters": len(ends) > 1,
    }
