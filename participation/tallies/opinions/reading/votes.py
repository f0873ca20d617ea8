"""Votes from files: `votes.csv` with a row per vote, or `participants-votes.csv` with a row per person."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from participation.kernel.errors import DomainError
from participation.tallies.opinions.matrix import Votes
from participation.tallies.opinions.reading.comments import both_sides
from participation.tallies.opinions.reading.names import PERSON, STATEMENT, WHEN
from participation.tallies.opinions.reading.sheets import Sheet, read_sheet

OF_PEOPLE = {"participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}
"""Columns of `participants-votes.csv` that are no statements."""

_VALUES = {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1, "+1": 1, "-0.0": 0, "−1": -1}

Vote = tuple[str, str, int]


class VoteFile(NamedTuple):
    """The votes, with how many agreed and disagreed by person where the file tells (else empty)."""

    votes: Votes
    agreed: dict[str, tuple[int, int]]


def read_votes(path: Path) -> VoteFile:
    """What a file holds. Raises DomainError that names the line."""
    sheet = read_sheet(path)
    if sheet.find("vote") is not None:
        return VoteFile(Votes.of(_by_time(sheet)), {})
    if sheet.find("participant") is None:
        raise DomainError(
            "Zeile 1: Hier fehlt die Spalte „vote“ (wie in votes.csv) oder „participant“ (wie in participants-votes.csv)."
        )
    told: dict[str, tuple[int, int]] = {}
    return VoteFile(Votes.of(_by_person(sheet, told)), told)


def _by_time(sheet: Sheet) -> list[Vote]:
    """A row per vote, the oldest first if the file says when they were cast, else in its order."""
    person, statement, vote = sheet.need(*PERSON), sheet.need(*STATEMENT), sheet.need("vote")
    when = sheet.find(*WHEN)
    names, given, times = _Names(), [], []
    for names.line, cells in sheet.rows:
        value = _VALUES.get(cells[vote])
        if value is None and (value := _vote(names.line, cells[vote])) is None:
            continue
        given.append((names[cells[person]], names[cells[statement]], value))
        if when is not None:
            times.append(cells[when])
    order = _order(times)
    return given if order is None else [given[at] for at in order]


class _Names(dict[str, str]):
    """What a cell names: there are many cells, but few names. Raises DomainError, with the line, for none."""

    line = 1

    def __missing__(self, cell: str) -> str:
        if not (name := cell.strip()):
            raise DomainError(
                "Zeile %(line)s: Hier fehlt, wer oder worüber abgestimmt wurde.", line=str(self.line)
            )
        self[cell] = name
        return name


def _order(times: list[str]) -> list[int] | None:
    """Where the earliest, the next … stands; nothing if not every time is a number, or nothing is to be done."""
    try:
        numbers = np.array(times, dtype=float)
    except ValueError:
        return None
    if not np.isfinite(numbers).all() or (numbers[1:] >= numbers[:-1]).all():
        return None
    order: list[int] = numbers.argsort(kind="stable").tolist()
    return order


def _by_person(sheet: Sheet, told: dict[str, tuple[int, int]]) -> Iterator[Vote]:
    """A row per person; what the row says of their number of votes is put into `told`."""
    person = sheet.need("participant")
    statements = [
        (at, name) for at, name in enumerate(sheet.columns) if name and name.lower() not in OF_PEOPLE
    ]
    sums = sheet.find("n-agree"), sheet.find("n-disagree")
    names = _Names()
    for names.line, cells in sheet.rows:
        name = names[cells[person]]
        if (both := both_sides(cells, *sums)) is not None:
            told[name] = both
        for at, statement in statements:
            if cells[at] and (value := _vote(names.line, cells[at])) is not None:
                yield name, statement, value


def _vote(line: int, cell: str) -> int | None:
    """1, 0 or -1; nothing for an empty cell."""
    said = cell.strip()
    if not said:
        return None
    if (value := _VALUES.get(said)) is None:
        raise DomainError(
            "Zeile %(line)s: „%(said)s“ ist keine Stimme; es gibt 1, 0 und -1.",
            line=str(line),
            said=said[:40],
        )
    return value
