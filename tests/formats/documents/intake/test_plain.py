"""The words of a text, and where they stand in its HTML."""

import pytest

from participation.formats.documents.intake.plain import pieces, text_of

MIXED = (
    "<p>Wege <strong>und</strong> Plätze &amp; mehr</p>\n<ul>\n<li>eins<ul><li>zwei</li></ul></li></ul>"
    "<table><tbody><tr><td>a</td><td>b<br>c</td></tr><tr><td>d</td></tr></tbody></table> <p> x &lt; y</p>"
)


def test_paragraphs_items_and_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    assert text_of(MIXED) == "Wege und Plätze & mehr\neins\nzwei\na\tb\nc\nd\nx < y"


@pytest.mark.parametrize(
    "html", ["", "   ", MIXED, "a < b & c", "<p>&nbsp;</p>", "&", "<p>Erdgeschoß&shy;zone</p>"]
)
def test_the_pieces_are_the_html_and_their_words_the_text(html: str) -> None:
    found = list(pieces(html))
    assert "".join(piece.source for piece in found) == html
    assert "".join(piece.words for piece in found).rstrip() == text_of(html)


def test_white_space_between_blocks_and_in_source_lines_is_no_text() -> None:
    assert text_of("<p>eins\n  zwei </p>\n\n<p>\tdrei</p>").split("\n") == ["eins zwei ", "drei"]


def test_emphasis_parts_no_words() -> None:
    assert text_of("<p>Bau<em>leit</em>plan</p>") == "Bauleitplan"
