"""Which encoding a file has is found out; damage is told, and letters encoded twice are mended."""

from pathlib import Path

import pytest

from participation.kernel.intake import Intake, IntakeError, Row, read_table


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


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, written: str, found: str) -> None:
    content = "Ort;Text\nMünster;Schöne Bänke für die Straße\n"
    intake = read_table(saved(tmp_path, content, written))
    assert intake.encoding == found
    assert intake.columns == ("Ort", "Text")
    assert texts(intake) == [["Münster", "Schöne Bänke für die Straße"]]


def test_windows_quotes_do_not_pass_for_the_umlauts_of_another_system(tmp_path: Path) -> None:
    content = "Text\n„Groß“ – sagte er … „nein“ ”so” für €\n"
    intake = read_table(saved(tmp_path, content, "cp1252"))
    assert intake.encoding == "cp1252"
    assert texts(intake) == [["„Groß“ – sagte er … „nein“ ”so” für €"]]


def test_a_few_damaged_letters_are_faults_and_do_not_spoil_the_rest(tmp_path: Path) -> None:
    sound = "1;Bänke für die schöne Straße überall\n".encode()
    intake = read_table(saved(tmp_path, b"id;text\n" + sound * 3 + b"4;B\xe4nke\n"))
    *good, bad = rows_of(intake)
    assert [row.values["text"] for row in good] == ["Bänke für die schöne Straße überall"] * 3
    assert not any(row.faults for row in good)
    assert [(fault.row, fault.field) for fault in bad.faults] == [(5, "text")]
    assert "beschädigte Zeichen (1)" in intake.notes[0]


def test_an_encoding_named_by_a_person_must_fit_and_be_one_for_text(tmp_path: Path) -> None:
    path = saved(tmp_path, "Ort;Text\nMünster;x\n", "cp1252")
    assert texts(read_table(path, encoding="latin-1"))[0][0] == "Münster"
    with pytest.raises(IntakeError, match="nicht in der Kodierung utf-8"):
        read_table(path, encoding="utf-8")
    for name in ("rot13", "zip", "idna", "unicode_escape", "", "x\0"):
        if name:
            with pytest.raises(IntakeError, match="wird nicht gelesen"):
                read_table(path, encoding=name)


def test_letters_encoded_twice_are_turned_back_and_said_so(tmp_path: Path) -> None:
    intake = read_table(saved(tmp_path, "Ort;Text\nSchÃ¶nau;Der â€žWegâ€œ\nBrühl;Viel Spaß“\n"))
    assert texts(intake) == [["Schönau", "Der „Weg“"], ["Brühl", "Viel Spaß“"]]
    assert intake.notes == (
        "In 2 Feldern waren Sonderzeichen doppelt kodiert; sie wurden berichtigt "
        "(aus „SchÃ¶nau“ wurde „Schönau“).",
    )
