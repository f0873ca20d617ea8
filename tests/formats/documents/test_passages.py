"""Finding a passage in a text, and marking it in its HTML."""

import re
from html import unescape
from random import Random
from time import process_time

import pytest

from participation.formats.documents.policy.passages import Span, found_passage, marked
from participation.formats.documents.policy.wording import wording, words_of
from participation.kernel.errors import DomainError

HTML = (
    "<p>Die <strong>Grüne Mitte</strong> &amp; der\n Fluss.</p>"
    '<ul><li>Eins <a href="https://x.example/a>b">zwei drei</a> vier</li><li>Fünf</li></ul>'
    "<table><tbody><tr><td>A</td><td>B</td></tr></tbody></table>"
)
TEXT = "Die Grüne Mitte & der Fluss.\nEins zwei drei vier\nFünf\nA\nB"


def test_the_words_of_html_are_its_blocks_as_lines() -> None:
    assert words_of(HTML) == TEXT
    assert words_of("") == ""
    assert words_of("<p> </p><p>\n</p>") == ""


def test_every_letter_knows_where_it_stands_in_the_html() -> None:
    found = wording(HTML)
    for letter, (start, end) in zip(found.text, found.places, strict=True):
        assert start == end or unescape(HTML[start:end]) == letter or letter.isspace()


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("Grüne Mitte", "Grüne Mitte"),
        ("  Mitte &   der\nFluss. ", "Mitte & der Fluss."),
        ("„Grüne Mitte“", "Grüne Mitte"),
        ("vier Fünf", "vier\nFünf"),
    ],
)
def test_a_passage_is_found_whatever_its_white_space(quote: str, found: str) -> None:
    start, end = found_passage(TEXT, quote)
    assert TEXT[start:end] == found


def test_a_passage_that_is_not_there_is_refused() -> None:
    with pytest.raises(DomainError, match="steht nicht im Abschnitt"):
        found_passage(TEXT, "blaue Mitte")


def test_a_passage_that_occurs_twice_needs_the_words_before_it() -> None:
    text = "Der Platz ist grün. Der Platz ist groß."
    with pytest.raises(DomainError, match="2-mal"):
        found_passage(text, "Der Platz")
    assert found_passage(text, "Der Platz", "ist grün.") == (20, 29)


def test_only_whole_words_of_a_quote_are_parted_in_the_text() -> None:
    assert found_passage("da nicht und an", "an") == (13, 15)
    with pytest.raises(DomainError, match="steht nicht im Abschnitt"):
        found_passage("da nicht", "an")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a" * 140_000, "a"),
        ("a " * 70_000, "a"),
        ("a " * 70_000, "a " * 900),
        (("a " * 899 + "b ") * 77, "a " * 900),
        ("a " * 70_000, "a" * 1_800),
        ("a" * 140_000, "a" * 1_000 + " b " + "a" * 999),
    ],
)
def test_a_long_section_is_searched_at_once(text: str, quote: str) -> None:
    begun = process_time()
    with pytest.raises(DomainError):
        found_passage(text, quote, "a " * 40)
    assert process_time() - begun < 0.5  # 0.05 on an idle machine


@pytest.mark.parametrize("seed", range(200))
def test_every_place_is_found_as_a_plain_search_finds_it(seed: int) -> None:
    chance = Random(seed)
    text = " ".join("".join(chance.choices("ab\n ", k=40)).split())
    quote = "".join(chance.choices("ab ", k=chance.randint(1, 5))).strip() or "a"
    plain = [found.span() for found in re.finditer(r"\s*".join(map(re.escape, quote.split())), text)]
    if len(plain) == 1:
        assert found_passage(text, quote) == plain[0]
        return
    with pytest.raises(DomainError, match=f"{len(plain)}-mal" if plain else "steht nicht"):
        found_passage(text, quote)


def _signs(keys: list[str]) -> str:
    return f"[{'+'.join(keys)}]"


def _span(quote: str, key: str) -> Span:
    return Span(*found_passage(TEXT, quote), key)


def test_passages_are_marked_around_tags_and_signed_behind_their_end() -> None:
    html = marked(HTML, [_span("Mitte & der", "a")], _signs)
    assert 'Grüne <mark class="passage passage--1">Mitte</mark></strong>' in html
    assert '<mark class="passage passage--1"> &amp; der</mark>[a]' in html


def test_overlapping_passages_are_drawn_stronger() -> None:
    html = marked(HTML, [_span("Die Grüne", "a"), _span("Grüne Mitte", "b")], _signs)
    assert (
        '<mark class="passage passage--2">Grüne</mark>[a]<mark class="passage passage--1"> Mitte</mark>[b]'
        in html
    )


def test_passages_with_the_same_end_share_a_sign() -> None:
    assert "[b+a]" in marked(HTML, [_span("Mitte", "a"), _span("Grüne Mitte", "b")], _signs)


def test_a_passage_that_ends_in_a_link_is_signed_behind_it() -> None:
    html = marked(HTML, [_span("zwei", "a")], _signs)
    assert '<mark class="passage passage--1">zwei</mark> drei</a>[a]' in html


def test_spans_that_leave_the_text_are_left_out() -> None:
    assert marked(HTML, [Span(5, 5_000, "a"), Span(3, 3, "b")], _signs) == HTML


@pytest.mark.parametrize("seed", range(200))
def test_marks_change_no_word_and_every_passage_is_signed_once(seed: int) -> None:
    chance = Random(seed)
    pairs = [sorted(chance.choices(range(len(TEXT) + 1), k=2)) for _ in range(chance.randint(0, 8))]
    spans = [Span(start, end, str(key)) for key, (start, end) in enumerate(pairs)]
    html = marked(HTML, spans, lambda keys: "".join(f'<a href="#{key}"></a>' for key in keys))
    assert words_of(html) == TEXT
    meant = sorted(one.key for one in spans if TEXT[one.start : one.end].strip())
    assert sorted(re.findall(r'href="#(\d+)"', html)) == meant
    assert html.count("<mark") == html.count("</mark>")
