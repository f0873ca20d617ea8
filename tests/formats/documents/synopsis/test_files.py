"""The table of remarks, answers and decisions: complete, safe, and without names unless somebody asks."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import load_workbook

from participation.contributions.models import Visibility
from participation.formats.documents.intake.docx import read_docx
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.synopsis import Weighed
from participation.formats.documents.synopsis import Paper, written
from participation.formats.documents.synopsis.pdf import HEIGHT, WIDTHS

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def a_line(**values: Any) -> Weighed:
    """A remark that was answered, and taken up."""
    usual: dict[str, Any] = {
        "id": 1, "reference": "2026-00001", "section": "2 Bäume", "edition": 1, "kind": RemarkKind.SUGGESTION,
        "quote": "40 Bäume", "text": "Bitte 60 Bäume.\nSchatten fehlt.", "received_at": NOW, "visibility": Visibility.PUBLISHED,
        "answer": "Machen wir.", "office": "Grünflächenamt", "status": "Wird umgesetzt", "code": "1000", "adopted": "2: 2 Bäume",
        "author": "Anna", "sender_name": "Anna Muster", "sender_address": "Lindenweg 1\n12345 Lindenfurt",
    }  # fmt: skip
    return Weighed(**usual | values)


def paper(*lines: Weighed, named: bool = False) -> Paper:
    """A table."""
    return Paper("Abwägungstabelle: Grüne Mitte & mehr", "Lindenfurt", NOW, lines or (a_line(),), named=named)


def text_of(kind: str, of: Paper) -> str:
    """Everything that can be read in a file, as far as it is not compressed by the kind itself."""
    data = written(kind, of)
    if kind == "pdf":
        return data.decode("latin-1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_all_of_a_line_stands_in_the_file(kind: str) -> None:
    found = text_of(kind, paper())
    for words in (
        "2026-00001",
        "2 Bäume",
        "40 Bäume",
        "Bitte 60 Bäume.",
        "Machen wir.",
        "Wird umgesetzt",
        "1000 – gefolgt",
    ):
        assert words in found


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_names_stand_there_only_where_somebody_asked(kind: str) -> None:
    for words in ("Anna", "Lindenweg", "Muster"):
        assert words not in text_of(kind, paper())
    assert "Anna Muster, Lindenweg 1, 12345 Lindenfurt" in text_of(kind, paper(named=True))


def test_a_sheet_has_dates_numbers_and_wrapped_text_and_runs_no_formula() -> None:
    book = load_workbook(
        io.BytesIO(written("xlsx", paper(a_line(text="=1+1", quote="@x", answer="x" * 40_000))))
    )
    rows = list(book.active.iter_rows())
    cells = {head.value: cell for head, cell in zip(*rows, strict=True)}
    assert cells["Anmerkung"].value == "=1+1"
    assert cells["Anmerkung"].data_type == "s"
    assert cells["Anmerkung"].alignment.wrap_text
    assert cells["Eingang"].value == datetime.fromisoformat("2026-11-22T10:30")
    assert len(cells["Antwort der Verwaltung"].value) <= 32_767
    assert book.active.freeze_panes == "B2"
    assert book.active.print_title_rows == "$1:$1"


def test_a_word_file_is_a_table_in_landscape_whose_head_repeats_and_whose_rows_may_break() -> None:
    data = written(
        "docx",
        paper(a_line(text="a & b <c> \x0b\n\nnoch"), a_line(answer="", status="", code="", adopted="")),
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        trees = {name: fromstring(archive.read(name)) for name in archive.namelist()}
    body = trees["word/document.xml"]
    assert body.find(f".//{W}pgSz").get(f"{W}orient") == "landscape"  # type: ignore[union-attr]
    rows = list(body.iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows[1:])
    assert all(len(list(cell.iter(f"{W}p"))) > 0 for cell in body.iter(f"{W}tc"))
    assert "a & b <c>" in "".join(body.itertext())


def test_a_word_file_reads_back() -> None:
    (part,) = read_docx(written("docx", paper())).parts
    assert part.heading == "Abwägungstabelle: Grüne Mitte & mehr"
    assert "Bitte 60 Bäume." in part.text
    assert part.html.count("<th>") == 5


def test_a_pdf_has_a_title_a_language_and_room_for_everything() -> None:
    long = a_line(text="Wort " * 8_000, answer="x" * 900 + " 🌳 ł", quote="„“–…")
    data = written("pdf", paper(a_line(), long, a_line()))
    assert data.startswith(b"%PDF")
    assert b"/Lang (de-DE)" in data
    assert data.count(b"/Type /Page\n") >= 10
    assert sum(WIDTHS) + 24 == 297
    assert HEIGHT == 210


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_an_empty_table_is_a_file_too(kind: str) -> None:
    assert written(kind, Paper("T", "L", NOW, ()))


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_the_same_table_gives_the_same_bytes(kind: str) -> None:
    assert written(kind, paper()) == written(kind, paper())


def test_the_words_of_a_pdf_are_black_whatever_the_cells_are_filled_with() -> None:
    import re
    import zlib

    data = written("pdf", paper())
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(x.*?)\nendstream", data, re.DOTALL)]
    pages = [page for page in streams if b" Tj" in page and b"BT" in page]
    assert pages
    assert all(
        order.startswith(b"q 0 g BT")
        for page in pages
        for order in re.findall(rb"q [^q]*?BT [0-9.]+ TL", page)
    )
