"""Sections of a new text are found again in the old one, and their text comes back from Markdown."""

import pytest

from participation.formats.documents.intake.cutting import sections_of
from participation.formats.documents.intake.markdown import markdown_of, says_less
from participation.formats.documents.intake.matching import matched
from participation.formats.documents.intake.model import Part
from participation.formats.documents.intake.reading import markdown_blocks
from participation.kernel import text

GREEN = "Die Stadt pflanzt vierzig neue Bäume am großen Platz und pflegt sie zehn Jahre lang"
ROADS = "Radwege werden breiter und bekommen eigene Ampeln an allen großen Kreuzungen der Innenstadt"


def part(heading: str, words: str = "", number: str = "") -> Part:
    """A section."""
    return Part(number, 1, heading, "", words)


def test_equal_headings_are_the_same_section_wherever_they_stand() -> None:
    assert matched([part("Ziele"), part("Wege")], [part("Wege"), part("ZIELE"), part("Neu")]) == [1, 0, None]


def test_of_equal_headings_the_number_decides_and_then_the_order() -> None:
    old = [part("Kosten", number="1.3"), part("Kosten", number="2.3")]
    assert matched(old, [part("Kosten", number="2.3"), part("Kosten", number="1.3")]) == [1, 0]
    assert matched(old, [part("Kosten"), part("Kosten"), part("Kosten")]) == [0, 1, None]


def test_a_renamed_section_is_found_by_its_words() -> None:
    old = [part("Grün", GREEN), part("Verkehr", ROADS)]
    assert matched(old, [part("Mobilität", ROADS + " bis 2030"), part("Bäume", GREEN)]) == [1, 0]
    assert matched(old, [part("Spielplatz", "Rutsche und Schaukel")]) == [None]


def test_no_old_section_is_given_twice() -> None:
    found = matched([part("", GREEN)], [part("", GREEN), part("", GREEN)])
    assert sorted(found, key=str) == [0, None]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ein <strong>fetter</strong> Satz mit <em>Betonung</em> und 3 * 4 _x_ [y].</p>",
        "<p>1. kein Punkt einer Liste</p><p># keine Überschrift</p><p>- kein Strich</p>",
        '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>Text</p><ol start="3"><li>drei</li></ol>',
        '<p><a href="https://example.org/x" rel="noopener nofollow ugc">Link</a><br>nächste Zeile</p>',
        "<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<blockquote><p>Zitat</p></blockquote>",
    ],
)
def test_what_markdown_can_say_reads_back_as_it_was(html: str) -> None:
    clean = text.sanitised(html, text.DOCUMENT)
    (back,) = sections_of(markdown_blocks(markdown_of(clean)))
    assert back.html == clean
    assert not says_less(clean)


@pytest.mark.parametrize(
    "html", ["<p><u>x</u></p>", '<ol type="a"><li>x</li></ol>', '<td colspan="2">x</td>']
)
def test_what_markdown_can_not_say_is_noticed(html: str) -> None:
    assert says_less(html)
