"""XLSX: a column for each fact, to sort and filter by; long words are wrapped, the head is repeated on paper."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from xlsxwriter import Workbook

from participation.formats.documents.queries.synopsis import Weighed
from participation.formats.documents.synopsis.paper import STATES, Paper, kind_name, sender, weighing
from participation.results.writers.cells import utc, wall_time
from participation.results.writers.xlsx_cells import cell_text

HIGHEST = 409
"""Points: the highest row that Excel knows. Longer texts are all there, and seen when the cell is opened."""


class _Column(NamedTuple):
    head: str
    width: int
    """In characters."""
    value: Callable[[Weighed], Any]
    named: bool = False


_COLUMNS = (
    _Column("Aktenzeichen", 13, lambda line: line.reference),
    _Column("Abschnitt", 24, lambda line: line.section),
    _Column("Fassung", 9, lambda line: line.edition),
    _Column("Art", 12, lambda line: kind_name(line.kind)),
    _Column("Eingereicht von", 28, sender, named=True),
    _Column("Stelle im Text", 30, lambda line: line.quote),
    _Column("Anmerkung", 60, lambda line: line.text),
    _Column("Antwort der Verwaltung", 60, lambda line: line.answer),
    _Column("Zuständige Stelle", 18, lambda line: line.office),
    _Column("Entscheidung", 22, lambda line: line.status),
    _Column("Abwägung (XBeteiligung)", 24, lambda line: weighing(line.code)),
    _Column("Eingeflossen in Fassung", 24, lambda line: line.adopted),
    _Column("Eingang", 16, lambda line: wall_time(line.received_at)),
    _Column("Sichtbarkeit", 14, lambda line: STATES[line.visibility]),
)


def xlsx_bytes(paper: Paper) -> bytes:
    """The workbook. The same lines and time give the same bytes."""
    packed = io.BytesIO()
    inert = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with Workbook(packed, inert) as book:
        book.set_properties({"title": paper.title, "created": utc(paper.made_at).replace(tzinfo=None)})
        _fill(book, paper)
    return packed.getvalue()


def _fill(book: Workbook, paper: Paper) -> None:
    columns = [column for column in _COLUMNS if paper.named or not column.named]
    sheet = book.add_worksheet("Abwägungstabelle")
    head = book.add_format(
        {"bold": True, "bg_color": "#E6EDF5", "bottom": 1, "valign": "top", "text_wrap": True}
    )
    looks = {
        "plain": book.add_format({"valign": "top", "text_wrap": True}),
        "moment": book.add_format({"valign": "top", "num_format": "dd.mm.yyyy hh:mm"}),
    }
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.head, head)
    for number, line in enumerate(paper.lines, 1):
        sheet.set_row(number, _height([(column, column.value(line)) for column in columns]))
        for place, column in enumerate(columns):
            _write(sheet, (number, place), column.value(line), looks)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(paper.lines), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{paper.title.replace('&', '&&')[:100]}&RSeite &P von &N")


def _write(sheet: Any, place: tuple[int, int], value: Any, looks: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(*place, value, looks["moment"])
    elif isinstance(value, int):
        sheet.write_number(*place, value, looks["plain"])
    elif value:
        sheet.write_string(*place, cell_text(value), looks["plain"])


def _height(row: list[tuple[_Column, Any]]) -> float:
    """Points for the longest cell, about; spreadsheets do not find it themselves when a file is opened."""
    lines = 1
    for column, value in row:
        if isinstance(value, str):
            lines = max(lines, sum(1 + len(part) // max(column.width - 1, 1) for part in value.split("\n")))
    return min(15.0 * lines, HIGHEST)
