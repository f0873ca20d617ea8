"""What people see of pages, events, news and results, and how staff write them."""

import io
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from participation.information.models import BlockKind, InfoPage
from participation.information.queries import events_of, news_until, pages_of
from participation.kernel import clock
from participation.kernel.feeds import NAMESPACE
from participation.municipalities.models import Municipality
from participation.processes.models import ProcessState
from tests.client import Page, words
from tests.factories import a_process
from tests.information.cast import PDF, a_block, a_page, a_picture, an_event, some_news
from tests.processes.cast import Town

HERE = "/musterstadt/gruene-mitte"
DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/informationen"
DESCRIPTION = "Der Marktplatz von oben mit einer neuen Baumreihe"


def told(town: Town, make: Any = None, **values: Any) -> Any:
    """A process of the town, with something told of it."""

    def add(session: Session, here: Municipality) -> Any:
        process = a_process(session, here, slug="gruene-mitte", **values)
        return make(session, process) if make is not None else None

    return town.add(add)


def stored(town: Town) -> list[InfoPage]:
    """The pages as they are stored now."""
    with town.database.reading() as session:
        return pages_of(session, town.process())


def tabs(page: Page) -> list[str]:
    """The words of the tabs of a process."""
    for nav in page.all("nav"):
        if nav.get("class") == "tabs":
            return [words(link) for link in nav.iter() if link.tag.endswith("}a")]
    return []


def test_a_process_that_tells_nothing_looks_as_before(town: Town) -> None:
    told(town)
    page = town.browser("nobody").get(f"{HERE}/")
    assert tabs(page) == []
    for title in ("Nächste Termine", "Neuigkeiten"):
        assert title not in page.text


def test_whatever_there_is_has_a_tab_and_what_is_new_stands_beside(town: Town) -> None:
    def make(session: Session, process: Any) -> None:
        a_page(session, process)
        a_page(session, process, "ergebnis", kind="results")
        an_event(session, process, "Rundgang", place="Marktplatz")
        some_news(session, process, "Es geht los")

    told(town, make)
    page = town.browser("nobody").get(f"{HERE}/")
    assert tabs(page)[1:] == ["Informationen", "Termine", "Neuigkeiten", "Ergebnis"]
    assert "Nächste Termine" in page.text
    assert "Rundgang" in page.text
    assert "Es geht los" in page.text


def test_a_page_shows_texts_pictures_with_words_files_and_entries_that_fold(town: Town) -> None:
    def make(session: Session, process: Any) -> None:
        page = a_page(session, process)
        a_block(session, page, BlockKind.FOLD)
        a_block(session, page, BlockKind.PICTURE, key="a" * 32)
        a_block(session, page, BlockKind.FILE, key="b" * 32)
        a_page(session, process, "plan", position=2)

    told(town, make)
    page = town.browser("nobody").get(f"{HERE}/informationen")
    assert page.heading() == "Hintergrund"
    assert [words(one) for one in page.all("summary")][-1:] == ["Warum?"]
    assert [image.get("alt") for image in page.all("img")] == ["Der Platz von oben"]
    assert f"{HERE}/datei/{'b' * 32}" in {one.get("href") for one in page.all("a")}
    assert town.browser("nobody").get(f"{HERE}/informationen/plan").heading() == "Plan"
    assert tabs(page)[1] == "Informationen"


def test_what_is_not_published_only_staff_see(town: Town) -> None:
    def make(session: Session, process: Any) -> str:
        page = a_page(session, process, published=False)
        return a_block(session, page, BlockKind.PICTURE, key="c" * 32).key

    key = told(town, make)
    for who in ("nobody", "citizen", "foreign admin"):
        browser = town.browser(who)
        for url in ("informationen", "informationen/hintergrund", f"bild/{key}.webp"):
            browser.get(f"{HERE}/{url}", status=404)
        assert tabs(browser.get(f"{HERE}/")) == []
    page = town.browser().get(f"{HERE}/informationen/hintergrund")
    assert "noch nicht veröffentlicht" in page.text


def test_events_come_in_order_and_those_that_are_over_stay(town: Town) -> None:
    def make(session: Session, process: Any) -> None:
        an_event(session, process, "Später", starts_at=clock.now() + timedelta(days=9), lat=50.05, lon=9.05)
        an_event(session, process, "Bald", cancelled=True)
        an_event(session, process, "Vorbei", starts_at=clock.now() - timedelta(days=9))

    told(town, make)
    browser = town.browser("nobody")
    page = browser.get(f"{HERE}/termine")
    assert re.findall(r"termin-\d+-titel\">.*?(Später|Bald|Vorbei)</h", page.text, re.S) == [
        "Bald",
        "Später",
        "Vorbei",
    ]
    assert "Fällt aus" in page.text
    assert "Vergangene Termine" in page.text
    whole = browser.get(f"{HERE}/termine.ics")
    assert whole.response.mimetype == "text/calendar"
    names = [str(one["summary"]) for one in Calendar.from_ical(whole.response.data).walk("VEVENT")]
    assert names == ["Vorbei", "Bald", "Später"]
    link = next(one.get("href") for one in page.all("a") if (one.get("href") or "").endswith(".ics"))
    (event,) = Calendar.from_ical(browser.get(link or "").response.data).walk("VEVENT")
    assert str(event["uid"]).endswith("@localhost")


