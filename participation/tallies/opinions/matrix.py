"""Votes as a matrix: one row per person, one column per statement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from participation.kernel.errors import DomainError

Floats = NDArray[np.float64]
"""Numbers in an array; the docstring beside it says of which shape."""

AGREE, PASS, DISAGREE = 1, 0, -1

MOST_CELLS = 50_000_000
"""People times statements: a matrix of 400 MB, several of which are in memory at once."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Who voted how.

    `cast` is people x statements: 1 agrees, -1 disagrees, 0 passes, NaN has not seen it. People and statements without
    any vote are not in it. Numbers come in their order, other names in that of the alphabet.
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    cast: Floats

    @classmethod
    def of(cls, given: Iterable[tuple[str, str, int]]) -> "Votes":
        """From (participant, statement, vote); whoever votes again on a statement changes the vote.

        Raises DomainError for more than MOST_CELLS.
        """
        people: dict[str, int] = {}
        statements: dict[str, int] = {}
        rows, columns, values = [], [], []
        for person, statement, vote in given:
            rows.append(people.setdefault(person, len(people)))
            columns.append(statements.setdefault(statement, len(statements)))
            values.append(vote)
        if len(people) * len(statements) > MOST_CELLS:
            raise DomainError(
                "%(people)s Menschen mal %(statements)s Aussagen sind zu viel für eine Auswertung: höchstens %(most)s.",
                people=len(people),
                statements=len(statements),
                most=MOST_CELLS,
            )
        cast = np.full((len(people), len(statements)), np.nan)
        cast[rows, columns] = values  # numpy promises that the last of several values for one place stays
        row_order, column_order = _order(people), _order(statements)
        return cls(
            tuple(np.array([*people], dtype=object)[row_order]),
            tuple(np.array([*statements], dtype=object)[column_order]),
            cast[np.ix_(row_order, column_order)],
        )

    @property
    def each(self) -> NDArray[np.int64]:
        """How many votes each person cast, passes among them."""
        return np.asarray((~np.isnan(self.cast)).sum(axis=1))

    def silenced(self, moderated_out: Collection[str]) -> Floats:
        """`cast` in which everybody, seen or not, passes on statements that moderation took out, as Polis has it."""
        cast = self.cast.copy()
        cast[:, np.isin(self.statements, [*moderated_out])] = PASS
        return cast


def _order(names: Iterable[str]) -> list[int]:
    """Positions of the names in the order in which a person would list them."""
    ordered = [*names]
    if all(
        name.isascii() and name.isdecimal() for name in ordered
    ):  # digit by digit: ids may be longer than any int
        digits = [name.lstrip("0") for name in ordered]
        return sorted(range(len(ordered)), key=lambda at: (len(digits[at]), digits[at], ordered[at]))
    return sorted(range(len(ordered)), key=ordered.__getitem__)
