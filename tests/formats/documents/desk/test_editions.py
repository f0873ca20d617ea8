"""Versions are begun, filled, put in order and published; what is published stays as it is."""

import io
from typing import Any

import pytest

from participation.formats.documents.models import Section
from tests.formats.documents.desk.cast import Desk
from tests.formats.documents.intake.docx import a_docx, p
from tests.processes.cast import Town


def upload(data: bytes, name: str = "entwurf.docx") -> dict[str, Any]:
    """A file in the form."""
    return {"file": (io.BytesIO(data), name)}


def test_a_draft_begins_with_a_word_file_and_is_read_after_publishing(town: Town) -> None:
    desk = Desk(town, empty=True)
    assert "Womit beginnen wir?" in desk.browser().get(desk.url()).text
    body = (
        p("1 Ziele", style="berschrift1")
        + p("Mehr Grün.", inner="<w:r><w:drawing/></w:r>")
        + p("2 Wege", style="berschrift1")
    )
    desk.browser().submit(desk.url("fassung/text"), upload(a_docx(body)))
    page = desk.browser().get(desk.url())
    assert "Bilder wurden nicht übernommen: 1." in page.text
    assert desk.sections() == [("s1", "1", "Ziele"), ("s2", "2", "Wege")]
    assert "Mehr Grün." in desk.browser().get(desk.url("fassung/vorschau")).text
    assert "Mehr Grün." not in desk.browser("nobody").get("/musterstadt/leitlinien/").text
    desk.press("fassung/veroeffentlichen")
    assert "Mehr Grün." in desk.browser("nobody").get("/musterstadt/leitlinien/").text


def test_what_can_not_be_read_is_told_and_the_typed_text_stays(desk: Desk) -> None:
    page = desk.browser().submit(
        desk.url("fassung/text"), upload(b"%PDF-1.7", "plan.pdf") | {"text": "# Mein Text"}, status=422
    )
    assert "PDF-Datei" in page.text
    assert "# Mein Text" in page.text
    assert (
        "Bitte wählen Sie eine Datei" in desk.browser().submit(desk.url("fassung/text"), {}, status=422).text
    )
    assert len(desk.editions()) == 1


def test_a_new_version_is_a_copy_and_there_is_only_one_at_a_time(desk: Desk) -> None:
    desk.press("fassung/neu")
    assert [edition.number for edition in desk.editions()] == [2, 1]
    assert [key for key, _number, _heading in desk.sections()] == ["ziele", "baeume", "wege"]
    assert "schon eine Fassung in Arbeit" in desk.press("fassung/neu", status=409).text


def test_sections_of_a_new_text_keep_the_keys_of_those_they_continue(desk: Desk) -> None:
    text = (
        "# 1 Unsere Ziele\nDie Grüne Mitte bleibt autofrei. Der Platz bleibt ein Ort für alle.\n- Bänke im Schatten\n"
        "# 2 Spielplatz\nRutsche und Schaukel.\n# 3 Bäume\nFünfzig."
    )
    desk.browser().submit(desk.url("fassung/text"), {"text": text})
    assert desk.sections() == [
        ("ziele", "1", "Unsere Ziele"),
        ("s1", "2", "Spielplatz"),
        ("baeume", "3", "Bäume"),
    ]


def test_a_section_is_changed_and_headings_in_it_split_it(desk: Desk) -> None:
    desk.press("fassung/neu")
    first = desk.editions()[0].sections[0]
    url = desk.url(f"fassung/abschnitt/{first.id}")
    desk.browser().submit(url, {"heading": "Ziel", "source": "Eins.\n\n# 1a Zwei\n\nDrei."})
    assert desk.sections()[:3] == [("ziele", "1", "Ziel"), ("s1", "", "1a Zwei"), ("baeume", "2", "Bäume")]
    sections = desk.editions()[0].sections
    assert [one.text for one in sections[:2]] == ["Eins.", "Drei."]
    assert [one.position for one in sections] == [1, 2, 3, 4]


def test_a_text_that_nobody_touched_keeps_what_markdown_can_not_say(desk: Desk) -> None:
    desk.press("fassung/neu")
    html = '<table><tbody><tr><td colspan="2"><u>x</u></td></tr></tbody></table>'
    first = desk.editions()[0].sections[0]

    def put(session: Any, _process: Any) -> None:
        session.get_one(Section, first.id).html = html

    desk.change(put)
    page = desk.browser().get(desk.url(f"fassung/abschnitt/{first.id}"))
    assert "verbundene Zellen" in page.text
    desk.browser().submit(desk.url(f"fassung/abschnitt/{first.id}"), {"heading": "Neu"})
    assert (desk.editions()[0].sections[0].heading, desk.editions()[0].sections[0].html) == ("Neu", html)


