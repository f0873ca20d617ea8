"""`auszaehlung`: how many rows each table has, by topic, status, channel, month, district, as far as it tells them.

Counted while the rows are read for the first time. In public files a number from 1 to 4 is not told: see `hiding`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.results.packages.contents import COUNTS, Content
from participation.results.packages.hiding import FEW, hidden
from participation.results.writers.cells import local

NAMES = (
    "kategorie",
    "art",
    "status",
    "abwaegung_code",
    "kanal",
    "von",
    "verfasser_art",
    "teilraum",
    "moderation",
)
"""Columns whose values are counted, where a table has them."""
MONTHS = ("eingang", "tag")
"""Columns that are counted by month."""
NOTHING = "ohne Angabe"
WHOLE = "Insgesamt"


def _column(name: str, label: str, kind: ColumnKind, meaning: str) -> Column:
    return Column(name, label, Audience.PUBLIC, kind, meaning)


COLUMNS = (
    _column("tabelle", "Tabelle", ColumnKind.TEXT, "Die Tabelle, deren Zeilen gezählt sind."),
    _column("merkmal", "Merkmal", ColumnKind.TEXT, "Wonach gezählt ist; „Insgesamt“ für alle Zeilen."),
    _column("auspraegung", "Ausprägung", ColumnKind.TEXT, "Der Wert, den die gezählten Zeilen haben; Monate als JJJJ-MM."),
    _column("bezeichnung", "Bezeichnung", ColumnKind.TEXT, "Der Wert in Worten, wo er ein Code ist."),
    _column("anzahl", "Anzahl", ColumnKind.INTEGER, "Zeilen; leer, wo die Zahl zum Schutz Einzelner verdeckt ist."),
    _column("hinweis", "Hinweis", ColumnKind.TEXT, "Was von einer verdeckten Zahl gesagt werden kann: < 5 oder verdeckt."),
)  # fmt: skip


class Tally:
    """Counts the rows of one table as they come by."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.rows = 0
        columns = content.table.columns
        self._wanted = [
            (place, column, Counter[Any]())
            for place, column in enumerate(columns)
            if column.name in NAMES or column.name in MONTHS
        ]

    def add(self, batch: Sequence[Row]) -> None:
        """Some more rows."""
        self.rows += len(batch)
        for place, column, counts in self._wanted:
            values = (row[place] for row in batch)
            counts.update(map(_month, values) if column.name in MONTHS else values)

    def lines(self, *, careful: bool) -> Iterator[Row]:
        """Rows of the table; `careful` hides small numbers."""
        yield from self._told(WHOLE, {}, {"": self.rows}, careful=careful)
        for _place, column, counts in self._wanted:
            ordered = {_word(value): counts[value] for value in sorted(counts, key=_rank)}
            yield from self._told(column.label, column.codes or {}, ordered, careful=careful)

    def _told(
        self, trait: str, codes: Mapping[str, str], counts: Mapping[str, int], *, careful: bool
    ) -> Iterator[Row]:
        away = hidden(counts) if careful else {}
        for value, number in counts.items():
            shown = None if value in away else number
            yield self.content.title, trait, value, codes.get(value), shown, away.get(value)

    @property
    def tells(self) -> bool:
        """Whether there is anything to count by."""
        return bool(self._wanted)


def counts_table(tallies: Sequence[Tally], audience: Audience) -> Table:
    """The counts of all tables; for everybody without small numbers."""
    careful = audience is Audience.PUBLIC
    rows = [row for tally in tallies if tally.tells for row in tally.lines(careful=careful)]
    return Table(COUNTS, "Auszählung", COLUMNS, lambda: rows)


def _month(value: date | datetime | None) -> str | None:
    if value is None:
        return None
    day = local(value) if isinstance(value, datetime) else value
    return f"{day:%Y-%m}"


def _word(value: Any) -> str:
    return NOTHING if value in (None, "") else str(value)


def _rank(value: Any) -> tuple[bool, str]:
    return value in (None, ""), str(value)


__all__ = ["COLUMNS", "FEW", "Tally", "counts_table"]
