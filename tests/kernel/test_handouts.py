"""Files to take home are what they are, whatever they are called."""

import pytest

from participation.kernel.errors import DomainError
from participation.kernel.handouts import LARGEST, MACROS, MIME, examined
from tests.information.cast import PDF, a_picture, an_archive

TYPES = "[Content_Types].xml"


def office(part: str, types: str = "<Types/>", **more: str) -> bytes:
    """An office file with the part that tells its kind."""
    import io
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in {TYPES: types, part: "<x/>", **more}.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "suffix"),
    [
        (PDF, "plan.pdf", "pdf"),
        (PDF, "plan.html", "pdf"),
        (office("word/document.xml"), "brief.docx", "docx"),
        (office("xl/workbook.xml"), "zahlen", "xlsx"),
        (office("ppt/presentation.xml"), "folien.pptx", "pptx"),
        (an_archive(mimetype=MIME["odt"]), "brief.odt", "odt"),
        (an_archive(mimetype=MIME["ods"]), "zahlen.exe", "ods"),
        (a_picture(), "bild.pdf", "png"),
        ("a;b\nä;1\n".encode(), "daten.CSV", "csv"),
        (b"\xef\xbb\xbfText", "notiz.txt", "txt"),
    ],
)
def test_the_content_tells_the_kind(data: bytes, name: str, suffix: str) -> None:
    assert examined(data, name).suffix == suffix


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!doctype html><script>alert(1)</script>", "seite.html"),
        (b"<html>", "seite.txt"),
        (b"  <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "bild.csv"),
        (b"MZ\x90\x00", "programm.txt"),
        (b"\x00\x01", "daten.csv"),
        (b"Text", "skript.js"),
        (b"Text", "ohne"),
        (an_archive(readme="x"), "archiv.zip"),
        (b"PK\x03\x04kaputt", "brief.docx"),
        (an_archive(mimetype="text/html"), "brief.odt"),
        (b"", "leer.pdf"),
        (b"%PDF-" + b"0" * LARGEST, "plan.pdf"),
    ],
)
def test_everything_else_is_refused(data: bytes, name: str) -> None:
    with pytest.raises(DomainError):
        examined(data, name)


@pytest.mark.parametrize(
    "data",
    [
        office("word/document.xml", **{"word/vbaProject.bin": "x"}),
        office(
            "xl/workbook.xml",
            "<Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>",
        ),
        an_archive(mimetype=MIME["odt"], Basic__Standard__Module1="x"),
    ],
)
def test_macros_are_named(data: bytes) -> None:
    with pytest.raises(DomainError) as refusal:
        examined(data, "brief.docx")
    assert refusal.value.message == MACROS
