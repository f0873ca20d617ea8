"""Ties: nobody decides them in silence.

A tie is decided by the lot that was drawn when the vote opened (`rules["lot"]`, earlier wins), or stays open where the
rules say so. Every tie that was met is recorded, also those that changed nothing:
`{"options": […], "chosen": "3", "by": "lot", "matters": true}`. `matters` says that another lot would have meant other
winners. A tie that stays open has `"chosen": null, "by": "open"`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypedDict

Rules = Mapping[str, Any]
"""rules.json, as it was frozen when the vote opened."""


class Tie(TypedDict):
    """Options that were equal, and what came of it."""

    options: list[str]
    chosen: str | None
    by: str
    matters: bool


def option_ids(rules: Rules) -> list[str]:
    """The options in the order of the ballot."""
    return [option["id"] for option in rules["options"]]


def stays_open(rules: Rules) -> bool:
    """Whether ties are shown and not decided."""
    return bool(rules["ties"] == "open")


def by_lot(rules: Rules, tied: Collection[str]) -> list[str]:
    """Tied options in the order of the lot, the luckiest first; without a lot in the order of the ballot."""
    order = rules["lot"] or option_ids(rules)
    return sorted(tied, key=order.index)


def elected(rules: Rules, groups: Sequence[Sequence[str]]) -> tuple[list[str], list[Tie]]:
    """The winners, best first, and the ties met: `groups` of equal options, best first, fill `rules["seats"]`."""
    winners: list[str] = []
    ties: list[Tie] = []
    for group in groups:
        left = rules["seats"] - len(winners)
        if left <= 0:
            break
        if len(group) > 1 and stays_open(rules):
            ties.append(_tie(group, None, matters=len(group) > left))
            if len(group) > left:
                break  # nobody is chosen among them, nor after them
            winners += group
        else:
            won, met = _drawn(rules, group, left)
            winners += won
            ties += met
    return winners, ties


def _drawn(rules: Rules, group: Sequence[str], left: int) -> tuple[list[str], list[Tie]]:
    """Fill the seats that are left from one group, lot by lot."""
    order, ties = by_lot(rules, group), []
    for place, chosen in enumerate(order[:left]):
        tied = [option for option in group if option in order[place:]]
        if len(tied) > 1:
            ties.append(_tie(tied, chosen, matters=len(group) > left))
    return order[:left], ties


def _tie(options: Sequence[str], chosen: str | None, *, matters: bool) -> Tie:
    return {
        "options": list(options),
        "chosen": chosen,
        "by": "open" if chosen is None else "lot",
        "matters": matters,
    }