def test_sections_move_join_go_and_are_numbered_by_buttons(desk: Desk) -> None:
    desk.press("fassung/neu")
    ids = {one.key: one.id for one in desk.editions()[0].sections}
    desk.press(f"fassung/abschnitt/{ids['wege']}/verschieben", direction="up")
    assert [key for key, *_rest in desk.sections()] == ["ziele", "wege", "baeume"]
    desk.press(f"fassung/abschnitt/{ids['ziele']}/verschieben", direction="up")
    desk.press("fassung/nummern")
    assert desk.sections() == [("ziele", "1", "Ziele"), ("wege", "1.1", "Wege"), ("baeume", "2", "Bäume")]
    desk.press(f"fassung/abschnitt/{ids['wege']}/verbinden")
    joined = desk.editions()[0].sections[0]
    assert joined.html.endswith("<p><strong>1.1 Wege</strong></p><p>Breite Wege.</p>")
    assert joined.text.endswith("1.1 Wege\nBreite Wege.")
    desk.press(f"fassung/abschnitt/{ids['ziele']}/verbinden", status=422)
    desk.press(f"fassung/abschnitt/{ids['ziele']}/entfernen")
    assert [key for key, *_rest in desk.sections()] == ["baeume"]


def test_a_section_is_added_at_the_end_and_needs_something_in_it(desk: Desk) -> None:
    desk.press("fassung/neu")
    desk.browser().submit(desk.url("fassung/abschnitt/neu"), {}, status=422)
    desk.browser().submit(desk.url("fassung/abschnitt/neu"), {"heading": "Schluss", "level": "1"})
    assert desk.sections()[-1] == ("s1", "", "Schluss")


def test_two_people_at_one_section_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.press("fassung/neu")
    first = desk.editions()[0].sections[0]
    url = desk.url(f"fassung/abschnitt/{first.id}")
    browser = desk.browser("admin")
    values = browser.get(url).form_values()
    desk.browser().submit(url, {"heading": "Erste"})
    page = browser.post(url, values | {"heading": "Zweite"}, status=422)
    assert "Erste" in page.text
    assert page.form_values()["heading"] == "Zweite"
    assert desk.editions()[0].sections[0].heading == "Erste"


@pytest.mark.parametrize("rest", ["fassung/veroeffentlichen", "fassung/verwerfen", "fassung/nummern"])
def test_a_published_version_stays_as_it_is(desk: Desk, rest: str) -> None:
    desk.press(rest, status=404)
    first = desk.editions()[0].sections[0]
    desk.browser().get(desk.url(f"fassung/abschnitt/{first.id}"), status=404)
    desk.press("fassung/neu")
    desk.press(f"fassung/abschnitt/{first.id}/entfernen", status=404)
    assert len(desk.editions()[1].sections) == 3


def test_a_version_is_thrown_away_and_one_without_text_not_published(town: Town) -> None:
    desk = Desk(town, empty=True)
    desk.press("fassung/neu")
    assert "noch keinen Text" in desk.press("fassung/veroeffentlichen", status=422).text
    desk.press("fassung/verwerfen")
    assert desk.editions() == []


def test_a_version_has_a_name_and_says_what_is_new(desk: Desk) -> None:
    desk.press("fassung/neu")
    desk.browser().submit(
        desk.url("fassung/beschreibung"), {"title": "Zweiter Entwurf", "note": "Mehr Bäume."}
    )
    desk.press("fassung/veroeffentlichen")
    assert "Zweiter Entwurf" in desk.browser("nobody").get("/musterstadt/leitlinien/entwurf/fassungen/2").text


def test_what_is_pasted_comes_back_as_markdown_and_nothing_is_stored(desk: Desk) -> None:
    html = "<h1>Ziele</h1><p class=MsoNormal>Mehr <b>Grün</b><script>x()</script></p><ul><li>a</li></ul>"
    answer = desk.press("fassung/einfuegen", status=200, html=html)
    assert answer.text == "# Ziele\n\nMehr **Grün**\n\n- a"
    assert answer.response.mimetype == "text/plain"
    assert "zu tief" in desk.press("fassung/einfuegen", status=422, html="<div>" * 200).text


@pytest.mark.parametrize("who", ["nobody", "citizen", "foreign admin"])
def test_only_the_municipalitys_own_people_come_in(desk: Desk, who: str) -> None:
    for rest in ("", "fassung/text", "anmerkungen", "abwaegung"):
        assert desk.browser(who).get(desk.url(rest), status=303 if who == "nobody" else 404)
