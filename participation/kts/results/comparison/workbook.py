"""The comparison as a workbook."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS
from participation.kts.results.comparison.rows import (
    AUTHOR,
    DRAWN,
    LEGEND,
    TITLE,
    Line,
    facts,
    lines,
    told_value,
)


def workbook(figures: Sequence[Figure], made_at: datetime) -> bytes:
    """The comparison as XLSX with real numbers, a chart for each indicator that is drawn, and the definitions."""
    from xlsxwriter import Workbook

    file = BytesIO()
    inert = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, inert) as book:
        book.set_properties({"title": TITLE, "author": AUTHOR, "created": made_at.replace(tzinfo=None)})
        first = _sheet(book, figures)
        _draw(book, first, figures)
        _legend(book)
    return file.getvalue()


def _sheet(book: Any, figures: Sequence[Figure]) -> int:
    """Writes the sheet; answers the row of the first indicator."""
    bold, sheet = (
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        book.add_worksheet("Vergleich"),
    )
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, len(figures), 26)
    sheet.set_column(len(figures) + 1, len(figures) + 1, 80)
    sheet.write_row(0, 0, ["Verfahren", *(one.title for one in figures), "Bedeutung"], bold)
    told = facts(figures)
    for row, (label, said) in enumerate(told, 1):
        sheet.write_string(row, 0, label, bold)
        for place, words in enumerate(said, 1):
            sheet.write_string(row, place, words)
    for row, line in enumerate(lines(figures), len(told) + 1):
        _line(book, sheet, row, line)
    return len(told) + 1


def _line(book: Any, sheet: Any, row: int, line: Line) -> None:
    one = line.indicator
    digits = f".{'0' * one.decimals}" if one.decimals else ""
    look = book.add_format({"num_format": f"0{digits}%" if one.is_share else f"#,##0{digits}"})
    unit = f" ({one.unit})" if one.unit and not one.is_yes_or_no else ""
    sheet.write_string(row, 0, one.label + unit, book.add_format({"bold": True}))
    for place, value in enumerate(line.values, 1):
        if one.is_yes_or_no:
            sheet.write_string(row, place, told_value(one, value))
        elif value is not None:
            sheet.write_number(row, place, value, look)
    sheet.write_string(row, len(line.values) + 1, f"{one.definition} {one.formula}")


def _draw(book: Any, first: int, figures: Sequence[Figure]) -> None:
    sheet, below = book.add_worksheet("Diagramme"), 0
    for row, line in enumerate(lines(figures), first):
        if line.indicator.key not in DRAWN or not line.said:
            continue
        chart = book.add_chart({"type": "bar"})
        last = len(figures)
        chart.add_series(
            {"categories": ["Vergleich", 0, 1, 0, last], "values": ["Vergleich", row, 1, row, last]}
        )
        chart.set_title({"name": line.indicator.label})
        chart.set_legend({"none": True})
        sheet.insert_chart(
            below, 0, chart, {"description": f"{line.indicator.label}: {line.indicator.definition}"}
        )
        below += 16


def _legend(book: Any) -> None:
    sheet = book.add_worksheet("Legende")
    sheet.freeze_panes(1, 0)
    for place, width in enumerate((28, 80, 60, 50)):
        sheet.set_column(place, place, width)
    sheet.write_row(0, 0, LEGEND, book.add_format({"bold": True}))
    for row, one in enumerate(INDICATORS, 1):
        sheet.write_row(row, 0, [one.label, one.definition, one.formula, one.source])
