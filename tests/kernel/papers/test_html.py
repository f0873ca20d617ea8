"""Papers as HTML that needs nothing beside it."""

import re

import html5lib

from participation.kernel.papers.html import page_file
from participation.kernel.papers.model import says
from tests.kernel.papers.papers import HOSTILE, a_logo, a_paper


def test_the_file_is_well_formed_and_fetches_nothing() -> None:
    page = page_file(a_paper()).decode()

    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!https://example.org/)", page)
    assert "url(" not in page


def test_it_says_its_language_title_and_every_figure_twice() -> None:
    page = page_file(a_paper()).decode()

    assert '<html lang="de">' in page
    assert "<title>Bericht: Grüne Mitte</title>" in page
    assert page.count('scope="col"') == 4
    assert 'aria-label="Nach Kanal: online 10; auf Papier 3"' in page
    assert '<th scope="row">auf Papier</th><td class="number">3</td>' in page


def test_words_are_never_markup() -> None:
    page = page_file(a_paper(*says(HOSTILE + "<script>x</script>"))).decode()

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_logo_lies_in_the_file() -> None:
    page = page_file(a_paper(logo=a_logo())).decode()

    assert 'alt="Logo: Stadt Lindenfurt" src="data:image/png;base64,' in page
