"""Rows read once and kept on disk while a package is written: every file of it then tells the same rows, whatever
happens in the database meanwhile, and the database is asked only once."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from participation.kernel.tables import ColumnKind, Row, Table

BATCH = 500
"""Rows that are in memory at once."""
REMOVED = "[entfernt]"
"""What stands where staff took something out."""
LICENCE_COLUMN = "lizenz"

Told = Callable[[int], None]
"""Is told how many rows have just been passed on; may raise to stop everything."""
Seen = Callable[[Sequence[Row]], None]
Redactions = Mapping[str, Sequence[str]]
"""Value of a row's first column, as text -> what is taken out of all its other texts, codes aside."""


class Spool:
    """A table's rows in a file. `table` reads them again, as often as wanted; `count` says how many there are."""

    def __init__(self, table: Table, path: Path, told: Told, seen: Seen) -> None:
        """Read all rows of a table now; `seen` looks at each batch of them this once."""
        self.count = 0
        self._path, self._told, self._seen = path, told, seen
        self.table = replace(table, rows=self._rows)
        self._fill(table.rows())

    def _fill(self, rows: Iterable[Row]) -> None:
        source = iter(rows)
        with self._path.open("wb") as file:
            while batch := list(islice(source, BATCH)):
                pickle.dump(batch, file, pickle.HIGHEST_PROTOCOL)
                self.count += len(batch)
                self._seen(batch)
                self._told(len(batch))

    def _rows(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            left = self.count
            while left:
                batch: list[Row] = pickle.load(file)  # noqa: S301 - we wrote it a moment ago, where nobody else writes
                yield from batch
                left -= len(batch)
                self._told(len(batch))


def as_given(table: Table, redactions: Redactions, licence: str) -> Table:
    """The same rows without what staff took out, under the licence they are given away under."""
    texts = [
        place
        for place, column in enumerate(table.columns)
        if place and column.kind is ColumnKind.TEXT and not column.codes
    ]
    place = table.names.index(LICENCE_COLUMN) if LICENCE_COLUMN in table.names else None

    def rows() -> Iterator[Row]:
        for row in table.rows():
            given = row if place is None else (*row[:place], licence, *row[place + 1 :])
            taken_out = redactions.get(str(row[0])) if redactions else None
            yield _redacted(given, texts, taken_out) if taken_out else given

    return replace(table, rows=rows) if redactions or place is not None else table


def _redacted(row: Row, texts: Sequence[int], taken_out: Sequence[str]) -> Row:
    cells = list(row)
    for place in texts:
        if cells[place]:
            cells[place] = _without(str(cells[place]), taken_out)
    return tuple(cells)


def _without(text: str, taken_out: Sequence[str]) -> str:
    """Longer words first, so that a part of one does not leave the rest of it behind."""
    for word in sorted(filter(None, taken_out), key=len, reverse=True):
        text = text.replace(word, REMOVED)
    return text
