"""How a value goes into a cell of a workbook, kind by kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from participation.kernel.tables import DECIMAL_KINDS, ColumnKind
from participation.results.writers.cells import (
    Geometry,
    Number,
    finite,
    geometry_text,
    is_live,
    utc_text,
    wall_time,
)

CELL_LIMIT = 32_767
"""Characters in a cell, counted as Excel does, in UTF-16 units."""

CUT = " … [gekürzt]"
"""What stands at the end of a text that was longer."""

_EXACT = 10**15  # Excel keeps 15 digits of a number
_FIRST_YEAR = 1900  # and knows no day before
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True)
class Styles:
    """The looks of cells that need one."""

    quoted: Format
    day: Format
    moment: Format

    @classmethod
    def of(cls, book: Workbook) -> "Styles":
        """The styles, made known to the workbook."""
        return cls(
            quoted=book.add_format({"quote_prefix": True}),
            day=book.add_format({"num_format": "dd.mm.yyyy"}),
            moment=book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        )


def shortened(text: str, limit: int, mark: str = "") -> str:
    """At most `limit` UTF-16 units of the text; what is cut ends in `mark`."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - len(mark))].decode("utf-16-le", "ignore") + mark


def cell_text(value: str) -> str:
    """The text as a cell can hold it: no characters illegal in XML, one kind of line break, not too long."""
    text = _ILLEGAL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    text = shortened(text, CELL_LIMIT - 1, CUT) if len(text) > CELL_LIMIT // 2 else text
    # XlsxWriter copies what looks like its own rich text into the sheet unescaped, formulas included.
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _text(sheet: Worksheet, place: Place, value: str, styles: Styles) -> None:
    text = cell_text(value)
    # Marked as quoted, the text does not become a formula either when somebody edits the cell.
    sheet.write_string(*place, text, styles.quoted if is_live(text) else None)


def _integer(sheet: Worksheet, place: Place, value: int, _styles: Styles) -> None:
    number = int(value)
    if abs(number) < _EXACT:
        sheet.write_number(*place, number)
    else:
        sheet.write_string(*place, str(number))


def _number(sheet: Worksheet, place: Place, value: Number, _styles: Styles) -> None:
    number = finite(value)
    if number is not None:
        sheet.write_number(*place, number)


def _boolean(sheet: Worksheet, place: Place, value: object, _styles: Styles) -> None:
    sheet.write_boolean(*place, bool(value))


def _day(sheet: Worksheet, place: Place, value: date, styles: Styles) -> None:
    _date(sheet, place, value, styles.day)


def _moment(sheet: Worksheet, place: Place, value: datetime, styles: Styles) -> None:
    _date(sheet, place, wall_time(value), styles.moment)


def _date(sheet: Worksheet, place: Place, value: date, style: Format) -> None:
    if value.year >= _FIRST_YEAR:
        sheet.write_datetime(*place, value, style)
    else:
        sheet.write_string(*place, value.isoformat())


def _instant(sheet: Worksheet, place: Place, value: datetime, _styles: Styles) -> None:
    sheet.write_string(*place, utc_text(value))


def _geometry(sheet: Worksheet, place: Place, value: Geometry, styles: Styles) -> None:
    _text(sheet, place, geometry_text(value), styles)


Write = Callable[[Worksheet, Place, Any, Styles], None]

CELLS: dict[ColumnKind, Write] = {
    ColumnKind.TEXT: _text,
    ColumnKind.URL: _text,
    ColumnKind.INTEGER: _integer,
    ColumnKind.BOOLEAN: _boolean,
    ColumnKind.DATE: _day,
    ColumnKind.DATETIME: _instant,
    ColumnKind.LOCAL_DATETIME: _moment,
    ColumnKind.GEOMETRY: _geometry,
    **dict.fromkeys(DECIMAL_KINDS, _number),
}
"""How a value that is not None is written, for every kind."""
