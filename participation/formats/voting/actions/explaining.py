"""Why each project of a budget is in or out: worked out once, when the result is counted, and kept beside it.

It is no part of the result package: everything in it follows from the ballots and the rules. Counting anew what
100,000 ballots would have meant takes seconds, which no page should.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

from participation.tallies.ballots import canonical
from participation.tallies.boxes import opened
from participation.tallies.budgets import (
    Comparison,
    Election,
    Happiness,
    Outcome,
    Story,
    compare,
    decide,
    explain,
)
from participation.tallies.budgets.outcome import written
from participation.tallies.outcomes import count, result_of
from participation.tallies.stations import Station
from participation.tallies.sums import Choice

SCHEMA = "participation-explanation/1"


def counted(
    rules: dict[str, Any], choices: Sequence[Choice], paper: Sequence[Station]
) -> tuple[dict[str, Any], bytes]:
    """The content of result.json, and explanation.json: an empty object for votes that spend no money. What a budget's
    ballots come to is worked out once for both. Raises DomainError where a station contradicts the rules."""
    if rules["method"] != "budget":
        return count(rules, choices, paper), canonical({})
    box = opened(rules, choices, paper)
    decided = decide(rules, box.choices)
    return result_of(rules, box, written(decided)), canonical(_explained(decided))


def _explained(decided: Outcome) -> dict[str, Any]:
    """Amounts in cents, shares in tenths of a percent, both rounded to the nearest one: the figures of `participation
    tally`, in so many places."""
    election, most, shares = decided.election, decided.greedy, decided.shares
    stories = explain(election, most, shares)
    return {
        "schema": SCHEMA,
        "voters": election.voters,
        "share": _cents(shares.share),
        "projects": {election.projects[one.project].id: _story(election, one) for one in stories},
        **_compared(compare(election, most, shares)),
    }


def _story(election: Election, story: Story) -> dict[str, Any]:
    held, missing = _split(election.projects[story.project].cost, story)
    return {
        "votes": story.votes,
        "score": story.score,
        "by_votes": story.by_votes,
        "by_shares": story.by_shares,
        "topped_up": story.topped_up,
        "per_supporter": None if story.per_supporter is None else _cents(story.per_supporter),
        "support": _support(story),
        "held": held,
        "left": _cents(story.left),
        "lost_to": None if story.lost_to is None else election.projects[story.lost_to].id,
        "missing": missing,
        "turn": story.turn,
        "barred": story.barred,
        "elsewhere": [
            {
                "id": election.projects[one.project].id,
                "amount": _cents(one.amount),
                "supporters": _permille(one.supporters),
            }
            for one in story.elsewhere
        ],
    }


def _compared(sides: Comparison) -> dict[str, Any]:
    return {
        "greedy": _happiness(sides.greedy),
        "equal_shares": _happiness(sides.shares),
        "better_greedy": sides.better_greedy,
        "better_shares": sides.better_shares,
    }


def _split(cost: int, story: Story) -> tuple[int, int]:
    """What the supporters had and what they lacked: together the cost, and never nothing where they lacked a part of a
    cent."""
    if not story.missing:
        return _cents(story.held), 0
    held = min(_cents(story.held), cost * 100 - 1)
    return held, cost * 100 - held


def _support(story: Story) -> int:
    """Never the whole where something was missing."""
    support = _permille(story.support)
    return min(support, 999) if story.missing else support


def _happiness(side: Happiness) -> dict[str, Any]:
    """Voters by the number of their projects that won, what part of them has none, and the average in hundredths."""
    return {
        "voters": list(side.voters),
        "without": _permille(side.nothing),
        "average": _nearest(side.average * 100),
    }


def _cents(amount: Fraction) -> int:
    return _nearest(amount * 100)


def _permille(part: Fraction) -> int:
    return _nearest(part * 1_000)


def _nearest(number: Fraction) -> int:
    """The nearest whole number; of two, the greater, as people round."""
    return floor(number + Fraction(1, 2))
