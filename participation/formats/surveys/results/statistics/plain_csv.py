"""CSV as RFC 4180 has it: UTF-8 without a mark, commas, dots in numbers, quotes only where needed, CRLF.

Unlike the CSV for German spreadsheets (results/writers/csv.py), this one is read by `read.csv`, pandas and GET DATA
without being told anything. Line breaks in texts become " / ", because SPSS ends a case at each. What a spreadsheet
could run as a formula has an apostrophe in front, as everywhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from participation.kernel.tables import Row, Table
from participation.results.writers.cells import guarded

BATCH = 500


def plain_csv(table: Table, widths: dict[str, int]) -> Iterator[bytes]:
    """The table in pieces. `widths` is filled with the bytes of the longest cell of each column."""
    names = table.names
    widths.update(dict.fromkeys(names, 1))
    yield _lines([names])
    batch: list[list[str]] = []
    for row in table.rows():
        cells = [cell(value) for value in row]
        _measure(widths, names, cells)
        batch.append(cells)
        if len(batch) == BATCH:
            yield _lines(batch)
            batch = []
    yield _lines(batch)


def cell(value: Any) -> str:
    """One value as text; nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case str():
            return guarded(" / ".join(part.strip() for part in value.splitlines() if part.strip()))
    return str(value)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _measure(widths: dict[str, int], names: Iterable[str], cells: Row | list[str]) -> None:
    for name, text in zip(names, cells, strict=True):
        widths[name] = max(widths[name], len(text.encode("utf-8", "replace")))
