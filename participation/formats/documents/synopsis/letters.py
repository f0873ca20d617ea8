"""Words in a PDF, measured and encoded once each: in tables the same ones come again and again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fpdf import FPDF

FONT = "Fira"


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line of a cell."""

    words: str
    bold: bool = False


class Letters:
    """Letters of one size, plain and bold; `height` of a line in millimetres."""

    def __init__(self, pdf: "FPDF", size: float, height: float) -> None:
        self.pdf, self.size, self.height = pdf, size, height
        self._widths: dict[tuple[str, bool], float] = {}
        self._codes: dict[tuple[str, bool], str] = {}
        self._fonts: dict[bool, Any] = {False: pdf.fonts[FONT.lower()], True: pdf.fonts[f"{FONT.lower()}B"]}
        self._known = frozenset(map(chr, self._fonts[False].cmap)) | frozenset(" \t\n\r")

    def known(self, words: str) -> str:
        """The words with a ? for every letter that the font does not have, such as emoji, so that none is lost unseen."""
        if self._known.issuperset(words):
            return words
        return "".join(one if one in self._known or one.isspace() else "?" for one in words)

    def width(self, words: str, *, bold: bool) -> float:
        """Millimetres."""
        key = (words, bold)
        if key not in self._widths:
            points = self._fonts[bold].get_text_width(words, self.size, None)[1]
            self._widths[key] = float(points) / self.pdf.k
        return self._widths[key]

    def draw(self, lines: Sequence[Line], left: float, top: float) -> None:
        """Lines below each other; `left` and `top` in millimetres."""
        x, y = left * self.pdf.k, (self.pdf.h - top - self.height * 0.75) * self.pdf.k
        orders = [f"q 0 g BT {self.height * self.pdf.k:.2f} TL {x:.2f} {y:.2f} Td"]
        bold: bool | None = None
        for number, line in enumerate(lines):
            if bold != line.bold:
                orders.append(self._choose(bold=line.bold))
                bold = line.bold
            orders += ["T*"] if number else []
            orders.append(f"({self._encoded(line)}) Tj")
        self.pdf._out(" ".join([*orders, "ET Q"]))

    def _encoded(self, line: Line) -> str:
        blank = self._code(" ", bold=line.bold)
        return blank.join([self._code(word, bold=line.bold) for word in line.words.split(" ")])

    def _code(self, word: str, *, bold: bool) -> str:
        key = (word, bold)
        if key not in self._codes:
            self._codes[key] = self._fonts[bold].encode_text(word).removeprefix("(").removesuffix(") Tj")
        return self._codes[key]

    def _choose(self, *, bold: bool) -> str:
        """The order that chooses the font; the page learns that it uses it."""
        return self.pdf._set_font_for_page(self._fonts[bold], self.size, wrap_in_text_object=False)
