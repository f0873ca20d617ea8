"""Codes on slips of paper to be cut apart, and as a list for a printer."""

import io
import logging
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from participation import resources
from participation.kernel import codes
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.results.writers.csv import csv_bytes

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "Fira"
COLUMNS, ROWS = 2, 6
WIDTH, HEIGHT = 105.0, 49.5
"""Millimetres of a slip: twelve make an A4 page."""
INSET = 9.0
_LISTED = (
    Column("nummer", "Nummer", Audience.MUNICIPALITY, ColumnKind.INTEGER, "Laufende Nummer in dieser Liste"),
    Column("code", "Code", Audience.MUNICIPALITY, ColumnKind.TEXT, "So, wie er gedruckt wird"),
    Column("adresse", "Adresse", Audience.MUNICIPALITY, ColumnKind.URL, "Wo der Code eingegeben wird"),
)


def listed(address: str, drawn: Sequence[str]) -> bytes:
    """Number, code as it is to be printed, and where it is typed, as CSV."""

    def rows() -> Iterable[tuple[Any, ...]]:
        return ((number, codes.shown(code), address) for number, code in enumerate(drawn, 1))

    return b"".join(csv_bytes(Table("codes", "Codes", _LISTED, rows)))


def slips(title: str, address: str, drawn: Sequence[str]) -> bytes:
    """A PDF with twelve slips on a page: what it is about, where to go, and the code."""
    pdf = _paper(title)
    for place, code in enumerate(drawn):
        row, column = divmod(place % (COLUMNS * ROWS), COLUMNS)
        if not row and not column:
            pdf.add_page()
            _cutting_lines(pdf)
        _slip(pdf, (column * WIDTH + INSET, row * HEIGHT + INSET), title, address, codes.shown(code))
    out = io.BytesIO()
    pdf.output(out)
    return out.getvalue()


def _paper(title: str) -> "FPDF":
    from fpdf import FPDF

    for chatty in ("fontTools", "fpdf"):  # they tell every table of a font, and every letter it does not have
        logging.getLogger(chatty).setLevel(logging.ERROR)
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_auto_page_break(auto=False)
    folder = resources.folder("static") / "vendor" / "fira-sans"
    pdf.add_font(FONT, "", folder / "FiraSans-Regular.ttf")
    pdf.add_font(FONT, "B", folder / "FiraSans-SemiBold.ttf")
    pdf.set_title(title)
    pdf.set_lang("de-DE")
    return pdf


def _cutting_lines(pdf: "FPDF") -> None:
    pdf.set_draw_color(150)
    pdf.set_line_width(0.15)
    pdf.set_dash_pattern(dash=1.5, gap=1.5)
    for row in range(1, ROWS):
        pdf.line(0, row * HEIGHT, COLUMNS * WIDTH, row * HEIGHT)
    pdf.line(WIDTH, 0, WIDTH, ROWS * HEIGHT)
    pdf.set_dash_pattern()


def _slip(pdf: "FPDF", corner: tuple[float, float], title: str, address: str, code: str) -> None:
    left, top = corner
    width = WIDTH - 2 * INSET
    where = _broken(pdf, address.partition("://")[2], 9, width)
    lines = [
        (title, 11.0, True, 0.0),
        ("Füllen Sie die Umfrage hier aus:", 8.0, False, 7.0),
        *((part, 9.0, True, 11.0 + 4.2 * place) for place, part in enumerate(where[:3])),
        ("Ihr Code, für einen Bogen:", 8.0, False, 24.5),
        (code, 16.0, True, 28.5),
    ]
    for words, size, bold, down in lines:
        pdf.set_xy(left, top + down)
        pdf.set_font(FONT, "B" if bold else "", _fitting(pdf, words, size, width, bold=bold))
        pdf.cell(width, size * 0.45, words)


def _broken(pdf: "FPDF", address: str, size: float, width: float) -> list[str]:
    """An address on as many lines as it needs, broken behind slashes and hyphens."""
    pdf.set_font(FONT, "B", size)
    lines = [""]
    for part in re.findall(r"[^/-]*[/-]|[^/-]+", address):
        if lines[-1] and pdf.get_string_width(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return lines


def _fitting(pdf: "FPDF", words: str, size: float, width: float, *, bold: bool) -> float:
    """A size of letters, in points, at which words keep to one line."""
    pdf.set_font(FONT, "B" if bold else "", size)
    taken = pdf.get_string_width(words)
    return size if taken <= width else max(5.0, size * width / taken)
