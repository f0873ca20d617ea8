"""Letters as a PDF: A4, one page a letter, DIN 5008 form B, with fold marks for a DL envelope with a window.

What is the same in all letters is drawn once and its drawing orders are repeated on every page; only the number, the
code and its QR code are drawn anew. That makes more than a hundred letters a second.
"""

import io
import logging
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from participation import resources
from participation.formats.voting.letters.drawing import FONT, QR, draw_qr, flow, line
from participation.formats.voting.letters.text import Letter, link_to
from participation.kernel import codes

if TYPE_CHECKING:
    from fpdf import FPDF

LEFT, WIDTH = 25.0, 165.0
"""Millimetres, as everything here: left margin and width of the text."""
WINDOW = 20.0, 45.0, 85.0, 45.0
"""Left, top, width and height of the address field (DIN 5008 form B)."""
INFO = 125.0, 45.0, 65.0
"""Left, top and width of the block beside it."""
TEXT_TOP = 98.5
FOLDS, HOLES = (105.0, 210.0), 148.5
CODE_BOX = 137.0
"""Top of the frame with the code: never in sight through the window, however the letter slips."""


def letters_pdf(letter: Letter, numbered: Sequence[tuple[int, str]]) -> bytes:
    """One page for each pair of number and code."""
    pdf = _paper(letter)
    pdf.add_page()
    _draw_common(pdf, letter)
    common = _orders(pdf)
    for place, (serial, code) in enumerate(numbered):
        if place:
            pdf.add_page()
            _repeat(pdf, common)
        _draw_own(pdf, letter, serial, code)
    out = io.BytesIO()
    pdf.output(out)
    return out.getvalue()


def _paper(letter: Letter) -> "FPDF":
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
    pdf.set_title(letter.subject)
    pdf.set_lang("de-DE")
    pdf.set_draw_color(90)
    pdf.set_line_width(0.2)
    return pdf


def _orders(pdf: "FPDF") -> bytes:
    """What was drawn on the page so far."""
    found = pdf.pages[pdf.page].contents
    assert isinstance(found, bytearray)  # noqa: S101 - so are all pages until the document is written
    return bytes(found)


def _repeat(pdf: "FPDF", common: bytes) -> None:
    """The orders of the first page once more; whatever font they end with has to be said anew."""
    page = pdf.pages[pdf.page]
    page.contents = bytearray(common)
    pdf.current_font_is_set_on_page = False


def _draw_common(pdf: "FPDF", letter: Letter) -> None:
    _marks(pdf)
    _window(pdf, letter)
    line(pdf, INFO[0], INFO[1] + 4, letter.sender.partition(" · ")[0], 11, INFO[2], bold=True)
    for place, way in enumerate(letter.ways):
        line(pdf, INFO[0], INFO[1] + 11 + place * 4.5, way, 9, INFO[2])
    line(pdf, INFO[0], INFO[1] + 28, letter.batch, 9, INFO[2])
    top = flow(pdf, LEFT, TEXT_TOP, [letter.subject], 12, WIDTH, bold=True)
    flow(pdf, LEFT, top + 2, [letter.question], 11 if len(letter.question) < 200 else 10, WIDTH)
    _code_frame(pdf, letter)
    flow(pdf, LEFT, CODE_BOX + 57, _steps(letter), 10, WIDTH, gap=1.6)


def _marks(pdf: "FPDF") -> None:
    for top in FOLDS:
        pdf.line(4, top, 9, top)
    pdf.line(4, HOLES, 7, HOLES)


def _window(pdf: "FPDF", letter: Letter) -> None:
    left, top, width, _height = WINDOW
    line(pdf, left + 5, top + 3, letter.sender, 7, width - 10)
    pdf.line(left + 5, top + 6.5, left + width - 5, top + 6.5)
    flow(pdf, left + 5, top + 18, letter.recipient, 11, width - 8)


def _code_frame(pdf: "FPDF", letter: Letter) -> None:
    pdf.rect(LEFT, CODE_BOX, WIDTH, 50)
    left, width = LEFT + QR + 10, WIDTH - QR - 14
    flow(pdf, left, CODE_BOX + 4, ["Scannen Sie den QR-Code, oder geben Sie diese Adresse ein:"], 9, width)
    flow(pdf, left, CODE_BOX + 9.5, _broken(pdf, letter.address, 9, width), 9, width, bold=True)
    flow(pdf, left, CODE_BOX + 25, ["Ihr persönlicher Code:"], 9, width)


def _broken(pdf: "FPDF", address: str, size: float, width: float) -> list[str]:
    """An address on as many lines as it needs, broken behind slashes."""
    pdf.set_font(FONT, "B", size)
    lines = [""]
    for part in re.findall(r"[^/]*/|[^/]+", address):
        if lines[-1] and pdf.get_string_width(lines[-1] + part) > width - 2:
            lines.append("")
        lines[-1] += part
    return lines


def _steps(letter: Letter) -> list[str]:
    wishes = "," if letter.paper else " oder"
    return [
        f"Abstimmen können Sie von {letter.begins}, bis {letter.ends}. Ein Konto brauchen Sie nicht.",
        "Der Code gilt für eine Stimme. Groß- und Kleinschreibung und Striche sind gleichgültig; "
        "die Zeichen 0, 1, I, L und O kommen nicht vor.",
        letter.promise,
        "Nach dem Absenden bekommen Sie einen Prüfcode. Mit ihm sehen Sie jederzeit nach, ob Ihre Stimme "
        "angekommen ist. Er verrät nicht, was Sie gewählt haben.",
        "Geben Sie diesen Brief niemandem, und werfen Sie ihn erst weg, wenn die Abstimmung vorbei ist.",
        f"Der Code funktioniert nicht{wishes} ist schon benutzt"
        f"{' oder Sie möchten auf Papier abstimmen' if letter.paper else ''}? "
        f"Dann helfen wir Ihnen gern: {letter.contact}. Nennen Sie uns dabei die Nummer oben rechts auf "
        "dem Brief, nicht den Code.",
        "Es ist eine digitale Abstimmung ohne rechtliche Bindung.",
    ]


def _draw_own(pdf: "FPDF", letter: Letter, serial: int, code: str) -> None:
    """In both fonts, so that the page lists both: the orders that were copied use them."""
    line(pdf, INFO[0], INFO[1] + 38, f"Brief Nr. {serial}", 11, INFO[2])
    left, width = LEFT + QR + 10, WIDTH - QR - 14
    line(pdf, left, CODE_BOX + 31, codes.shown(code), 25, width, bold=True)
    draw_qr(pdf, link_to(letter, code), LEFT + 5, CODE_BOX + 5)
