"""CSV that German Excel opens, every reader can take apart, and no spreadsheet runs."""

import csv
import io
import random
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.results.writers.cells import CHUNK_BYTES
from participation.results.writers.csv import csv_bytes


def table(*kinds: ColumnKind, rows: list[Row] | None = None) -> Table:
    columns = tuple(
        Column(f"s{number}", "S", Audience.PUBLIC, kind, "Eine Spalte.") for number, kind in enumerate(kinds)
    )
    return Table("tabelle", "Tabelle", columns, lambda: rows or [])


def written(*kinds: ColumnKind, rows: list[Row]) -> list[list[str]]:
    """The cells as Python's reader finds them, without the head."""
    text = b"".join(csv_bytes(table(*kinds, rows=rows))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]


def cell(kind: ColumnKind, value: object) -> str:
    (row,) = written(kind, rows=[(value,)])
    return row[0]


def test_a_file_begins_with_the_mark_of_utf8_and_its_lines_end_as_windows_wants() -> None:
    text = table(ColumnKind.TEXT, ColumnKind.INTEGER, rows=[("Größe", 1), (None, None)])
    assert b"".join(csv_bytes(text)) == b'\xef\xbb\xbfs0;s1\r\n"Gr\xc3\xb6\xc3\x9fe";1\r\n;\r\n'


@pytest.mark.parametrize(
    "text", ['a;b "c"', "Zeile\nzwei", "a\r\nb", "a,b\tc", "'s ist", "😀 ß „so“", '"', ";"]
)
def test_text_comes_back_as_it_was(text: str) -> None:
    assert cell(ColumnKind.TEXT, text) == text


def test_control_characters_do_not_reach_the_file() -> None:
    assert cell(ColumnKind.TEXT, "a\x00b\x07c\x1bd\te") == "abcd\te"


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    assert cell(ColumnKind.TEXT, "a\ud800b") == "a?b"


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (ColumnKind.INTEGER, 1234567, "1234567"),
        (ColumnKind.INTEGER, -5, "-5"),
        (ColumnKind.INTEGER, Decimal(12), "12"),
        (ColumnKind.NUMBER, 1.5, "1,5"),
        (ColumnKind.NUMBER, -0.25, "-0,25"),
        (ColumnKind.NUMBER, Decimal("12.50"), "12,5"),
        (ColumnKind.NUMBER, float("nan"), ""),
        (ColumnKind.NUMBER, float("inf"), ""),
        (ColumnKind.NUMBER, 3, "3"),
        (ColumnKind.LON, 7.123456, "7,123456"),
        (ColumnKind.LAT, 51.5, "51,5"),
        (ColumnKind.METRES, 389123.25, "389123,25"),
        (ColumnKind.BOOLEAN, True, "1"),
        (ColumnKind.BOOLEAN, False, "0"),
        (ColumnKind.DATE, date(2026, 5, 1), "2026-05-01"),
        (ColumnKind.GEOMETRY, '{"type":"Point"}', '{"type":"Point"}'),
        (ColumnKind.GEOMETRY, {"type": "Point"}, '{"type":"Point"}'),
    ],
)
def test_numbers_have_a_decimal_comma_and_no_apostrophe(
    kind: ColumnKind, value: object, expected: str
) -> None:
    assert cell(kind, value) == expected


@pytest.mark.parametrize("kind", ColumnKind)
def test_every_kind_of_column_can_be_empty_and_is_still_a_row(kind: ColumnKind) -> None:
    rows = written(kind, rows=[(None,), (None,)])
    assert rows in ([[""], [""]], [["", ""], ["", ""]])


@pytest.mark.parametrize(
    ("instant", "utc", "local"),
    [
        (datetime(2026, 5, 1, 10, 0, 0, 999_999, UTC), "2026-05-01T10:00:00Z", "2026-05-01 12:00:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2026-12-31T23:30:00Z", "2027-01-01 00:30:00"),
        (
            datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=-5))),
            "2026-01-01T06:00:00Z",
            "2026-01-01 07:00:00",
        ),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), "9999-12-31T23:59:59Z", "9999-12-31 23:59:59"),
    ],
)
def test_an_instant_stands_in_utc_and_in_local_time(instant: datetime, utc: str, local: str) -> None:
    assert written(ColumnKind.DATETIME, rows=[(instant,), (None,)]) == [[utc, local], ["", ""]]


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        cell(ColumnKind.DATETIME, datetime(2026, 5, 1))  # noqa: DTZ001 - the mistake is the point


@pytest.mark.parametrize("kind", [ColumnKind.INTEGER, ColumnKind.NUMBER, ColumnKind.LON, ColumnKind.DATE])
def test_text_cannot_slip_through_a_column_of_numbers(kind: ColumnKind) -> None:
    with pytest.raises((ValueError, TypeError)):
        cell(kind, "=1+1")


def test_a_row_with_a_value_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        written(ColumnKind.TEXT, ColumnKind.TEXT, rows=[("a",)])


def many(count: int) -> Table:
    def rows() -> Iterator[Row]:
        return (
            (n, f"Idee {n} " + "Text " * 40, n / 7, datetime(2026, 5, 1, tzinfo=UTC)) for n in range(count)
        )

    kinds = (ColumnKind.INTEGER, ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.DATETIME)
    columns = table(*kinds).columns
    return Table("viele", "Viele", columns, rows)


def test_a_long_table_comes_in_chunks_and_completely() -> None:
    *chunks, last = csv_bytes(many(3_000))
    assert len(chunks) > 5
    assert all(CHUNK_BYTES <= len(chunk) < 2 * CHUNK_BYTES for chunk in chunks)
    assert last.endswith(b"\r\n")
    assert sum(chunk.count(b"\r\n") for chunk in [*chunks, last]) == 3_001


def peak(count: int) -> int:
    tracemalloc.start()
    for _ in csv_bytes(many(count)):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def test_ten_times_the_rows_take_no_more_memory() -> None:
    peak(100)
    assert peak(50_000) < 1.2 * peak(5_000)


def test_a_cell_is_the_same_whatever_stands_above_and_below_it() -> None:
    """Columns are looked at as a whole first; that must change nothing."""
    dice = random.Random(7)
    letters = "aÄ1 =@+-＝－,;\t\n\"'(|!"
    texts = [
        "",
        *("".join(dice.choices(letters[: dice.randint(2, 18)], k=dice.randint(1, 6))) for _ in range(600)),
    ]
    alone = [cell(ColumnKind.TEXT, text) for text in texts]
    for size in (2, 5, 600):
        columns = [texts[start : start + size] for start in range(0, len(texts), size)]
        together = [
            row[0]
            for column in columns
            for row in written(ColumnKind.TEXT, rows=[(text,) for text in column])
        ]
        assert together == alone
