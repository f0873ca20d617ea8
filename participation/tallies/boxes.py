"""Opening the box: ballots from the net and counts from the stations, checked and put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import orjson

from participation.kernel.errors import DomainError
from participation.tallies.ballots import BLANK, INVALID, canonical, valid_choice
from participation.tallies.stations import Station, contradiction
from participation.tallies.sums import Choice
from participation.tallies.ties import Rules


@dataclass(slots=True)
class Box:
    """Everything that was cast, ready to be counted."""

    choices: list[tuple[Choice, int]] = field(default_factory=list)
    """Valid choices that are not blank, each with the number of its ballots, in the order of their spelling."""
    totals: Counter[str] = field(default_factory=Counter)
    """Sums per option from stations that have no more."""
    online: int = 0
    paper: int = 0
    blank: int = 0
    invalid: int = 0

    @property
    def valid(self) -> int:
        """Ballots that say something: neither blank nor invalid."""
        return self.online + self.paper - self.blank - self.invalid

    def figures(self) -> dict[str, int]:
        """The `ballots` of result.json."""
        return {
            "online": self.online,
            "paper": self.paper,
            "blank": self.blank,
            "invalid": self.invalid,
            "valid": self.valid,
        }


def opened(rules: Rules, ballots: Iterable[Choice], paper: Sequence[Station]) -> Box:
    """Everything that was cast. Raises DomainError where a ballot or a station contradicts the rules or itself."""
    box, lines = Box(), Counter[bytes]()
    for spelt, number in Counter(map(canonical, ballots)).items():
        box.online += number
        _sort(rules, box, lines, spelt, number)
    for station in paper:
        _add_station(rules, box, lines, station)
    box.choices = [(orjson.loads(spelt), number) for spelt, number in sorted(lines.items())]
    return box


def _sort(rules: Rules, box: Box, lines: Counter[bytes], spelt: bytes, number: int) -> None:
    """Equal ballots onto their pile."""
    choice = orjson.loads(spelt)
    if choice == INVALID:
        box.invalid += number
        return
    if reason := valid_choice(rules, choice):
        raise DomainError(
            "Der Stimmzettel %(ballot)s gilt nicht: %(reason)s", ballot=spelt.decode(), reason=reason
        )
    if choice == BLANK:
        box.blank += number
    else:
        lines[spelt] += number


def _add_station(rules: Rules, box: Box, lines: Counter[bytes], station: Station) -> None:
    if reason := contradiction(rules, station):
        raise DomainError("Station %(station)s: %(reason)s", station=station["station"], reason=reason)
    box.paper += station["ballots"]
    box.blank += station["blank"]
    box.invalid += station["invalid"]
    for line in station.get("lines", ()):
        lines[canonical(line["choice"])] += line["count"]
    box.totals.update(station.get("totals", {}))
