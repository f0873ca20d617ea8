"""A workbook with real dates and numbers that opens tidily and says what its columns mean."""

import tracemalloc
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.results.writers.xlsx import ROWS_PER_SHEET, xlsx_file
from participation.results.writers.xlsx_cells import CELL_LIMIT, CUT

CREATED = datetime(2026, 5, 1, 10, tzinfo=UTC)
EVENING = datetime(2026, 5, 31, 22, 30, 15, 123, UTC)


def table(*kinds: ColumnKind, rows: Iterable[Row] = (), title: str = "Ideen") -> Table:
    columns = tuple(
        Column(f"s{number}", "Eine Spalte", Audience.PUBLIC, kind, "Was darin steht.")
        for number, kind in enumerate(kinds)
    )
    return Table("tabelle", title, columns, lambda: rows)


def opened(path: Path, *tables: Table, rows_per_sheet: int = ROWS_PER_SHEET) -> Workbook:
    xlsx_file(tables, path / "mappe.xlsx", created=CREATED, rows_per_sheet=rows_per_sheet)
    return load_workbook(path / "mappe.xlsx")


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (ColumnKind.TEXT, "01067", "01067"),
        (ColumnKind.URL, "https://example.org", "https://example.org"),
        (ColumnKind.INTEGER, 42, 42),
        (ColumnKind.INTEGER, 12345678901234567, "12345678901234567"),
        (ColumnKind.NUMBER, 1.5, 1.5),
        (ColumnKind.NUMBER, Decimal("0.25"), 0.25),
        (ColumnKind.NUMBER, float("nan"), None),
        (ColumnKind.LAT, 51.123456, 51.123456),
        (ColumnKind.BOOLEAN, 1, True),
        (ColumnKind.DATE, date(2026, 5, 1), datetime(2026, 5, 1)),  # noqa: DTZ001 - a workbook has no zones
        (ColumnKind.DATE, date(1848, 3, 18), "1848-03-18"),
        (ColumnKind.DATETIME, EVENING, "2026-05-31T22:30:15Z"),
        (ColumnKind.LOCAL_DATETIME, EVENING, datetime(2026, 6, 1, 0, 30, 15)),  # noqa: DTZ001
        (ColumnKind.GEOMETRY, {"type": "Point"}, '{"type":"Point"}'),
        (ColumnKind.TEXT, None, None),
    ],
)
def test_values_keep_their_true_type(
    tmp_path: Path, kind: ColumnKind, value: object, expected: object
) -> None:
    cell = opened(tmp_path, table(kind, rows=[(value,)]))["Ideen"]["A2"]
    assert (cell.value, type(cell.value)) == (expected, type(expected))


@pytest.mark.parametrize("kind", ColumnKind)
def test_every_kind_of_column_can_be_empty(tmp_path: Path, kind: ColumnKind) -> None:
    assert opened(tmp_path, table(kind, rows=[(None,)]))["Ideen"]["A2"].value is None


def test_an_instant_has_a_date_in_local_time_beside_it(tmp_path: Path) -> None:
    sheet = opened(tmp_path, table(ColumnKind.DATETIME, rows=[(EVENING,)]))["Ideen"]
    assert [cell.value for cell in sheet[1]] == ["s0", "s0_ortszeit"]
    assert sheet["B2"].is_date
    assert sheet["B2"].number_format == "dd.mm.yyyy hh:mm"


