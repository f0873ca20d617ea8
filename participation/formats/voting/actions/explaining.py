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
    """Amounts in cents, shares in tenths of a percent, both rounded down, so that what is not whole never looks so."""
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
    return {
        "votes": story.votes,
        "score": story.score,
        "by_votes": story.by_votes,
        "by_shares": story.by_shares,
        "topped_up": story.topped_up,
        "per_supporter": None if story.per_supporter is None else _cents(story.per_supporter),
        "support": _permille(story.support),
        "held": _cents(story.held),
        "left": _cents(story.left),
        "lost_to": None if story.lost_to is None else election.projects[story.lost_to].id,
        "missing": _cents(story.missing),
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


def _happiness(side: Happiness) -> dict[str, Any]:
    """Voters by the number of their projects that won, what part of them has none, and the average in hundredths."""
    return {
        "voters": list(side.voters),
        "without": _permille(side.nothing),
        "average": floor(side.average * 100),
    }


def _cents(amount: Fraction) -> int:
    return floor(amount * 100)


def _permille(part: Fraction) -> int:
    return floor(part * 1_000)
