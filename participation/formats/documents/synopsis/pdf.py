"""PDF: A4 in landscape, the head on every page; a row that does not fit goes on over the page.

Lines are broken here, with the width of every word measured once: the library's own table takes many times as long, and
refuses rows that are higher than a page.
"""

import io
import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from participation import resources
from participation.formats.documents.synopsis.letters import FONT, Letters, Line
from participation.formats.documents.synopsis.paper import HEADS, Paper, Piece, cells

if TYPE_CHECKING:
    from fpdf import FPDF

SIZE, LINE = 8.5, 4.0
"""Size of the letters in points; height of a line in millimetres, as everything below."""
LEFT, TOP, BOTTOM = 12.0, 12.0, 14.0
WIDTHS = (11.0, 42.0, 96.0, 82.0, 42.0)
PADDING = 1.4
HEIGHT = 210.0
PAGES = "{seiten}"
"""Stands for the number of pages until it is known; as wide as the widest."""
LEAST = 3
"""Lines: a row with more does not begin at the foot of a page with fewer."""


def pdf_bytes(paper: Paper) -> bytes:
    """The document."""
    drawn = _Table(paper)
    drawn.add_all()
    out = io.BytesIO()
    drawn.pdf.output(out)
    return out.getvalue()


class _Table:
    """The table being drawn, from page to page."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pdf = _blank(paper)
        self.letters = Letters(self.pdf, SIZE, LINE)
        self.top = 0.0

    def add_all(self) -> None:
        """Title, and all rows."""
        self._page(first=True)
        for place, line in enumerate(self.paper.lines, 1):
            self._row(
                [
                    self._broken(cell, width)
                    for cell, width in zip(cells(self.paper, place, line), WIDTHS, strict=True)
                ]
            )

    def _page(self, *, first: bool = False) -> None:
        self.pdf.add_page()
        self.top = TOP
        if first:
            self._say(self.paper.title, 15, bold=True)
            self._say(self.paper.subtitle, 9)
            self.top += 2
        self.pdf.set_fill_color(230, 237, 245)
        self._piece([[Line(head, bold=True)] for head in HEADS], filled=True)

    def _say(self, words: str, size: float, *, bold: bool = False) -> None:
        self.pdf.set_font(FONT, "B" if bold else "", size)
        self.pdf.set_xy(LEFT, self.top)
        self.pdf.multi_cell(sum(WIDTHS), size * 0.5, words, align="L", new_x="LEFT", new_y="NEXT")
        self.top = self.pdf.get_y() + 1

    def _row(self, columns: list[list[Line]]) -> None:
        """As many lines as fit, and the rest on the next pages."""
        longest = max(len(lines) for lines in columns)
        begun = 0
        while begun < longest:
            room = int((HEIGHT - BOTTOM - self.top - 2 * PADDING) / LINE)
            if room < min(LEAST, longest - begun):
                self._page()
                continue
            self._piece([lines[begun : begun + room] for lines in columns])
            begun += room

    def _piece(self, columns: Sequence[Sequence[Line]], *, filled: bool = False) -> None:
        """Cells beside each other, as high as the highest of them."""
        height = max(1, *map(len, columns)) * LINE + 2 * PADDING
        left = LEFT
        for lines, width in zip(columns, WIDTHS, strict=True):
            self.pdf.rect(left, self.top, width, height, style="DF" if filled else "D")
            if lines:
                self.letters.draw(lines, left + PADDING, self.top + PADDING)
            left += width
        self.top += height

    def _broken(self, cell: Sequence[Piece], width: float) -> list[Line]:
        return [
            Line(words, piece.bold) for piece in cell for words in self._lines(piece, width - 2 * PADDING)
        ]

    def _lines(self, piece: Piece, width: float) -> Iterator[str]:
        """The words of a piece in lines that fit; a word that is too long for one is cut."""
        blank = self.letters.width(" ", bold=piece.bold)
        line: list[str] = []
        used = 0.0
        for word in self._words(piece, width):
            needed = self.letters.width(word, bold=piece.bold)
            if line and used + blank + needed > width:
                yield " ".join(line)
                line, used = [], 0.0
            used += needed + (blank if line else 0.0)
            line.append(word)
        yield " ".join(line)

    def _words(self, piece: Piece, width: float) -> Iterator[str]:
        for word in self.letters.known(piece.words).split():
            while len(word) > 1 and self.letters.width(word, bold=piece.bold) > width:
                fits = max(int(len(word) * width / self.letters.width(word, bold=piece.bold)) - 1, 1)
                yield word[:fits]
                word = word[fits:]  # noqa: PLW2901 - what is left of it
            yield word


def _blank(paper: Paper) -> "FPDF":
    from fpdf import FPDF

    class Numbered(FPDF):
        """Pages with their number at the foot."""

        def footer(self) -> None:
            self.set_font(FONT, "", 8)
            self.set_xy(LEFT, HEIGHT - 10)
            self.cell(sum(WIDTHS), 4, f"Seite {self.page_no()} von {PAGES}", align="R")

    for chatty in ("fontTools", "fpdf"):  # they tell every table of a font, and every letter it does not have
        logging.getLogger(chatty).setLevel(logging.ERROR)
    pdf = Numbered(orientation="landscape", unit="mm", format="A4")
    pdf.alias_nb_pages(PAGES)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_auto_page_break(auto=False)
    folder = resources.folder("static") / "vendor" / "fira-sans"
    pdf.add_font(FONT, "", folder / "FiraSans-Regular.ttf")
    pdf.add_font(FONT, "B", folder / "FiraSans-SemiBold.ttf")
    pdf.set_title(paper.title)
    pdf.set_author(paper.municipality)
    pdf.set_creation_date(paper.made_at)
    pdf.set_lang("de-DE")
    pdf.set_draw_color(138, 148, 166)
    pdf.set_line_width(0.2)
    return pdf
