"""What a station counted on paper: whether it adds up, and fits the rules."""

from collections.abc import Mapping
from typing import Any

from participation.kernel.words import Words
from participation.tallies.ballots import BLANK, valid_choice, whole
from participation.tallies.sums import WORST_RESISTANCE
from participation.tallies.ties import Rules, option_ids

Station = Mapping[str, Any]
"""A line of paper.jsonl: `station`, `ballots`, `blank`, `invalid`, and `lines` or, for methods that add up, `totals`."""

MOST = 10_000_000
"""Ballots; more than any town has."""


def contradiction(rules: Rules, station: Station) -> Words | None:
    """What is wrong with a station's count, or None. Takes any JSON object."""
    content = {"lines", "totals"} & set(station)
    if not isinstance(station.get("station"), str) or len(content) != 1 or len(station) != 5:
        return Words("Es fehlen Angaben: Name, Stimmzettel, Enthaltungen, ungültige und die Zählung.")
    numbers = [station.get(name) for name in ("ballots", "blank", "invalid")]
    if not all(whole(number, 0, MOST) for number in numbers) or valid_ballots(station) < 0:
        return Words("Enthaltungen und ungültige sind zusammen mehr als die Stimmzettel.")
    if station["blank"] and not rules["blank"]:
        return Words("Eine Enthaltung ist bei dieser Abstimmung nicht vorgesehen.")
    if "lines" in station:
        return _lines(rules, station)
    return _totals(rules, station)


def valid_ballots(station: Station) -> int:
    """Ballots that say something."""
    return int(station["ballots"] - station["blank"] - station["invalid"])


def _lines(rules: Rules, station: Station) -> Words | None:
    lines = station["lines"]
    if not isinstance(lines, list):
        return Words("Die Zählung ist keine Liste.")
    for line in lines:
        if (
            not isinstance(line, Mapping)
            or set(line) != {"choice", "count"}
            or not whole(line["count"], 1, MOST)
        ):
            return Words("Eine Zeile der Zählung nennt nicht Auswahl und Anzahl.")
        if line["choice"] == BLANK:
            return Words("Enthaltungen stehen nicht in den Zeilen der Zählung.")
        if reason := valid_choice(rules, line["choice"]):
            return reason
    counted = sum(line["count"] for line in lines)
    return None if counted == valid_ballots(station) else _does_not_add_up(counted, valid_ballots(station))


def _totals(rules: Rules, station: Station) -> Words | None:
    totals, ballots = station["totals"], valid_ballots(station)
    if rules["method"] in ("ranked", "budget"):
        return Words("Bei diesem Verfahren wird jeder Stimmzettel einzeln gebraucht, Summen genügen nicht.")
    if not isinstance(totals, Mapping) or not set(totals) <= set(option_ids(rules)):
        return Words("Die Summen nennen eine Option, die nicht zur Wahl steht.")
    most_each, least, most = _bounds(rules)
    if not all(whole(total, 0, most_each * ballots) for total in totals.values()):
        return Words(
            "Eine Summe ist größer, als %(ballots)s gültige Stimmzettel erlauben.", {"ballots": ballots}
        )
    if not least * ballots <= sum(totals.values()) <= most * ballots:
        return _does_not_add_up(sum(totals.values()), ballots)
    return None


def _bounds(rules: Rules) -> tuple[int, int, int]:
    """What one ballot can give: at most to one option, at least and at most in all."""
    match rules["method"]:
        case "consensus":
            return WORST_RESISTANCE, 0, WORST_RESISTANCE * len(rules["options"])
        case "points":
            return rules["points"], 1, rules["points"]
    return 1, max(1, rules["least"]), rules["most"]


def _does_not_add_up(counted: int, ballots: int) -> Words:
    return Words(
        "Die Zählung ergibt %(counted)s, das passt nicht zu %(ballots)s gültigen Stimmzetteln.",
        {"counted": counted, "ballots": ballots},
    )
