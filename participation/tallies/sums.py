"""Methods that add up: single choice, approval, points, and systemic consensus with its resistances."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from participation.tallies.ties import Rules, elected, option_ids

WORST_RESISTANCE = 10

Choice = Mapping[str, Any]
"""What a ballot says, as canonical JSON spells it: `{"approve": ["1", "3"]}`."""
Counted = Collection[tuple[Choice, int]]
"""Choices, each with the number of ballots that made it."""


class Figures(NamedTuple):
    """An option's resistance as people read it."""

    total: int
    mean: Fraction
    """Resistance per ballot, 0 to 10."""
    acceptance: Fraction
    """Percent: 100 where nobody resists, 0 where everybody gives 10."""


def approvals(rules: Rules, counted: Counted, totals: Mapping[str, int]) -> dict[str, Any]:
    """The outcome of single choice and approval; `totals` are sums per option from stations that have no more."""
    votes = _sums(
        rules, (((option, 1) for option in choice["approve"]) for choice, _n in counted), counted, totals
    )
    return {"votes": votes, **_most(rules, votes)}


def points(rules: Rules, counted: Counted, totals: Mapping[str, int]) -> dict[str, Any]:
    """The outcome of a vote by points."""
    given = _sums(rules, (choice["points"].items() for choice, _n in counted), counted, totals)
    return {"points": given, **_most(rules, given)}


def consensus(rules: Rules, counted: Counted, totals: Mapping[str, int], ballots: int) -> dict[str, Any]:
    """The outcome of systemic consensus: the option that meets the least resistance. Without ballots nobody wins."""
    resistance = _sums(rules, (choice["resist"].items() for choice, _n in counted), counted, totals)
    groups = _groups(resistance, sorted(set(resistance.values()))) if ballots else []
    winners, ties = elected(rules, groups)
    return {"resistance": resistance, "winners": winners, "ties": ties}


def figures(total: int, ballots: int) -> Figures:
    """Sum, mean and acceptance of an option's resistance; `ballots` (at least one) are those that are valid."""
    mean = Fraction(total, ballots)
    return Figures(total, mean, 100 - mean * 100 / WORST_RESISTANCE)


def _sums(
    rules: Rules,
    given: Iterable[Iterable[tuple[str, int]]],
    counted: Counted,
    totals: Mapping[str, int],
) -> dict[str, int]:
    """Per option what the ballots give it, times their number; `given` is parallel to `counted`."""
    sums = Counter(totals)
    for parts, (_choice, ballots) in zip(given, counted, strict=True):
        for option, amount in parts:
            sums[option] += amount * ballots
    return {option: sums[option] for option in option_ids(rules)}


def _most(rules: Rules, sums: Mapping[str, int]) -> dict[str, Any]:
    """Who has most; whom nobody named never wins, however many seats there are."""
    winners, ties = elected(
        rules, _groups(sums, sorted({value for value in sums.values() if value}, reverse=True))
    )
    return {"winners": winners, "ties": ties}


def _groups(sums: Mapping[str, int], values: Iterable[int]) -> list[list[str]]:
    """The options of each value, in the order of the ballot."""
    return [[option for option in sums if sums[option] == value] for value in values]
