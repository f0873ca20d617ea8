"""What staff write in Markdown, in papers."""

from participation.kernel.papers.markdown import blocks_of
from participation.kernel.papers.model import Grid, Heading, Listing, Paragraph, Quote, Run


def test_paragraphs_keep_their_looks_and_links() -> None:
    assert blocks_of("Ein **fetter** und ein *schräger* [Link](https://example.org)\nneue Zeile") == (
        Paragraph(
            (
                Run("Ein "),
                Run("fetter", strong=True),
                Run(" und ein "),
                Run("schräger", emphasis=True),
                Run(" "),
                Run("Link", url="https://example.org"),
                Run("\n"),
                Run("neue Zeile"),
            )
        ),
    )


def test_headings_begin_below_the_chapter_and_skip_no_level() -> None:
    assert blocks_of("##### Tief\n\n# Oben\n\n## Unten\n\n# Oben") == (
        Heading("Tief", 3),
        Heading("Oben", 3),
        Heading("Unten", 4),
        Heading("Oben", 3),
    )


def test_lists_quotes_and_tables_are_kept() -> None:
    assert blocks_of("1. a\n2. b\n\n> sagt wer\n\n| A | B |\n|---|---|\n| 1 | 2 |") == (
        Listing(((Run("a"),), (Run("b"),)), ordered=True),
        Quote("sagt wer"),
        Grid("", ("A", "B"), (("1", "2"),)),
    )


def test_html_and_dangerous_links_are_words() -> None:
    assert blocks_of("<b>x</b> [y](javascript:alert(1))") == (
        Paragraph((Run("<b>x</b> [y](javascript:alert(1))"),)),
    )


def test_nothing_is_nothing() -> None:
    assert blocks_of("  \n") == ()
