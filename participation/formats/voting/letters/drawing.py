"""What letters are drawn with: lines, paragraphs and QR codes. Millimetres from the top left corner."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "Fira"
QR = 40.0
"""Width of a QR code."""
MASK = 2
"""Of the eight patterns a QR code may be veiled with, the best one takes four times as long to find as to draw."""
_DARK = re.compile(rb"\x01+")


def draw_qr(pdf: "FPDF", link: str, left: float, top: float) -> None:
    """The dark modules as filled rectangles, one for each run in a row."""
    import segno

    matrix = segno.make_qr(link, error="m", mask=MASK).matrix
    step = QR / len(matrix) * pdf.k
    x, y = left * pdf.k, (pdf.h - top) * pdf.k
    orders = ["0 g"]
    for row, modules in enumerate(matrix, 1):
        for run in _DARK.finditer(modules):
            start, end = run.span()
            orders.append(
                f"{x + start * step:.2f} {y - row * step:.2f} {(end - start) * step:.2f} {step:.2f} re"
            )
    pdf._out(" ".join([*orders, "f"]))  # drawing each by its own call takes ten times as long


def line(
    pdf: "FPDF",
    left: float,
    top: float,
    text: str,
    size: float,
    width: float,
    *,
    bold: bool = False,
    align: str = "L",
) -> None:
    """One line, smaller where it would be too long, cut where it still is."""
    pdf.set_font(FONT, "B" if bold else "", size)
    while pdf.get_string_width(text) > width and size > 6:
        size -= 0.5
        pdf.set_font(FONT, "B" if bold else "", size)
    while len(text) > 1 and pdf.get_string_width(text) > width:
        text = f"{text[:-2].rstrip()}…"
    pdf.set_xy(left, top)
    pdf.cell(width, size * 0.45, text, align=align)


def flow(
    pdf: "FPDF",
    left: float,
    top: float,
    paragraphs: Sequence[str],
    size: float,
    width: float,
    *,
    bold: bool = False,
    gap: float = 0,
) -> float:
    """Paragraphs below each other; answers where they end."""
    pdf.set_font(FONT, "B" if bold else "", size)
    for paragraph in paragraphs:
        pdf.set_xy(left, top)
        pdf.multi_cell(width, size * 0.46, paragraph, align="L", new_x="LEFT", new_y="NEXT")
        top = pdf.get_y() + gap
    return float(top)
