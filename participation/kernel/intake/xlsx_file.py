"""Excel files: the first sheet, its first row as header, values as they are typed there."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from participation.kernel.geo import german_count
from participation.kernel.intake.cleaning import Cleaner, Fault
from participation.kernel.intake.columns import distinct, readable_header
from participation.kernel.intake.model import IntakeError, Limits, RawRow

BEGINNING = b"PK\x03\x04"
_SHEETS = "xl/workbook.xml"
_UNREADABLE = (
    "Die Excel-Datei lässt sich nicht lesen. Bitte speichern Sie sie noch einmal als .xlsx, ohne Kennwort."
)


MOST_CELLS = 20_000_000
"""From the first to the last row and column, empty ones too: the reader makes room for all of them, and a few letters
far out in a tiny file would be more memory than any machine has."""
_AT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,9})["']""")
_PIECE, _SEAM = 1 << 20, 64


@dataclass(slots=True)
class XlsxSource:
    """The first sheet of an Excel file; it is small enough to be in memory at once."""

    columns: tuple[str, ...]
    notes: tuple[str, ...]
    _rows: list[list[Any]]
    _first: int
    declared_crs: str | None = None
    separator: str | None = None

    @classmethod
    def open(cls, path: Path, limits: Limits) -> "XlsxSource":
        """Read the sheet; raises IntakeError for what is none, is too large or has no header."""
        _require_workbook(path, limits)
        rows, title, others = _first_sheet(path)
        start = next((at for at, row in enumerate(rows) if any(_is_filled(cell) for cell in row)), None)
        if start is None:
            raise IntakeError(f"Das Tabellenblatt „{title}“ ist leer.")
        cells = ["" if cell is None else str(cell) for cell in rows[start]]
        while cells and not cells[-1].strip():
            cells.pop()
        columns, notes = distinct(readable_header(cells, limits))
        if others:
            notes.append(f"Gelesen wird das erste Tabellenblatt: „{title}“.")
        return cls(columns, tuple(notes), rows[start + 1 :], start + 2)

    def raw_rows(self, cleaner: Cleaner) -> Iterator[RawRow]:
        """Every row below the header that is not empty."""
        for number, cells in enumerate(self._rows, start=self._first):
            if any(_is_filled(cell) for cell in cells):
                yield self._row(number, cells, cleaner)

    def _row(self, number: int, cells: list[Any], cleaner: Cleaner) -> RawRow:
        row = RawRow(number, dict.fromkeys(self.columns))
        if any(_is_filled(cell) for cell in cells[len(self.columns) :]):
            row.faults.append(Fault(number, None, "Rechts neben den benannten Spalten steht noch etwas."))
        for name, cell in zip(self.columns, cells, strict=False):
            row.values[name] = cleaner.value(_plain(cell), number, name, row.faults)
        return row


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook, and not another kind of ZIP."""
    try:
        with zipfile.ZipFile(path) as packed:
            return _SHEETS in packed.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _require_workbook(path: Path, limits: Limits) -> None:
    """A small file may unpack to gigabytes: what it says of its size is summed up before anything is unpacked."""
    with zipfile.ZipFile(path) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > limits.bytes:
            raise IntakeError(
                f"Die Excel-Datei ist entpackt größer als {german_count(limits.bytes // 1_000_000)} MB."
            )
        if any(_cells(packed, entry) > MOST_CELLS for entry in packed.infolist()):
            raise IntakeError(
                "Das Tabellenblatt reicht zu weit nach rechts und nach unten. Bitte löschen Sie leere Zeilen und "
                "Spalten, oder speichern Sie es als CSV."
            )


def _cells(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How far rows and columns reach in a part of a workbook, multiplied; read in pieces with a seam between them."""
    rows = columns = 0
    before = b""
    try:
        with packed.open(entry) as part:
            while piece := part.read(_PIECE):
                for letters, number in _AT.findall(before + piece):
                    rows, columns = max(rows, int(number)), max(columns, _column(letters))
                before = piece[-_SEAM:]
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError) as error:
        raise IntakeError(_UNREADABLE) from error
    return rows * columns


def _column(letters: bytes) -> int:
    """`A` is 1, `XFD` 16384; 0 for none."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _first_sheet(path: Path) -> tuple[list[list[Any]], str, int]:
    import python_calamine

    try:
        book = python_calamine.load_workbook(str(path))
        names = book.sheet_names
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, IndexError) as error:
        raise IntakeError(_UNREADABLE) from error
    return rows, names[0], len(names) - 1


def _is_filled(cell: Any) -> bool:
    return cell is not None and cell != ""


def _plain(cell: Any) -> Any:
    """Whole numbers without `.0`, times as ISO text; everything else as it is."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else cell
