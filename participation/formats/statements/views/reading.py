"""What the figures of a landscape say in words: what all agree on, what sets groups apart, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation.formats.statements.hiding import SIDES, Amount, Amounts
from participation.formats.statements.results import letter
from participation.kernel.counting import gettext as _

MOST = 5
MOSTLY = 0.6
"""Share from which on a group, or everybody, agrees or rejects."""
SEEN = 10
"""Votes from which on everybody's share is worth telling where there are no groups."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with a side, how many take it, and how sure that is as a z value. `shares`: how many per group."""

    number: str
    text: str
    agrees: bool
    amount: Amount
    z: float
    shares: Mapping[str, Amount]

    @property
    def sure(self) -> str:
        """How sure it is in words, in the reader's language."""
        return certainty(self.z)


@dataclass(frozen=True, slots=True)
class GroupTold:
    """A group: its letter, its size, and what it stands for."""

    name: str
    letter: str
    size: int
    stances: list[Told]


class Reading:
    """Figures and wordings, ready for a page. Statements that are not public any more are left out."""

    def __init__(self, figures: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        self.figures, self.texts = figures, texts
        self.counts: Mapping[str, int] = figures["counts"]
        self.names = [*figures["groups"]]
        self.letters = [letter(name) for name in self.names]

    @property
    def clear(self) -> bool:
        """Whether there are groups to tell of."""
        return bool(self.figures["clear"])

    @property
    def groups(self) -> list[GroupTold]:
        """The groups, the largest first."""
        return [
            GroupTold(name, letter(name), self.figures["groups"][name]["size"], self._stances(name))
            for name in self.names
        ]

    @property
    def agreed(self) -> list[Told]:
        """What all groups agree with; without groups, what most people do."""
        return self._common("agree")

    @property
    def rejected(self) -> list[Told]:
        """The same for what they reject."""
        return self._common("disagree")

    @property
    def everything(self) -> list[tuple[str, str, list[Amount]]]:
        """Number, wording and votes of every public statement: how many agreed, disagreed and passed."""
        known = self.figures["statements"]
        found = [
            (number, text, Amounts(known[number])) for number, text in self.texts.items() if number in known
        ]
        return [(number, text, [told.of(side) for side in SIDES]) for number, text, told in found]

    def _common(self, side: str) -> list[Told]:
        if not self.names:
            stances = self.figures["consensus"][side]
            chosen = [one["statement"] for one in stances if one["seen"] >= SEEN and one["share"] >= MOSTLY]
        else:
            weighed = {number: self._least(number, side) for number in self._eligible()}
            chosen = [number for number, least in weighed.items() if least >= MOSTLY]
            chosen.sort(key=lambda number: -weighed[number])
        return [self._told(number, side) for number in chosen if number in self.texts][:MOST]

    def _eligible(self) -> list[str]:
        """Statements that are analysed, and that enough people of every group voted on."""
        out, known = set(self.figures["moderated_out"]), self.figures["statements"]
        return [
            number
            for number in known
            if number not in out and len(known[number]["groups"]) == len(self.names)
        ]

    def _least(self, number: str, side: str) -> float:
        """The smallest share in any group, with pseudo-counts: few votes prove little."""
        groups = self.figures["statements"][number]["groups"]
        shares = [(groups[name][side] + 1) / (_seen(groups[name]) + 2) for name in self.names]
        return float(min(shares))

    def _stances(self, name: str) -> list[Told]:
        chosen = self.figures["representative"][name]
        return [
            self._told(one["statement"], one["direction"], name, one)
            for one in chosen
            if one["statement"] in self.texts
        ]

    def _told(self, number: str, side: str, group: str = "", stance: Mapping[str, Any] | None = None) -> Told:
        told = Amounts(self.figures["statements"][number])
        amount = told.of(side, group)
        shares = {letter(name): told.of(side, name) for name in told.groups}
        z = min(stance["z"], stance["ratio_z"]) if stance else _z(amount.exact, amount.seen)
        return Told(number, self.texts[number], side == "agree", amount, z, shares)


def certainty(z: float) -> str:
    """How sure a finding is, in words: from a z value, 99.5 %, 97.5 % and 90 %."""
    if z >= 2.576:
        return _("sehr deutlich")
    if z >= 1.96:
        return _("deutlich")
    return _("erkennbar") if z >= 1.2816 else _("eher unsicher")


def _z(count: int, seen: int) -> float:
    """The one-proportion test against one half, as `tallies.opinions.representing` has it."""
    return float(2 * (seen + 1) ** 0.5 * ((count + 1) / (seen + 1) - 0.5))


def _seen(votes: Mapping[str, int]) -> int:
    return votes["agree"] + votes["disagree"] + votes["pass"]
