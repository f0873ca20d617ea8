"""Ballots from files: our own (.json, .jsonl, packages) and PrefLib's."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from participation.kernel.errors import DomainError
from participation.tallies import preflib
from participation.tallies.ballots import BLANK, INVALID, canonical
from participation.tallies.ranked import strict
from participation.tallies.runoff import Rankings
from participation.tallies.sums import Choice

MOST_BYTES = 500_000_000


class Ballots(NamedTuple):
    """What a file holds."""

    options: list[dict[str, Any]]
    """`id` and `title`, in the order of the ballot."""
    rankings: Rankings
    """Rankings with their number; empty where the ballots say something else."""
    choices: list[tuple[Choice, int]]
    """Choices of our own ballots with their number; empty for PrefLib."""


def read_ballots(path: Path) -> Ballots:
    """The ballots of a file; its name says of which kind it is. Raises DomainError for what cannot be read."""
    suffix = path.suffix.lower()
    if path.stat().st_size > MOST_BYTES:
        raise DomainError("Die Datei ist zu groß.")
    if suffix in preflib.SUFFIXES:
        found = preflib.read(path.read_bytes(), suffix)
        return Ballots(
            [{"id": id_, "title": title} for id_, title in found.titles.items()], found.rankings, []
        )
    if suffix == ".zip":
        return _of_package(path)
    if suffix == ".jsonl":
        return _own([], _lines(path.read_bytes()))
    if suffix == ".json":
        return _of_object(path.read_bytes())
    raise DomainError(
        "Stimmzettel stehen in Dateien mit der Endung .json, .jsonl, .zip, .soc, .soi, .toc oder .toi."
    )


def _of_object(data: bytes) -> Ballots:
    content = _parsed(data, "1")
    if not isinstance(content, dict) or not {"options", "ballots"} <= set(content):
        raise DomainError("Eine Datei mit Stimmzetteln enthält „options“ und „ballots“.")
    options, ballots = content["options"], content["ballots"]
    if not isinstance(ballots, list) or not isinstance(options, list) or not all(map(_is_option, options)):
        raise DomainError(
            "„options“ ist eine Liste mit „id“ und „title“, „ballots“ eine Liste von Stimmzetteln."
        )
    return _own(options, ballots)


def _of_package(path: Path) -> Ballots:
    from participation.tallies.packages import read

    files = read(path)
    rules = _parsed(files["rules.json"], "1")
    return _own(rules["options"], _lines(files["ballots.jsonl"]))


def _own(options: list[dict[str, Any]], ballots: Iterable[Any]) -> Ballots:
    """Equal ballots together; blank and invalid ones say nothing and are left out."""
    piles = Counter(_spelt(ballot) for ballot in ballots)
    choices = [(orjson.loads(spelt), count) for spelt, count in sorted(piles.items())]
    choices = [(choice, count) for choice, count in choices if choice not in (BLANK, INVALID)]
    options = options or [{"id": id_, "title": id_} for id_ in _named(choices)]
    rankings = [
        (strict(choice["rank"]), count) for choice, count in choices if isinstance(choice.get("rank"), list)
    ]
    return Ballots(options, rankings, choices)


def _spelt(ballot: Any) -> bytes:
    """The ballot's spelling; whether its content is valid is checked when it is counted."""
    if isinstance(ballot, dict) and len(ballot) == 1:
        (said,) = ballot.values()
        if said is True or (
            isinstance(said, list | dict) and all(isinstance(option, str) for option in said)
        ):
            return canonical(ballot)
    raise DomainError("Das ist kein Stimmzettel: %(ballot)s", ballot=str(ballot)[:80])


def _named(choices: Iterable[tuple[Choice, int]]) -> list[str]:
    """Every option that some ballot names, short ids first, as numbers are sorted."""
    named = {option for choice, _count in choices for said in choice.values() for option in _options(said)}
    return sorted(named, key=lambda option: (len(option), option))


def _options(said: Any) -> Iterable[str]:
    return () if said is True else said


def _lines(data: bytes) -> list[Any]:
    return [_parsed(line, str(number)) for number, line in enumerate(data.splitlines(), 1) if line.strip()]


def _parsed(data: bytes, line: str) -> Any:
    try:
        return orjson.loads(data)
    except ValueError as error:
        raise DomainError("Zeile %(line)s: Das ist kein JSON.", line=line) from error


def _is_option(option: object) -> bool:
    return isinstance(option, Mapping) and isinstance(option.get("id"), str)
