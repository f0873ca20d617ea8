"""Excel files: the first sheet as it stands there, dates and numbers with their types."""

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from participation.kernel.intake import Intake, IntakeError, Limits, read_table


def workbook(folder: Path, *rows: list[Any], more: tuple[str, ...] = ()) -> Path:
    """An Excel file with these rows on its first sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ideen"
    for row in rows:
        sheet.append(row)
    for name in more:
        book.create_sheet(name)
    path = folder / "tabelle.xlsx"
    book.save(path)
    return path


def values(intake: Intake) -> list[dict[str, Any]]:
    """All rows."""
    return [row.values for row in intake.rows]


def test_values_arrive_with_their_types(tmp_path: Path) -> None:
    when = datetime(2026, 5, 4, 12, 30)  # noqa: DTZ001 - spreadsheets know no zones
    path = workbook(tmp_path, ["Titel", "Anzahl", "Zeit", "Ja"], ["Bänke", 7, when, True])
    intake = read_table(path)
    assert (intake.form, intake.columns, intake.count) == ("xlsx", ("Titel", "Anzahl", "Zeit", "Ja"), 1)
    assert values(intake) == [{"Titel": "Bänke", "Anzahl": 7, "Zeit": "2026-05-04T12:30:00", "Ja": "ja"}]


def test_rows_are_counted_as_the_program_shows_them(tmp_path: Path) -> None:
    path = workbook(tmp_path, [None], ["Titel", "Text"], [None, None], ["a", "b"], ["c", "d", "e"])
    rows = list(read_table(path).rows)
    assert [row.number for row in rows] == [4, 5]
    assert [len(row.faults) for row in rows] == [0, 1]


def test_places_are_found_in_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["Titel", "Ort (Längengrad)", "Ort (Breitengrad)"], ["a", 9.05, 50.05])
    [row] = read_table(path).rows
    assert row.point is not None
    assert (row.point.lat, row.point.lon) == (50.05, 9.05)


def test_a_second_sheet_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["Titel"], ["a"], more=("Kommentare",))
    assert "Gelesen wird das erste Tabellenblatt: „Ideen“." in read_table(path).notes


@pytest.mark.parametrize("rows", [[], [["Titel"]]], ids=["nothing", "only a header"])
def test_an_empty_sheet_is_refused(tmp_path: Path, rows: list[list[Any]]) -> None:
    with pytest.raises(IntakeError):
        read_table(workbook(tmp_path, *rows))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["Titel"], ["a"])
    with pytest.raises(IntakeError, match="entpackt größer"):
        read_table(path, limits=Limits(bytes=6_000))


@pytest.mark.parametrize("place", ["XFD1048576", "CV1048576"])
def test_a_letter_far_out_in_a_tiny_file_does_not_take_all_memory(tmp_path: Path, place: str) -> None:
    path = workbook(tmp_path, ["Titel"], ["a"])
    far = openpyxl.load_workbook(path)
    far.active[place] = "x"
    far.save(path)
    with pytest.raises(IntakeError, match="reicht zu weit"):
        read_table(path)


def test_a_part_that_says_a_wrong_size_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["Titel"], ["a" * 100_000])
    with zipfile.ZipFile(path) as packed:
        size = max(entry.file_size for entry in packed.infolist())
    path.write_bytes(path.read_bytes().replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little")))
    with pytest.raises(IntakeError, match="lässt sich nicht lesen"):
        read_table(path)


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kaputt.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(IntakeError, match="lässt sich nicht lesen"):
        read_table(path)


def test_another_kind_of_zip_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "bilder.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("bild.png", b"")
    with pytest.raises(IntakeError, match="ZIP"):
        read_table(path)
