"""Markdown, plain text and what office programs put on the clipboard become sections."""

import pytest

from participation.formats.documents.intake.model import Brought, Unreadable
from participation.formats.documents.intake.reading import read_file, read_html, read_markdown

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style></head>
<body lang=DE><!--StartFragment-->
<h1><span style='mso-list:Ignore'>1<span style='font:7pt "Times"'>&nbsp;&nbsp; </span></span>Ziele<o:p></o:p></h1>
<p class=MsoNormal><span style='color:red'>Die <b>Stadt</b> Linden<st1:City w:st="on">furt</st1:City><span class=MsoCommentReference><a
class=msocomanchor href="#_msocom_1">[A1]</a></span> will mehr.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Bäume</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Linden</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>b)<span>&nbsp; </span></span>Zweitens</p>
<p class=MsoNormal style='mso-outline-level:2'>1.1 Wege</p><p class=MsoNormal><img src="file:///C:/x.png"><script>alert(1)</script>Rad.</p>
<!--EndFragment--></body></html>"""


def shape(found: Brought) -> list[tuple[str, int, str, str]]:
    """Number, level, heading and words of each section."""
    return [(part.number, part.level, part.heading, part.text) for part in found.parts]


def test_what_word_puts_on_the_clipboard_keeps_headings_and_lists_and_nothing_else() -> None:
    found = read_html(WORD)
    assert shape(found) == [
        ("1", 1, "Ziele", "Die Stadt Lindenfurt will mehr.\nBäume\nLinden\nZweitens"),
        ("1.1", 2, "Wege", "Rad."),
    ]
    assert found.parts[0].html == (
        "<p>Die <strong>Stadt</strong> Lindenfurt will mehr.</p><ul><li>Bäume<ul><li>Linden</li></ul></li></ul>"
        '<ol type="a" start="2"><li>Zweitens</li></ol>'
    )
    assert found.lost == {"comments": 1, "images": 1}


def test_what_a_web_editor_puts_there_says_emphasis_in_styles() -> None:
    found = read_html(
        '<b style="font-weight:normal"><h2><span>Ziele</span></h2><p><span style="font-weight:700">fett</span> und '
        '<span style="font-style:italic">schräg</span></p><ul><li><p>eins</p></li></ul></b><h2>Wege</h2>'
    )
    assert found.parts[0].html == "<p><strong>fett</strong> und <em>schräg</em></p><ul><li>eins</li></ul>"


def test_markdown_has_headings_lists_tables_and_a_text_before_them() -> None:
    found = read_markdown(
        "Vorab.\n\n# 1 Ziele\nText **fett**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## 1.1 Wege\n3. drei\n"
    )
    assert shape(found) == [
        ("", 1, "", "Vorab."),
        ("1", 1, "Ziele", "Text fett\na\nb\n1\n2"),
        ("1.1", 2, "Wege", "drei"),
    ]
    assert found.parts[2].html == '<ol start="3"><li>drei</li></ol>'


def test_html_in_markdown_is_text_and_pictures_are_their_words() -> None:
    (part,) = read_markdown(
        '# A\n\n<b onclick="x()">x</b> [l](javascript:x) ![Bild](http://fremd.example/b.png)'
    ).parts
    assert part.html == '<p>&lt;b onclick="x()"&gt;x&lt;/b&gt; [l](javascript:x) Bild</p>'


def test_signs_of_lists_that_were_pasted_as_words_are_lists() -> None:
    (part,) = read_markdown("# A\n\n•\tEins\n·  Zwei\n").parts
    assert part.html == "<ul><li>Eins</li><li>Zwei</li></ul>"


def test_short_numbered_or_bold_lines_are_headings_where_there_are_no_others() -> None:
    found = read_markdown("§ 1 Geltung\n\nÜberall.\n\n§ 2 Ausnahmen\n\nKeine.")
    assert shape(found) == [("§ 1", 1, "Geltung", "Überall."), ("§ 2", 1, "Ausnahmen", "Keine.")]
    assert found.lost == {"guessed": 2}
    bold = read_markdown("**Geltung**\n\nÜberall.\n\n**Ausnahmen**\n\nKeine.")
    assert [part.heading for part in bold.parts] == ["Geltung", "Ausnahmen"]


def test_without_headings_each_paragraph_is_a_section_and_lists_stay_with_theirs() -> None:
    found = read_markdown("Wir wollen:\n\n- Grün\n\nUnd dann.")
    assert shape(found) == [("1", 1, "", "Wir wollen:\nGrün"), ("2", 1, "", "Und dann.")]
    assert found.lost == {"paragraphs": 2}


def test_a_year_is_no_number_of_a_heading() -> None:
    found = read_markdown("# 2025 im Rückblick\n\n# 2026 im Ausblick")
    assert [(part.number, part.heading) for part in found.parts] == [
        ("1", "2025 im Rückblick"),
        ("2", "2026 im Ausblick"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_files_are_read_in_the_encodings_of_offices(encoding: str) -> None:
    data = "# Grüße – Maß\n\nÄpfel für Öhringen, Weißdorn und Bäume".encode(encoding)
    assert shape(read_file("a.md", data))[0][2:] == ("Grüße – Maß", "Äpfel für Öhringen, Weißdorn und Bäume")


def test_letters_that_can_not_be_read_are_counted() -> None:
    assert read_file("a.txt", "# Ma\u00df\n\nx".encode("cp1252") + b"\x81").lost == {"damaged": 1}


def test_what_is_too_long_or_has_too_many_headings_is_refused() -> None:
    with pytest.raises(Unreadable, match="zu lang"):
        read_markdown("x" * 1_000_001)
    with pytest.raises(Unreadable, match="501 Abschnitte"):
        read_markdown("\n\n".join(f"# {number}. A" for number in range(501)))
