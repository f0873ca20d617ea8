"""Papers as DOCX: what an office program makes of them."""

import io
import zipfile
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from participation.kernel.papers.docx import docx_bytes
from participation.kernel.papers.model import Heading, Listing, Run, says
from tests.kernel.papers.papers import HOSTILE, a_logo, a_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text(data: bytes) -> Element:
    root: Element = fromstring(parts(data)["word/document.xml"])
    return root


def styled(root: Element, style: str) -> list[str]:
    return [
        "".join(run.text or "" for run in one.iter(f"{W}t"))
        for one in root.iter(f"{W}p")
        if (kind := one.find(f"{W}pPr/{W}pStyle")) is not None and kind.get(f"{W}val") == style
    ]


def test_headings_are_headings() -> None:
    root = text(docx_bytes(a_paper(Heading("Oben"), Heading("Unten", 4))))

    assert styled(root, "Title") == ["Bericht: Grüne Mitte"]
    assert styled(root, "Heading1") == ["Zusammenfassung"]
    assert styled(root, "Heading2") == ["Oben"]
    assert styled(root, "Heading3") == ["Unten"]


def test_tables_have_a_head_that_is_repeated() -> None:
    tables = list(text(docx_bytes(a_paper())).iter(f"{W}tbl"))

    assert len(tables) == 2
    assert all(len(list(table.iter(f"{W}tblHeader"))) == 1 for table in tables)


def test_pictures_are_there_and_say_what_they_show() -> None:
    found = parts(docx_bytes(a_paper()))

    assert {name for name in found if "media" in name} == {"word/media/bild1.png", "word/media/bild2.png"}
    assert b'descr="Nach Kanal: online 10; auf Papier 3"' in found["word/document.xml"]


def test_every_part_is_xml_and_everything_referred_to_is_there() -> None:
    found = parts(docx_bytes(a_paper()))
    referred = fromstring(found["word/_rels/document.xml.rels"])

    for name, content in found.items():
        assert name.endswith(".png") or fromstring(content) is not None
    for one in referred:
        assert one.get("TargetMode") == "External" or f"word/{one.get('Target')}" in found


def test_lists_count_from_one_each() -> None:
    items = ((Run("a"),), (Run("b"),))
    found = parts(docx_bytes(a_paper(Listing(items, ordered=True), Listing(items, ordered=True))))

    assert found["word/numbering.xml"].count(b"<w:num ") == 2
    assert found["word/numbering.xml"].count(b"startOverride") == 2


def test_words_are_never_markup_and_german() -> None:
    data = docx_bytes(a_paper(*says(HOSTILE + "\x00\x0b")))

    assert HOSTILE in "".join(one.text or "" for one in text(data).iter(f"{W}t"))
    assert b'w:lang w:val="de-DE"' in parts(data)["word/styles.xml"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert docx_bytes(a_paper()) == docx_bytes(a_paper())


def test_a_logo_is_the_first_picture() -> None:
    found = parts(docx_bytes(a_paper(logo=a_logo())))

    assert found["word/media/bild1.png"] == a_logo()
    assert b'descr="Logo: Stadt Lindenfurt"' in found["word/document.xml"]
