"""Ballots of a station as somebody types them from tally sheets: one line for each way to fill in the ballot.

12 x 3, 1        twelve ballots with options 3 and 1; where options are ranked, the best one first
4 x 2=5, 3=5     four ballots that give points
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from participation.formats.voting.models import Method
from participation.formats.voting.policy.ballots import Choice
from participation.kernel.errors import DomainError

_LINE = re.compile(r"\s*([0-9][0-9.]{0,11})\s*[xX×*:]\s*(.+?)\s*")
_POINTS = re.compile(r"([a-z0-9]+)\s*[=:]\s*([0-9]{1,7})")
MOST = 5_000
"""Lines of one station."""


def read_lines(kind: Method, options: Sequence[str], typed: str) -> list[dict[str, Any]]:
    """The `lines` of a station. `kind` is what a ballot asks for, `options` their keys in the order of the ballot.
    Raises DomainError that names the line."""
    found = []
    for number, line in enumerate(typed.splitlines(), 1):
        if line.strip():
            found.append(_line(kind, options, line, number))
    if len(found) > MOST:
        raise DomainError("Bitte höchstens %(most)s Zeilen.", "lines", most=MOST)
    return found


def shown_lines(kind: Method, lines: Sequence[Mapping[str, Any]]) -> str:
    """The other way round, as it would be typed."""
    return "\n".join(f"{entry['count']} x {_spelt(kind, entry['choice'])}" for entry in lines)


def _line(kind: Method, options: Sequence[str], line: str, number: int) -> dict[str, Any]:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise DomainError(
            "Zeile %(number)s ist nicht zu verstehen. Bitte schreiben Sie zum Beispiel: 12 x 3, 1",
            "lines",
            number=number,
        )
    count, said = int(parts[1].replace(".", "")), parts[2].lower()
    choice = _points(said) if kind is Method.POINTS else _named(kind, options, said)
    if choice is None or not set(next(iter(choice.values()))) <= set(options):
        raise DomainError(
            "Zeile %(number)s nennt etwas, das nicht auf dem Stimmzettel steht.", "lines", number=number
        )
    return {"choice": choice, "count": count}


def _named(kind: Method, options: Sequence[str], said: str) -> Choice | None:
    keys = [part for part in re.split(r"[\s,;>]+", said) if part]
    if not set(keys) <= set(options):
        return None
    if kind is Method.RANKED:
        return {"rank": keys}
    return {"approve": sorted(keys, key=list(options).index)}


def _points(said: str) -> Choice | None:
    pairs = [_POINTS.fullmatch(part.strip()) for part in re.split(r"[,;]+", said) if part.strip()]
    if not pairs or any(pair is None for pair in pairs):
        return None
    return {"points": {pair[1]: int(pair[2]) for pair in pairs if pair is not None}}


def _spelt(kind: Method, choice: Choice) -> str:
    (said,) = choice.values()
    if kind is Method.POINTS:
        return ", ".join(f"{key}={points}" for key, points in said.items())
    return ", ".join(said)