def test_the_head_stays_in_view_can_be_filtered_and_explains_itself(tmp_path: Path) -> None:
    sheet = opened(tmp_path, table(ColumnKind.TEXT, ColumnKind.INTEGER, rows=[("x" * 40, 1), ("y", 2)]))[
        "Ideen"
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > 40 > sheet.column_dimensions["B"].width
    notes = {
        str(note.sqref): (note.promptTitle, note.prompt) for note in sheet.data_validations.dataValidation
    }
    assert notes == {"A1": ("Eine Spalte", "Was darin steht.")} | {"B1": ("Eine Spalte", "Was darin steht.")}


def test_the_last_sheet_is_the_legend(tmp_path: Path) -> None:
    book = opened(tmp_path, table(ColumnKind.TEXT), table(ColumnKind.DATETIME, title="Kommentare"))
    assert book.sheetnames == ["Ideen", "Kommentare", "Legende"]
    rows = list(book["Legende"].iter_rows(values_only=True, min_row=2))
    assert [row[:2] for row in rows] == [
        ("Ideen", "s0"),
        ("Kommentare", "s0"),
        ("Kommentare", "s0_ortszeit"),
    ]


def test_an_empty_table_is_a_sheet_with_a_head(tmp_path: Path) -> None:
    assert opened(tmp_path, table(ColumnKind.TEXT))["Ideen"].dimensions == "A1:A1"


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    long = table(ColumnKind.INTEGER, rows=[(n,) for n in range(7)])
    book = opened(tmp_path, long, rows_per_sheet=4)
    assert book.sheetnames[:3] == ["Ideen", "Ideen (2)", "Ideen (3)"]
    columns = [[cell.value for cell in book[name]["A"]] for name in book.sheetnames[:3]]
    assert columns == [["s0", 0, 1, 2], ["s0", 3, 4, 5], ["s0", 6]]


def test_a_full_sheet_is_not_followed_by_an_empty_one(tmp_path: Path) -> None:
    book = opened(tmp_path, table(ColumnKind.INTEGER, rows=[(1,), (2,)]), rows_per_sheet=3)
    assert "Ideen (2)" not in book.sheetnames


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Ideen", "IDEEN"], ["Ideen", "IDEEN (2)"]),
        (["Was? [Alles]: 1/2*\\"], ["Was   Alles   1 2"]),
        (["x" * 40, "x" * 41], ["x" * 31, "x" * 27 + " (2)"]),
        (["😀" * 20], ["😀" * 15]),
        (["'", ""], ["Tabelle", "Tabelle (2)"]),
        (["History"], ["History (2)"]),
        (["Legende"], ["Legende", "Legende (2)"]),
    ],
)
def test_sheets_get_names_that_excel_accepts(tmp_path: Path, titles: list[str], names: list[str]) -> None:
    book = opened(tmp_path, *(table(ColumnKind.TEXT, title=title) for title in titles))
    assert book.sheetnames[: len(names)] == names


@pytest.mark.parametrize("sign", ["x", "😀", "ä"])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path, sign: str) -> None:
    units = len(sign.encode("utf-16-le")) // 2
    fits = sign * ((CELL_LIMIT - 1) // units)
    sheet = opened(tmp_path, table(ColumnKind.TEXT, rows=[(fits,), (fits + sign * 2,)]))["Ideen"]
    assert sheet["A2"].value == fits
    cut = str(sheet["A3"].value)
    assert cut.endswith(CUT)
    assert cut.removesuffix(CUT).strip(sign) == ""
    assert CELL_LIMIT - 3 < len(cut.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_markup_that_just_fits_a_cell_does_not_come_alive_by_being_cut(tmp_path: Path) -> None:
    markup = f"<r>{'x' * (CELL_LIMIT - 7)}</r>"
    assert len(markup) == CELL_LIMIT
    text = str(opened(tmp_path, table(ColumnKind.TEXT, rows=[(markup,)]))["Ideen"]["A2"].value)
    assert text.startswith("<r>xxx")
    assert text.endswith(CUT)


def test_characters_that_xml_cannot_hold_do_not_break_the_workbook(tmp_path: Path) -> None:
    rows = [("a\x00b\x0bc\ud800d\uffffe\r\nf\rg",)]
    assert opened(tmp_path, table(ColumnKind.TEXT, rows=rows))["Ideen"]["A2"].value == "abcde\nf\ng"


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    content = table(ColumnKind.TEXT, ColumnKind.DATETIME, rows=[("Bank", EVENING)])
    for name in ("eins.xlsx", "zwei.xlsx"):
        xlsx_file([content], tmp_path / name, created=CREATED)
    assert (tmp_path / "eins.xlsx").read_bytes() == (tmp_path / "zwei.xlsx").read_bytes()
    assert load_workbook(tmp_path / "eins.xlsx").properties.created == CREATED.replace(tzinfo=None)


def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = table(ColumnKind.INTEGER, rows=[(1,), ("=1+1",)])
    with pytest.raises(ValueError, match="invalid literal"):
        xlsx_file([broken], tmp_path / "mappe.xlsx", created=CREATED)
    assert list(tmp_path.iterdir()) == []


def peak(path: Path, count: int) -> int:
    long = table(ColumnKind.TEXT, ColumnKind.NUMBER, rows=((f"Idee {n}", n / 7) for n in range(count)))
    tracemalloc.start()
    xlsx_file([long], path / "lang.xlsx", created=CREATED)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def test_ten_times_the_rows_take_no_more_memory(tmp_path: Path) -> None:
    peak(tmp_path, 10)
    assert peak(tmp_path, 10_000) < 1.2 * peak(tmp_path, 1_000)