def test_news_stands_newest_first_and_in_a_feed(town: Town) -> None:
    def make(session: Session, process: Any) -> None:
        some_news(session, process, "Alt", published_at=clock.now() - timedelta(days=5))
        some_news(session, process, "Neu & gut")
        some_news(session, process, "Morgen", published_at=clock.now() + timedelta(days=1))

    told(town, make)
    browser = town.browser("nobody")
    page = browser.get(f"{HERE}/neuigkeiten")
    assert [words(one) for one in page.all("h2")] == ["Neu & gut", "Alt"]
    feed = browser.get(f"{HERE}/neuigkeiten.atom")
    assert feed.response.mimetype == "application/atom+xml"
    titles = ElementTree.fromstring(feed.response.data).findall(
        f".//{{{NAMESPACE}}}entry/{{{NAMESPACE}}}title"
    )
    assert [one.text for one in titles] == ["Neu & gut", "Alt"]
    assert "no-store" in feed.response.headers["Cache-Control"]


def test_results_stand_above_the_figures_of_every_part(town: Town) -> None:
    told(
        town, lambda session, process: a_page(session, process, "ergebnis", kind="results", title="Ergebnis")
    )
    page = town.browser("nobody").get(f"{HERE}/ergebnis")
    assert "Zahlen und Daten" in page.text
    assert f"{HERE}/daten/ideen/ideen.csv" in {one.get("href") for one in page.all("a")}


def test_a_page_is_written_from_nothing_to_published(town: Town) -> None:
    told(town)
    browser = town.browser()
    page = browser.submit(f"{DESK}/seiten/neu", {"title": "Häufige Fragen"})
    where = page.location
    assert where.startswith(f"{DESK}/seiten/")
    browser.submit(f"{where}/abschnitte/neu/text", {"source": "## Warum\n\nDarum."})
    browser.submit(f"{where}/abschnitte/neu/aufklappen", {"heading": "Und dann?", "source": "Sehen wir."})
    (stored_page,) = stored(town)
    browser.submit(f"{where}", {}, action=f"{stored_page.blocks[1].id}/verschieben")
    assert [block.kind for block in stored(town)[0].blocks] == [BlockKind.FOLD, BlockKind.TEXT]
    browser.submit(where, {}, action="/zeigen")
    public = town.browser("nobody").get(f"{HERE}/informationen/haeufige-fragen")
    assert public.text.index("Und dann?") < public.text.index("Darum.")
    browser.submit(where, {}, action=f"seiten/{stored_page.id}/entfernen")
    assert stored(town) == []


def test_a_picture_needs_a_description_and_waits_for_it(town: Town) -> None:
    page_id = told(town, lambda session, process: a_page(session, process).id)
    url = f"{DESK}/seiten/{page_id}/abschnitte/neu/bild"
    browser = town.browser()
    sent = {"picture": (io.BytesIO(a_picture()), "IMG_1.png"), "alt": "IMG_1.png", "source": "Foto: Amt"}
    again = browser.submit(url, sent, status=422)
    assert "bekommen diesen Satz vorgelesen" in again.text
    typed = again.form_values()
    assert typed["source"] == "Foto: Amt"
    typed.pop("__action__")
    browser.post(url, typed | {"alt": DESCRIPTION})
    picture = stored(town)[0].blocks[-1]
    assert (picture.alt, picture.width, picture.height) == (DESCRIPTION, 40, 30)
    for path in (f"bild/{picture.key}.webp", f"bild/klein/{picture.key}.webp"):
        answer = town.browser("nobody").get(f"{HERE}/{path}").response
        assert answer.mimetype == "image/webp"
        assert answer.headers["Cache-Control"] == "private, max-age=300"


def test_a_file_is_handed_out_as_a_download_under_its_own_type(town: Town) -> None:
    page_id = told(town, lambda session, process: a_page(session, process).id)
    url = f"{DESK}/seiten/{page_id}/abschnitte/neu/datei"
    browser = town.browser()
    evil = {"file": (io.BytesIO(b"<script>alert(1)</script>"), "plan.pdf"), "heading": "Lageplan"}
    assert "Bitte wählen Sie eine Datei der Art" in browser.submit(url, evil, status=422).text
    again = browser.submit(url, {"file": (io.BytesIO(PDF), "x.html"), "heading": ""}, status=422)
    typed = again.form_values()
    typed.pop("__action__")
    browser.post(url, typed | {"heading": "Lageplan vom März"})
    key = stored(town)[0].blocks[-1].key
    answer = town.browser("nobody").get(f"{HERE}/datei/{key}").response
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lageplan-vom-maerz.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    town.browser("nobody").get(f"{HERE}/bild/{key}.webp", status=404)


