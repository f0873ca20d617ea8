"""XLSX: a workbook with a sheet per table, a legend, real dates and numbers, and no formulas.

Text stays text, whatever it looks like. Local time is German wall time, since a spreadsheet knows no zones;
the exact instant stands beside it in UTC. Selecting the head of a column shows what it means.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from participation.kernel.tables import Row, Table, dictionary
from participation.results.writers.cells import utc
from participation.results.writers.xlsx_cells import CELLS, Styles, shortened

ROWS_PER_SHEET = 1_048_576
"""What Excel can open, the head included."""

_WIDEST, _SAMPLE = 60, 100  # characters of a column, rows looked at
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def xlsx_file(
    tables: Iterable[Table], path: Path, *, created: datetime, rows_per_sheet: int = ROWS_PER_SHEET
) -> None:
    """Write the tables and their legend to `path`, which appears only when complete.

    A table with more rows than fit goes on in a sheet "… (2)". The same rows and `created` (aware) give the
    same bytes. The draft needs disk space beside `path`. ValueError for a naive datetime.
    """
    contents = tuple(tables)
    with TemporaryDirectory(dir=path.parent, prefix=".xlsx-") as scratch:
        draft = Path(scratch) / "draft.xlsx"
        with Workbook(str(draft), _options(scratch)) as book:
            book.use_zip64()
            book.set_properties({"created": utc(created).replace(tzinfo=None)})
            writer = _Book(book, rows_per_sheet)
            for table in (*contents, dictionary(contents)):
                writer.add(table.with_local_times())
        draft.replace(path)


def _options(scratch: str) -> dict[str, Any]:
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return {"constant_memory": True, "tmpdir": scratch, **inert}


class _Book:
    """The workbook, its styles, and the names its sheets have already."""

    def __init__(self, book: Workbook, rows_per_sheet: int) -> None:
        self.book = book
        self.rows_per_sheet = rows_per_sheet
        self.names = {"history"}  # reserved by Excel
        self.head = book.add_format({"bold": True, "bg_color": "#E6EDF5", "bottom": 1, "valign": "top"})
        self.styles = Styles.of(book)

    def add(self, table: Table) -> None:
        """One sheet, or more when it fills up."""
        sheet = _Sheet(self, table)
        for row in table.rows():
            if sheet.line == self.rows_per_sheet:
                sheet.finish()
                sheet = _Sheet(self, table)
            sheet.write(row)
        sheet.finish()

    def sheet(self, title: str) -> Worksheet:
        """A new sheet of that name, or numbered when the name is taken (Excel does not tell A from a)."""
        base = _UNNAMEABLE.sub(" ", title).strip(" '") or "Tabelle"
        name, number = shortened(base, 31), 1
        while name.lower() in self.names:
            number += 1
            name = shortened(base, 31 - len(f" ({number})")) + f" ({number})"
        self.names.add(name.lower())
        return self.book.add_worksheet(name)


class _Sheet:
    """A sheet being filled from the top; a row that is written cannot be changed."""

    def __init__(self, book: _Book, table: Table) -> None:
        self.styles = book.styles
        self.columns = table.columns
        self.sheet = book.sheet(table.title)
        self.widths = [len(name) + 4 for name in table.names]  # 4: the filter's button
        self.writers = [CELLS[column.kind] for column in table.columns]
        self.line = 1
        self.sheet.freeze_panes(1, 0)
        for place, name in enumerate(table.names):
            self.sheet.write_string(0, place, name, book.head)

    def write(self, row: Row) -> None:
        """The next row; ValueError when it has not as many values as there are columns."""
        for place, (writer, value) in enumerate(zip(self.writers, row, strict=True)):
            if value is not None:
                writer(self.sheet, (self.line, place), value, self.styles)
        if self.line <= _SAMPLE:
            self.widths = [max(pair) for pair in zip(self.widths, map(_width, row), strict=True)]
        self.line += 1

    def finish(self) -> None:
        """Filter, widths and explanations, when all rows are there."""
        if self.columns:
            self.sheet.autofilter(0, 0, self.line - 1, len(self.columns) - 1)
        for place, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            self.sheet.set_column(place, place, min(width, _WIDEST))
            title, message = shortened(column.label, 32), shortened(column.meaning, 255)
            note = {"validate": "any", "input_title": title, "input_message": message}
            self.sheet.data_validation(0, place, 0, place, note)


def _width(value: object) -> int:
    return min(len(str(value)) + 1, _WIDEST)
