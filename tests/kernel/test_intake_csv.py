"""CSV of any origin: separator, encoding and quoting are found out, and each fault names row and column."""

from pathlib import Path

import pytest

from participation.kernel.geo import Point
from participation.kernel.intake import Intake, IntakeError, Limits, Row, read_table


def saved(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "ideen.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def rows_of(intake: Intake) -> list[Row]:
    found = list(intake.rows)
    assert len(found) == intake.count
    return found


def texts(intake: Intake) -> list[list[object]]:
    return [list(row.values.values()) for row in rows_of(intake)]


def test_a_plain_file_gives_its_columns_rows_and_places(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, "id;Titel;lat;lon\n7;Bänke;47,66;9,17\n8;Bäume;;\n"))
    assert intake.columns == ("id", "Titel", "lat", "lon")
    assert (intake.form, intake.separator, intake.encoding, intake.crs) == ("csv", ";", "utf-8", "EPSG:4326")
    first, second = rows_of(intake)
    assert first.values == {"id": "7", "Titel": "Bänke", "lat": "47,66", "lon": "9,17"}
    assert (first.number, first.point, first.faults) == (2, Point(47.66, 9.17), ())
    assert first.geometry == {"type": "Point", "coordinates": [9.17, 47.66]}
    assert (second.number, second.point, second.geometry, second.faults) == (3, None, None, ())


def test_rows_can_be_read_again_and_again(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, "a;b\n1;2\n3;4\n"))
    assert rows_of(intake) == rows_of(intake)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_whatever_the_texts_contain(tmp_path: Path, separator: str) -> None:
    head = separator.join(["id", "titel", "text"])
    line = separator.join(["1", "Weg", '"Ein Weg, breit; und | eben"'])
    intake = read_table(saved(tmp_path, f"{head}\n{line}\n{line}\n"))
    assert intake.separator == separator
    assert texts(intake) == [["1", "Weg", "Ein Weg, breit; und | eben"]] * 2


def test_a_separator_named_by_a_person_or_by_the_first_line_wins(tmp_path: Path) -> None:
    named = read_table(saved(tmp_path, "a,b;c\n1,2;3\n"), separator=";")
    assert named.columns == ("a,b", "c")
    announced = read_table(saved(tmp_path, "sep=|\r\na,b|c\r\n1,2|3\r\n"))
    assert announced.columns == ("a,b", "c")
    assert rows_of(announced)[0].number == 3
    with pytest.raises(IntakeError, match="Trennzeichen"):
        read_table(saved(tmp_path, "a;b\n1;2\n"), separator="x")


def test_one_column_of_texts_with_commas_stays_one_column(tmp_path: Path) -> None:
    assert texts(read_table(saved(tmp_path, "Idee\nBänke, bitte\nMehr Grün; bald\n"))) == [
        ["Bänke, bitte"],
        ["Mehr Grün; bald"],
    ]


def test_a_stray_tab_at_the_line_ends_disturbs_neither_header_nor_quotes(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, 'id,"text"\t\r\n1,"Eine ""gute"" Idee"\t\r\n2,"zwei"\r\n'))
    assert intake.columns == ("id", "text")
    assert texts(intake) == [["1", 'Eine "gute" Idee'], ["2", "zwei"]]


def test_quoted_line_breaks_belong_to_the_text_and_count_as_lines(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, 'id;text\r\n1;"Zeile eins\r\nZeile zwei"\r\n\r\n2;x\r\n;;\r\n'))
    first, second = rows_of(intake)
    assert first.values["text"] == "Zeile eins\r\nZeile zwei"
    assert (first.number, second.number) == (2, 5)


def test_old_mac_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert texts(read_table(saved(tmp_path, "a;b\r1;2\r3;4\r"))) == [["1", "2"], ["3", "4"]]


def test_too_many_or_too_few_fields_are_a_fault_of_that_row_alone(tmp_path: Path) -> None:
    sound, short, long, padded = rows_of(read_table(saved(tmp_path, "a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;;\n")))
    assert not sound.faults
    assert not padded.faults
    assert short.faults[0].why.startswith("Felder in dieser Zeile: 2, in der Kopfzeile: 3.")
    assert short.values == {"a": "1", "b": "2", "c": None}
    assert [(fault.row, fault.field) for fault in long.faults] == [(4, None)]


def test_wrong_quotes_are_a_fault_and_the_next_row_is_read(tmp_path: Path) -> None:
    bad, good = rows_of(read_table(saved(tmp_path, 'a;b\n1;"Das "Haus" dort"\n2;"gut"\n')))
    assert "Anführungszeichen" in bad.faults[0].why
    assert (good.number, good.values, good.faults) == (3, {"a": "2", "b": "gut"}, ())


def test_a_quote_that_never_ends_refuses_the_file_and_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="nach Zeile 3 wird nicht geschlossen"):
        read_table(saved(tmp_path, 'a;b\n1;x\n2;"y\n3;z\n'))


def test_repeated_and_missing_names_of_columns_are_told(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, "Text;;Text;x\n1;2;3;4\n"))
    assert intake.columns == ("Text", "Spalte 2", "Text (2)", "x")
    assert len(intake.notes) == 2
    assert "kommt mehrfach vor" in intake.notes[1]


def test_characters_no_database_takes_are_removed_and_told(tmp_path: Path) -> None:
    (row,) = rows_of(read_table(saved(tmp_path, "a;b\nx\0y;" + "lang" * 20 + "\n")))
    assert row.values["a"] == "xy"
    assert [(fault.row, fault.field) for fault in row.faults] == [(2, "a")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf\r\n", "leer"),
        (b"a;b;c\n", "Kopfzeile"),
        (b"1;2\n3;4\n", "Namen der Spalten"),
        (b'a;"b\n1;2\n', "Anführungszeichen in der Kopfzeile"),
        (b"PK\x03\x04\x14\x00\x06\x00", "als CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "als CSV"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00", "gepackte"),
        (b"SQLite format 3\x00", "GeoPackage"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "XML"),
        (bytes(range(256)) * 4, "keine Textdatei"),
        (("a" * 300 + ";b\n1;2\n").encode(), "länger als 200"),
    ],
)
def test_what_is_no_table_is_refused_with_advice(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        read_table(saved(tmp_path, content))


def test_a_file_that_is_not_there_or_is_none_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "fehlt.csv", tmp_path, "a\0b"):
        with pytest.raises(IntakeError, match="gibt es nicht"):
            read_table(path)


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        (Limits(bytes=20), "größer als 0 MB"),
        (Limits(rows=2), "mehr als 2 Zeilen"),
        (Limits(columns=1), "mehr als 1 Spalten"),
    ],
)
def test_limits_hold(tmp_path: Path, limits: Limits, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        read_table(saved(tmp_path, "a;b\n" + "1;2\n" * 5), limits=limits)


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="Zeile 2 ist zu lang"):
        read_table(saved(tmp_path, "a;b\n1;" + "x" * 5000), limits=Limits(field=1000))
