"""From ballots to result.json: one function for every method, and the same bytes for the same ballots."""

from collections.abc import Iterable, Sequence
from typing import Any

from participation.tallies.boxes import Box, opened
from participation.tallies.ranked import ranked, strict
from participation.tallies.stations import Station
from participation.tallies.sums import Choice, approvals, consensus, points
from participation.tallies.ties import Rules

SCHEMA = "participation-result/1"


def count(rules: Rules, ballots: Iterable[Choice], paper: Sequence[Station]) -> dict[str, Any]:
    """The content of result.json. Raises DomainError where a ballot or a station contradicts the rules."""
    box = opened(rules, ballots, paper)
    return result_of(rules, box, outcome(rules, box))


def result_of(rules: Rules, box: Box, found: dict[str, Any]) -> dict[str, Any]:
    """The content of result.json, where the outcome is known."""
    return {
        "schema": SCHEMA,
        "vote": rules["vote"],
        "method": rules["method"],
        "ballots": box.figures(),
        "outcome": found,
    }


def outcome(rules: Rules, box: Box) -> dict[str, Any]:
    """The `outcome` of result.json, by the method of the rules."""
    match rules["method"]:
        case "single" | "approval":
            return approvals(rules, box.choices, box.totals)
        case "points":
            return points(rules, box.choices, box.totals)
        case "consensus":
            return consensus(rules, box.choices, box.totals, box.valid)
        case "ranked":
            return ranked(rules, [(strict(choice["rank"]), number) for choice, number in box.choices])
    from participation.tallies.budgets.outcome import budget_outcome

    found: dict[str, Any] = budget_outcome(rules, box.choices)
    return found
