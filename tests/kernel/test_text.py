"""What people type is cleaned once, on the way in: nothing invisible, nothing alive, nothing endless."""

import unicodedata

import pytest

from participation.kernel import text
from participation.kernel.errors import DomainError


@pytest.mark.parametrize("sign", [*map(chr, range(9)), "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f"])
def test_control_characters_are_gone(sign: str) -> None:
    assert text.plain(f"Bank{sign}am Fluss") == "Bankam Fluss"


@pytest.mark.parametrize(
    "sign", [*"\u202a\u202b\u202c\u202d\u202e", *"\u2066\u2067\u2068\u2069", *"\u200e\u200f\u061c"]
)
def test_nothing_turns_the_direction_of_the_text_around(sign: str) -> None:
    assert text.plain(f"rechnung{sign}gpj.exe") == "rechnunggpj.exe"


@pytest.mark.parametrize(
    "sign", [*"\ufeff\ufff9\ufffa\ufffb\u2028\u2029\u200b\u2060\u2063\u00ad\u180e\U000e0041"]
)
def test_marks_that_nobody_sees_are_gone(sign: str) -> None:
    assert text.plain(f"Ba{sign}nk") == "Bank"


def test_joiners_stay_where_scripts_and_families_need_them() -> None:
    """Zero width, but part of what was written: Persian words and emoji of several people."""
    assert text.plain("می\u200cخواهم") == "می\u200cخواهم"
    assert text.plain("👩\u200d👧") == "👩\u200d👧"


def test_lines_end_alike_and_tabs_stay() -> None:
    assert text.plain("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te"


def test_more_than_one_empty_line_becomes_one() -> None:
    assert text.plain("a\n\n\n\n\nb") == "a\n\nb"


def test_letters_are_composed_so_that_lengths_are_counted_by_characters() -> None:
    typed = unicodedata.normalize("NFD", "Grüße")
    assert len(typed) == 6
    assert len(text.plain(typed)) == 5


def test_piles_of_accents_are_cut_to_a_few() -> None:
    pile = "Z" + "\u0336" * 500 + "u"
    assert text.plain(pile) == "Z" + "\u0336" * 4 + "u"


def test_half_a_character_is_left_out() -> None:
    assert text.plain("a\ud800b") == "ab"


@pytest.mark.parametrize(
    "nothing", [None, "", " \n\t ", "\u202e\ufeff", "\u200b", "\u200d \u200c", "\u3164", "\u2800\u2800"]
)
def test_nothing_stays_nothing(nothing: str | None) -> None:
    assert text.plain(nothing) == ""
    assert text.line(nothing) == ""


def test_markup_of_citizens_stays_what_it_was_typed_as() -> None:
    """It is escaped where it is shown, not here: somebody may write about <b>."""
    assert text.plain("<script>alert(1)</script> & 2 < 3") == "<script>alert(1)</script> & 2 < 3"


def test_cleaning_twice_changes_nothing_more() -> None:
    dirty = "\u202e a\r\n\r\n\r\n\x00b \u0301\u0301\u0301\u0301\u0301\u0301 "
    assert text.plain(text.plain(dirty)) == text.plain(dirty)


def test_one_line_is_one_line() -> None:
    assert text.line("  Mehr \n\n Bänke\tam\u00a0 Fluss ") == "Mehr Bänke am Fluss"


def test_an_excerpt_ends_at_a_word() -> None:
    assert text.excerpt("kurz") == "kurz"
    assert text.excerpt("Mehr Bänke am Fluss, bitte", 22) == "Mehr Bänke am Fluss …"
    assert text.excerpt("x" * 200, 20) == "x" * 20 + " …"


def test_staff_may_write_headings_lists_tables_and_links() -> None:
    html = text.rich(
        "## Ziel\n\n- eins\n- **zwei**\n\n[mehr](https://example.org)\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    for piece in ("<h2>Ziel</h2>", "<li>eins</li>", "<strong>zwei</strong>", "<table>", "<td>2</td>"):
        assert piece in html
    assert 'href="https://example.org"' in html
    assert "noopener" in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://evil.example/pixel.png)",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg><style><img src=x onerror=alert(1)>",
        '<p style="position:fixed" onclick="x()">',
    ],
)
def test_nothing_staff_write_comes_alive_or_calls_anybody(hostile: str) -> None:
    for html in (text.rich(hostile), text.sanitised(hostile)):
        for word in ("<script", "<img", "<svg", "<style", 'href="javascript', 'href="data'):
            assert word not in html.lower()
        assert not any(f" {name}=" in html.split("<p", 1)[0] for name in ("onclick", "onerror"))


def test_attributes_but_addresses_are_gone() -> None:
    assert text.sanitised('<p style="x" class="y" onclick="z">a</p>') == "<p>a</p>"


@pytest.mark.parametrize(
    "monster",
    ["<ul><li>" * 41, "<b>x</b>" * 1_001, "x" * 200_001],
    ids=["too deep", "too many tags", "too long"],
)
def test_html_that_would_keep_a_sanitiser_busy_is_refused_first(monster: str) -> None:
    with pytest.raises(DomainError, match="kürzen"):
        text.sanitised(monster)


def test_markdown_that_is_too_long_is_refused_with_the_number_allowed() -> None:
    text.rich("x" * text.LONGEST_RICH)
    with pytest.raises(DomainError, match=r"höchstens 50\.000 Zeichen"):
        text.rich("x" * (text.LONGEST_RICH + 1))


@pytest.mark.parametrize(
    "monster", [">" * 5_000, "- " * 5_000, "[" * 20_000], ids=["quotes", "lists", "links"]
)
def test_markdown_as_deep_as_can_be_ends_in_html_of_few_levels(monster: str) -> None:
    assert text.rich(monster).count("<blockquote>") + text.rich(monster).count("<ul>") < text.DEEPEST


def test_a_draft_may_have_headings_joined_cells_and_lists_that_go_on() -> None:
    html = (
        '<h1>Plan</h1><ol type="a" start="3"><li>c</li></ol>'
        '<table><tbody><tr><td colspan="2"><u>x</u><sup>1</sup></td></tr></tbody></table>'
    )
    assert text.sanitised(html, text.DOCUMENT) == html
    assert "<h1>" not in text.sanitised(html)


@pytest.mark.parametrize("allowed", [text.DOCUMENT, text.CLIPBOARD])
def test_nothing_runs_in_a_draft_either(allowed: text.Allowed) -> None:
    hostile = (
        '<script>x()</script><p onclick="x()"><a href="javascript:x()">k</a><svg onload="x()"></svg></p>'
    )
    assert text.tidied(hostile, allowed) == '<p><a rel="noopener nofollow ugc">k</a></p>'


def test_a_draft_has_bounds_too() -> None:
    for monster in ("<p>" * 50 + "</p>" * 50, "<br>" * 40_000, "x" * 3_000_001):
        with pytest.raises(DomainError):
            text.sanitised(monster, text.DOCUMENT)
