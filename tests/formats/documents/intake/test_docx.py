"""DOCX files become sections; what does not come along is told."""

import io
import zipfile

import pytest

from participation.formats.documents.intake.docx import package, read_docx
from participation.formats.documents.intake.model import Brought, Unreadable
from participation.formats.documents.intake.reading import read_file
from tests.formats.documents.intake.docx import a_docx, item, p, r

BEGINS, WIDE = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'


def brought(body: str, **more: str) -> Brought:
    """A document with two sections of styles, and something in the first."""
    return read_docx(
        a_docx(p("1 Ziele", style="berschrift1") + body + p("2 Wege", style="berschrift1"), **more)
    )


def html(body: str, **more: str) -> str:
    """The HTML of the first section."""
    return brought(body, **more).parts[0].html


def test_headings_by_style_by_what_a_style_is_based_on_and_by_outline_level_begin_sections() -> None:
    found = read_docx(
        a_docx(
            p("Vorwort.") + p("1 Ziele", style="berschrift1") + p("Grün.") + p("1.1 Bäume", style="berschrift2")
            + p("2 Wege", style="AmtlicheUeberschrift") + p("3 Plätze", look='<w:outlineLvl w:val="0"/>')
        )
    )  # fmt: skip
    assert [(part.number, part.level, part.heading, part.text) for part in found.parts] == [
        ("", 1, "", "Vorwort."), ("1", 1, "Ziele", "Grün."), ("1.1", 2, "Bäume", ""), ("2", 1, "Wege", ""), ("3", 1, "Plätze", ""),
    ]  # fmt: skip


def test_numbers_that_word_counts_itself_stand_before_their_headings() -> None:
    second = p(
        "Wege", style="Gliederung", look='<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    )
    found = read_docx(
        a_docx(p("Ziele", style="Gliederung") + second + second + p("Schluss", style="Gliederung"))
    )
    assert [(part.number, part.level) for part in found.parts] == [
        ("§ 1", 1),
        ("1.1", 2),
        ("1.2", 2),
        ("§ 2", 1),
    ]


def test_headings_without_numbers_are_given_some() -> None:
    found = read_docx(
        a_docx(
            "".join(
                p(word, style=f"berschrift{level}")
                for word, level in (("a", 1), ("b", 2), ("c", 2), ("d", 1))
            )
        )
    )
    assert [part.number for part in found.parts] == ["1", "1.1", "1.2", "2"]


def test_lists_nest_and_are_numbered_as_they_were() -> None:
    body = item("Bäume") + item("Linden", 1) + item("Eichen", 1) + item("Wiesen") + item("drittens", 0, 2)
    assert html(body) == (
        '<ul><li>Bäume<ol type="a"><li>Linden</li><li>Eichen</li></ol></li><li>Wiesen</li></ul>'
        '<ol start="3"><li>drittens</li></ol>'
    )


def test_emphasis_links_and_line_breaks_stay_and_neighbours_of_one_look_are_one() -> None:
    link = f'<w:hyperlink r:id="link">{r("Plan")}</w:hyperlink>'
    runs = (
        r("fe", "<w:b/>")
        + r("tt", "<w:b/>")
        + r(" und ")
        + r("kursiv", "<w:i/>")
        + r("nicht", '<w:b w:val="0"/>')
    )
    found = html(p(inner=runs + "<w:r><w:br/></w:r>" + link))
    assert found.startswith("<p><strong>fett</strong> und <em>kursiv</em>nicht<br>")
    assert '<a href="https://www.example.org/plan"' in found


def test_tables_keep_heads_and_joined_cells_and_a_frame_is_no_table() -> None:
    def cell(words: str, look: str = "") -> str:
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{p(words)}</w:tc>"

    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Jahr')}{cell('Euro')}</w:tr>"
        f"<w:tr>{cell('2027', BEGINS)}{cell('1.000')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2.000')}</w:tr><w:tr>{cell('Summe', WIDE)}</w:tr>"
    )
    assert html(f"<w:tbl>{rows}</w:tbl>") == (
        '<table><thead><tr><th>Jahr</th><th>Euro</th></tr></thead><tbody><tr><td rowspan="2">2027</td><td>1.000</td></tr>'
        '<tr><td>2.000</td></tr><tr><td colspan="2">Summe</td></tr></tbody></table>'
    )
    assert html(f"<w:tbl><w:tr>{cell('Rahmen')}</w:tr></w:tbl>") == "<p>Rahmen</p>"


