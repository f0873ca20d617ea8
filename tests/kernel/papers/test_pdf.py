"""Papers as tagged PDF: what a reader without eyes finds in them."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image

from participation.kernel.papers.letters import RANGES, known
from participation.kernel.papers.model import says
from participation.kernel.papers.pdf import pdf_bytes, png_bytes
from tests.kernel.papers.papers import CHART, HOSTILE, a_logo, a_paper


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below one."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def kinds(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(one.S) for one in elements(pdf.Root.StructTreeRoot))


def test_a_paper_is_tagged_speaks_german_and_says_its_title() -> None:
    pdf = opened(pdf_bytes(a_paper()))

    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "de-DE"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert "Bericht: Grüne Mitte" in str(told["dc:title"])


def test_headings_tables_lists_links_and_pictures_are_what_they_look_like() -> None:
    found = kinds(opened(pdf_bytes(a_paper())))

    assert found["/H1"] == 1
    assert found["/H2"] == 2  # the contents and the chapter
    assert found["/H3"] == 1
    assert found["/Table"] == 2
    assert found["/TH"] == 4
    assert found["/Figure"] == 2
    assert found["/L"] >= 1
    assert found["/Link"] >= 1


def test_every_picture_says_what_it_shows() -> None:
    pdf = opened(pdf_bytes(a_paper()))
    figures = [one for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]

    assert {str(one.Alt) for one in figures} == {CHART.spoken, "Karte: ein Punkt im Westen"}


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf_bytes(a_paper()) == pdf_bytes(a_paper())
    assert png_bytes(CHART, a_paper()) == png_bytes(CHART, a_paper())


def test_words_are_never_markup() -> None:
    paper = a_paper(*says(HOSTILE), title=HOSTILE)

    with opened(pdf_bytes(paper)).open_metadata() as told:
        assert known(HOSTILE) in str(told["dc:title"])


def test_letters_without_a_shape_are_question_marks() -> None:
    assert known("Grüße aus Łódź, Київ und Αθήνα \U0001f600") == "Grüße aus Łódź, Київ und Αθήνα ?"


def test_every_letter_that_counts_as_known_can_be_printed() -> None:
    every = "".join(known(chr(one)) for first, last in RANGES for one in range(first, last + 1))

    assert len(pdf_bytes(a_paper(*says(every)))) > 10_000


def test_a_logo_says_whose_it_is() -> None:
    pdf = opened(pdf_bytes(a_paper(logo=a_logo())))
    figures = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot) if one.S == "/Figure"]

    assert figures[0] == "Logo: Stadt Lindenfurt"


def test_a_drawing_is_a_picture_of_its_own() -> None:
    with Image.open(io.BytesIO(png_bytes(CHART, a_paper()))) as picture:
        assert picture.width > 900
