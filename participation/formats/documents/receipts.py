"""The receipt of a submission as a PDF: its number, when it arrived to the second, and every word of it.

It is German, as the procedure is. What it says is what is stored, so it can be fetched again at any time.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from participation import resources
from participation.kernel import clock

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "Fira"
MARGIN = 22.0
"""Millimetres, on all sides."""
SIZE, LEADING = 10.5, 5.2
"""Points and millimetres."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says; `facts` are pairs of label and value, `parts` pairs of heading and text."""

    municipality: str
    title: str
    """Such as `Eingangsbestätigung 2026-00042`."""
    facts: Sequence[tuple[str, str]]
    parts: Sequence[tuple[str, str]]
    closing: Sequence[str]


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt on as many A4 pages as it needs."""
    pdf = _paper(receipt)
    pdf.add_page()
    _line(pdf, receipt.municipality, bold=True)
    pdf.ln(6)
    _line(pdf, receipt.title, bold=True, size=17)
    pdf.ln(4)
    for label, value in receipt.facts:
        _fact(pdf, label, value)
    for heading, text in receipt.parts:
        pdf.ln(5)
        _line(pdf, heading, bold=True, size=12)
        pdf.ln(1)
        _line(pdf, text)
    pdf.ln(5)
    for sentence in receipt.closing:
        _line(pdf, sentence, size=9.5)
        pdf.ln(1.5)
    return bytes(pdf.output())


def exactly(at: datetime) -> str:
    """A time to the second, on the German clock: `22.11.2026, 14:03:09 Uhr (MEZ)`."""
    local = clock.local(at)
    return f"{local:%d.%m.%Y, %H:%M:%S} Uhr ({'MESZ' if local.dst() else 'MEZ'})"


def _paper(receipt: Receipt) -> "FPDF":
    from fpdf import FPDF

    class Paper(FPDF):
        """Says on every page what it is and which page."""

        def footer(self) -> None:
            self.set_y(-14)
            self.set_font(FONT, "", 9)
            self.cell(0, 5, f"{receipt.title} · Seite {self.page_no()} von {{nb}}")

    for chatty in ("fontTools", "fpdf"):  # they tell every table of a font, and every letter it does not have
        logging.getLogger(chatty).setLevel(logging.ERROR)
    pdf = Paper(unit="mm", format="A4")
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(auto=True, margin=MARGIN)
    folder = resources.folder("static") / "vendor" / "fira-sans"
    pdf.add_font(FONT, "", folder / "FiraSans-Regular.ttf")
    pdf.add_font(FONT, "B", folder / "FiraSans-SemiBold.ttf")
    pdf.set_title(receipt.title)
    pdf.set_author(receipt.municipality)
    pdf.set_lang("de-DE")
    return pdf


def _line(pdf: "FPDF", text: str, *, bold: bool = False, size: float = SIZE) -> None:
    pdf.set_font(FONT, "B" if bold else "", size)
    pdf.multi_cell(0, LEADING * size / SIZE, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _fact(pdf: "FPDF", label: str, value: str) -> None:
    pdf.set_font(FONT, "", SIZE)
    pdf.cell(42, LEADING, label)
    pdf.set_font(FONT, "B", SIZE)
    pdf.multi_cell(0, LEADING, value, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(0.8)