@pytest.mark.parametrize("look", ["runs", "style"])
def test_a_first_row_that_alone_is_bold_is_a_head(look: str) -> None:
    def cell(words: str, *, bold: bool = False) -> str:
        if bold and look == "style":
            return f"<w:tc>{p(words, style='TableHeading')}</w:tc>"
        return f"<w:tc>{p(inner=r(words, '<w:b/>' if bold else ''))}</w:tc>"

    def table(*rows: str) -> str:
        return html(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")

    headed = table(cell("Ort", bold=True) + cell("", bold=True), cell("Markt") + cell("6"))
    assert headed.startswith("<table><thead><tr><th>")
    assert headed.count("<th>") == 2
    assert "<thead>" not in table(cell("Ort") + cell("Zahl"), cell("Markt") + cell("6"))
    if look == "runs":
        assert "<thead>" not in table(cell("Ort", bold=True) + cell("Zahl"), cell("Markt") + cell("6"))
        assert "<thead>" not in table(*[cell("A", bold=True) + cell("B", bold=True)] * 2)


def test_tracked_changes_count_as_accepted() -> None:
    body = p(
        inner=r("Die Stadt ")
        + f"<w:ins>{r('will')}</w:ins><w:del><w:r><w:delText>muss</w:delText></w:r></w:del>"
    )
    found = brought(body)
    assert found.parts[0].text == "Die Stadt will"
    assert found.lost == {"insertions": 1, "deletions": 1}


def test_footnotes_stand_at_the_end_of_their_section() -> None:
    notes = f'<w:footnote w:id="4">{p("Siehe Plan.")}</w:footnote>'
    body = p("Wort", inner='<w:r><w:footnoteReference w:id="4"/></w:r>') + p("Ende.")
    assert html(body, footnotes=notes) == "<p>Wort<sup>1</sup></p><p>Ende.</p><p><sup>1</sup> Siehe Plan.</p>"


def test_text_boxes_are_read_once_and_pictures_and_comments_are_told() -> None:
    inner = f"<w:txbxContent>{p('Im Kasten.')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    picture = '<w:r><w:drawing/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
    found = brought(p("Text.", inner=box + picture))
    assert found.parts[0].html == "<p>Text.</p><p>Im Kasten.</p>"
    assert found.lost == {"boxes": 1, "images": 1, "comments": 1}


def test_contents_hidden_words_headers_and_a_sole_title_are_left_out_and_told() -> None:
    found = read_docx(
        a_docx(
            p("Der Plan", style="Titel") + p("Eins", style="berschrift1")
            + p("Eins ..... 3", style="Verzeichnis1") + p("Text", inner=r("geheim", "<w:vanish/>")) + p("Zwei", style="berschrift1"),
            header="Stadt",
        )
    )  # fmt: skip
    assert [part.heading for part in found.parts] == ["Eins", "Zwei"]
    assert found.parts[0].text == "Text"
    assert found.lost == {"title": 1, "contents": 1, "hidden": 1, "margins": 1}


def test_nothing_that_a_file_says_runs_on_the_page() -> None:
    body = p("&lt;script&gt;x&lt;/script&gt;") + p(
        inner=f'<w:hyperlink r:id="evil">{r("Link")}</w:hyperlink>'
    )
    target = '<Relationship Id="evil" Target="javascript:x()" Type="a/hyperlink"/>'
    rels = f"<Relationships>{target}</Relationships>"
    found = read_docx(a_docx(body, **{"word___rels__document.xml.rels": rels.encode()}))
    assert "<script" not in "".join(part.html for part in found.parts)
    assert "javascript" not in "".join(part.html for part in found.parts)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "alte Word-Datei"),
        (b"{\\rtf1 x}", "RTF"),
        (b"PK\x03\x04 kaputt", "beschädigt"),
        (b"   ", "leer"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "keine Textdatei"),
        (a_docx(p("x"), **{"word__document.xml": b"<w:p/>"}), "beschädigt"),
        (a_docx(p("x"), **{"word__document.xml": b"<w:document"}), "beschädigt"),
        (a_docx(p("x"), **{"_rels__.rels": b"<Relationships/>"}), "keine DOCX"),
        (a_docx(""), "keine Wörter"),
    ],
)
def test_other_kinds_of_files_and_broken_ones_are_refused_with_advice(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_file("datei", data)


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>'
    with pytest.raises(Unreadable, match="beschädigt"):
        read_docx(a_docx("", **{"word__document.xml": bomb}))


def test_a_part_that_unpacks_beyond_all_measure_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)
    with pytest.raises(Unreadable, match="ausgepackt zu groß"):
        read_docx(a_docx(p("x" * 200_000)))


def test_a_text_document_of_another_office_is_told_apart() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(Unreadable, match="ODT"):
        read_docx(packed.getvalue())


def test_a_document_nested_beyond_all_measure_is_refused() -> None:
    deep = "<w:ins>" * 3_000 + r("x") + "</w:ins>" * 3_000
    with pytest.raises(Unreadable):
        read_docx(a_docx(f"<w:p>{deep}</w:p>"))