def test_nothing_of_a_draft_is_kept_by_any_browser(town: Town) -> None:
    def make(session: Session, process: Any) -> int:
        return int(a_page(session, process).id)

    page_id = told(town, make, state=ProcessState.DRAFT, published_at=None)
    browser = town.browser()
    browser.submit(
        f"{DESK}/seiten/{page_id}/abschnitte/neu/bild",
        {"picture": (io.BytesIO(a_picture()), "a.png"), "alt": DESCRIPTION},
    )
    key = stored(town)[0].blocks[-1].key
    answer = browser.get(f"{HERE}/bild/{key}.webp").response
    assert "no-store" in answer.headers["Cache-Control"]
    town.browser("nobody").get(f"{HERE}/bild/{key}.webp", status=404)
    town.browser("nobody").get(f"{HERE}/termine.ics", status=404)


TYPED = {"title": "Rundgang", "first_day": "06.05.2030", "first_time": "18:00", "last_time": "20:00"}


def test_an_event_is_typed_in_with_a_place_by_coordinates(town: Town) -> None:
    told(town)
    browser = town.browser()
    assert "fällt aus" not in browser.get(f"{DESK}/termine/neu").text
    browser.submit(f"{DESK}/termine/neu", TYPED | {"lat": "50,05 9,05", "link": "video.example.org/a"})
    with town.database.reading() as session:
        (event,) = events_of(session, town.process())
    assert (event.lat, event.lon) == (50.05, 9.05)
    assert event.link == "https://video.example.org/a"
    assert clock.local(event.starts_at).hour == 18
    browser.submit(f"{DESK}/termine/{event.id}", {"cancelled": "1"})
    assert "Fällt aus" in town.browser("nobody").get(f"{HERE}/termine").text
    browser.submit(f"{DESK}/termine/{event.id}", {}, action="/entfernen")
    with town.database.reading() as session:
        assert events_of(session, town.process()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"last_time": "17:00"}, "Das Ende liegt vor dem Beginn."),
        ({"first_time": "halb acht"}, "zum Beispiel 18:30"),
        ({"link": "javascript:alert(1)"}, "der mit https:// beginnt"),
        ({"link": "ftp://example.org/x"}, "der mit https:// beginnt"),
        ({"address": "Nirgendwostraße"}, "haben wir nicht gefunden"),
        ({"lat": "91", "lon": "9"}, ""),
        ({"first_day": "31.03.2030", "first_time": "02:30", "last_time": "04:00"}, "werden vorgestellt"),
    ],
)
def test_impossible_events_come_back_with_a_sentence_and_all_that_was_typed(
    town: Town, changes: dict[str, str], sentence: str
) -> None:
    told(town)
    page = town.browser().submit(f"{DESK}/termine/neu", TYPED | {"venue": "Rathaus"} | changes, status=422)
    assert sentence in page.text
    assert page.form_values()["venue"] == "Rathaus"


def test_news_is_written_changed_and_removed(town: Town) -> None:
    told(town)
    browser = town.browser()
    browser.submit(f"{DESK}/neuigkeiten/neu", {"title": "Neues", "source": "Worte"})
    with town.database.reading() as session:
        (item,) = news_until(session, town.process())
    browser.submit(f"{DESK}/neuigkeiten/{item.id}", {"title": "Neueres"})
    assert "Neueres" in town.browser("nobody").get(f"{HERE}/neuigkeiten").text
    browser.submit(f"{DESK}/neuigkeiten/{item.id}", {}, action="/entfernen")
    assert "Noch keine Neuigkeiten" in town.browser("nobody").get(f"{HERE}/neuigkeiten").text


def test_the_second_who_saves_is_told_and_loses_nothing(town: Town) -> None:
    event_id = told(town, lambda session, process: an_event(session, process).id)
    browser = town.browser()
    url = f"{DESK}/termine/{event_id}"
    typed = browser.get(url).form_values(None)
    typed.pop("__action__")
    browser.submit(url, {"title": "Ihre Fassung"})
    again = browser.post(url, typed | {"title": "Meine Fassung"}, status=422)
    assert again.form_values()["title"] == "Meine Fassung"
    assert "Ihre Fassung" in again.text
    assert "Inzwischen hat jemand anderes" in again.text


def test_two_who_edit_a_block_are_told_apart(town: Town) -> None:
    page_id = told(town, lambda session, process: a_page(session, process).id)
    url = f"{DESK}/seiten/{page_id}/abschnitte/{stored(town)[0].blocks[0].id}"
    browser = town.browser()
    typed = browser.get(url).form_values()
    typed.pop("__action__")
    browser.submit(url, {"source": "Ihre Fassung"})
    again = browser.post(url, typed | {"source": "Meine Fassung"}, status=422)
    assert again.form_values()["source"] == "Meine Fassung"
    assert "Ihre Fassung" in again.text
    assert "Vorschau" in browser.submit(url, {"source": "**Fett**", "vorschau": "1"}, status=200).text


def test_the_results_page_is_begun_once(town: Town) -> None:
    told(town)
    browser = town.browser()
    page = browser.submit(DESK, {}, action="/ergebnis")
    assert f"{DESK}/seiten/" in page.location
    browser.submit(page.location, {}, action="/zeigen")
    assert town.browser("nobody").get(f"{HERE}/ergebnis").heading() == "Ergebnis"
