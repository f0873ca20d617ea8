"""What a ballot may say under the rules of a vote; sentences for voters and for whoever checks a package."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeGuard

import rfc8785

from participation.kernel.words import Words
from participation.tallies.sums import WORST_RESISTANCE, Choice
from participation.tallies.ties import Rules, option_ids

BLANK: Choice = {"blank": True}
INVALID: Choice = {"invalid": True}
"""A sealed ballot that could not be opened, or says something that the rules do not allow."""


def canonical(value: Any) -> bytes:
    """The one spelling of a value as JSON (RFC 8785): the same content is the same bytes on every machine."""
    return rfc8785.dumps(value)


def kind_of_ballot(rules: Rules) -> str:
    """What the only key of a choice is called: `approve`, `rank`, `resist` or `points`."""
    method = rules["budget"]["ballot"] if rules["method"] == "budget" else rules["method"]
    return _KINDS[method]


def valid_choice(rules: Rules, choice: object) -> Words | None:
    """Why the choice is no valid ballot, or None where it is one. Takes anything that JSON can say."""
    if not isinstance(choice, Mapping) or len(choice) != 1:
        return Words("Ein Stimmzettel enthält genau eine Angabe.")
    ((kind, said),) = choice.items()
    if kind == "blank":
        if said is True and rules["blank"]:
            return None
        return Words("Eine Enthaltung ist bei dieser Abstimmung nicht vorgesehen.")
    if kind != kind_of_ballot(rules):
        return Words("Dieser Stimmzettel gehört zu einem anderen Verfahren.")
    return _CHECKS[kind](rules, said)


def _approval(rules: Rules, said: object) -> Words | None:
    options = option_ids(rules)
    if not _known(said, options):
        return Words("Der Stimmzettel nennt eine Option, die nicht zur Wahl steht.")
    if said != [option for option in options if option in said]:
        return Words(
            "Die Optionen stehen nicht in der Reihenfolge des Stimmzettels, oder eine steht doppelt da."
        )
    return _number(rules, said) or _fits(rules, said)


def _ranking(rules: Rules, said: object) -> Words | None:
    if not _known(said, option_ids(rules)):
        return Words("Der Stimmzettel nennt eine Option, die nicht zur Wahl steht.")
    if len(set(said)) != len(said):
        return Words("Der Stimmzettel nennt eine Option doppelt.")
    return _number(rules, said) or _fits(rules, said)


def _resistance(rules: Rules, said: object) -> Words | None:
    if not isinstance(said, Mapping) or set(said) != set(option_ids(rules)):
        return Words("Der Stimmzettel bewertet nicht jede Option genau einmal.")
    if not all(whole(value, 0, WORST_RESISTANCE) for value in said.values()):
        return Words("Ein Widerstand ist eine ganze Zahl von 0 bis %(most)s.", {"most": WORST_RESISTANCE})
    return None


def _points(rules: Rules, said: object) -> Words | None:
    if not isinstance(said, Mapping) or not said or not set(said) <= set(option_ids(rules)):
        return Words("Der Stimmzettel vergibt keine Punkte oder nennt eine Option, die nicht zur Wahl steht.")
    most = rules["points"]
    if not all(whole(value, 1, most) for value in said.values()) or sum(said.values()) > most:
        return Words("Der Stimmzettel vergibt höchstens %(most)s ganze Punkte.", {"most": most})
    return _fits(rules, list(said))


def _number(rules: Rules, said: Collection[str]) -> Words | None:
    least, most = max(1, rules["least"]), rules["most"]
    if least <= len(said) <= most:
        return None
    if least == most:
        return Words("Der Stimmzettel nennt nicht genau %(number)s Optionen.", {"number": least})
    return Words(
        "Der Stimmzettel nennt nicht %(least)s bis %(most)s Optionen.", {"least": least, "most": most}
    )


def _fits(rules: Rules, said: Collection[str]) -> Words | None:
    budget = rules["budget"]
    if rules["method"] != "budget" or not budget["fits"]:
        return None
    if sum(option["cost"] for option in rules["options"] if option["id"] in said) <= budget["total"]:
        return None
    return Words("Die gewählten Vorhaben kosten zusammen mehr, als zur Verfügung steht.")


def _known(said: object, options: Collection[str]) -> TypeGuard[list[str]]:
    return isinstance(said, list) and all(isinstance(one, str) and one in options for one in said)


def whole(value: object, least: int, most: int) -> TypeGuard[int]:
    """Whether a value of JSON is a whole number within these bounds; `true` is none."""
    return type(value) is int and least <= value <= most


_KINDS = {
    "single": "approve",
    "approval": "approve",
    "ranked": "rank",
    "consensus": "resist",
    "points": "points",
}
_CHECKS: dict[str, Callable[[Rules, object], Words | None]] = {
    "approve": _approval,
    "rank": _ranking,
    "resist": _resistance,
    "points": _points,
}
