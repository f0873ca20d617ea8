"""Counting a file of ballots that brings no rules of its own: one seat, every option may be named."""

from collections.abc import Sequence
from typing import Any

from participation.kernel.errors import DomainError
from participation.tallies.ballots import kind_of_ballot, valid_choice
from participation.tallies.boxes import Box
from participation.tallies.files import Ballots
from participation.tallies.outcomes import outcome
from participation.tallies.ranked import ranked
from participation.tallies.ties import Rules

METHODS = ("schulze", "irv", "single", "approval", "consensus", "points")


def count_plainly(ballots: Ballots, method: str, lot: Sequence[str]) -> dict[str, Any]:
    """The `outcome` of result.json by one of METHODS; `lot` holds all ids, earlier ones win ties.

    Raises DomainError where these ballots cannot be counted so.
    """
    rules = rules_for(ballots.options, method, lot)
    if rules["method"] == "ranked":
        if ballots.choices and len(ballots.rankings) != len(ballots.choices):
            raise DomainError("Nicht jeder Stimmzettel dieser Datei ist eine Rangfolge.")
        _check(rules, ballots)
        return ranked(rules, ballots.rankings)
    if ballots.rankings:
        raise DomainError("Rangfolgen zählen Sie mit --method schulze oder --method irv.")
    _check(rules, ballots)
    ballot_count = sum(number for _choice, number in ballots.choices)
    return outcome(rules, Box(choices=ballots.choices, online=ballot_count))


def rules_for(options: Sequence[dict[str, Any]], method: str, lot: Sequence[str]) -> Rules:
    """Rules that allow all that the method can count."""
    ranking = method in ("schulze", "irv")
    return {
        "vote": "",
        "method": "ranked" if ranking else method,
        "options": list(options),
        "least": 1,
        "most": 1 if method == "single" else len(options),
        "points": 1_000_000,
        "blank": True,
        "seats": 1,
        "count": method if ranking else "",
        "ties": "lot",
        "lot": list(lot),
        "budget": None,
    }


def _check(rules: Rules, ballots: Ballots) -> None:
    for choice, _number in ballots.choices:
        if reason := valid_choice(rules, choice):
            raise DomainError(
                "Ein Stimmzettel dieser Datei gilt nicht: %(reason)s (%(kind)s)",
                reason=reason,
                kind=kind_of_ballot(rules),
            )
