"""All tables of a module, row by row: memory does not grow with them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from participation.kernel.tables import Column, ColumnKind, Table
from participation.results.scanning.names import Names
from participation.results.scanning.sight import Kind, around
from participation.results.scanning.texts import scan_text


@dataclass(frozen=True, slots=True)
class Place:
    """Something that looks like personal data, and where it stands; `row_key` is the row's first value as text."""

    table: str
    row_key: str
    column: str
    kind: Kind
    found: str
    around: str


def is_free_text(column: Column) -> bool:
    """Whether people wrote what stands in a column, as far as it can be told: text without a list of codes."""
    return column.kind is ColumnKind.TEXT and not column.codes


def scan_tables(
    tables: Iterable[Table], names: Names, seen: Callable[[int], object] = lambda _rows: None
) -> Iterator[Place]:
    """Every place in tables as their reader sees them (`seen_by`). `seen(1)` is called for each row."""
    for table in tables:
        columns = [(place, column.name) for place, column in enumerate(table.columns) if is_free_text(column)]
        for row in table.rows():
            seen(1)
            for place, name in columns:
                text = row[place]
                if text and isinstance(text, str):
                    yield from _places(table.name, str(row[0]), name, text, names)


def _places(table: str, key: str, column: str, text: str, names: Names) -> Iterator[Place]:
    """The same words in one text are one place: they stay or go together."""
    told: set[str] = set()
    for sight in scan_text(text, names):
        found = text[sight.start : sight.end]
        if found not in told:
            told.add(found)
            yield Place(table, key, column, sight.kind, found, around(text, sight))
