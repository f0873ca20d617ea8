"""A moderator's day: what waits, what is hidden, a topic mended, an answer, ideas from paper, and the data."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Axe, Opened
from tests.journeys.moves import point_on_map, sign_in
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey

DESK = "/verwaltung/lindenfurt"
QUEUE = f"{DESK}/moderation"
IDEAS = "/lindenfurt/gruene-mitte/ideen"
PAPER = "Geländer an der Treppe zum Wall"
LETTER = "Mehr Linden für alle Straßen"


def test_a_moderator_clears_the_queue_answers_and_takes_the_data_home(
    visit: Opened, axe: Axe, tmp_path: Path
) -> None:
    moderator, citizen = visit(), visit(PHONE)
    sign_in(moderator, "moderation")
    moderator.page.get_by_role("link", name="Verwaltung", exact=True).click()
    _publish(moderator, citizen)
    _hide(moderator, citizen, axe)
    _mend_the_topic(moderator, citizen)
    _answer(moderator, citizen)
    _enter_from_paper(moderator, citizen)
    _take_home(moderator.page, tmp_path)


def _publish(moderator: Visit, citizen: Visit) -> None:
    """What nobody could see is there for everybody after one press."""
    page = moderator.page
    page.get_by_role("link", name="Moderation").click()
    case = page.locator(".case").filter(has=page.get_by_role("button", name="Veröffentlichen")).first
    title = case.locator(".case__title").inner_text()
    number = _number(case)
    process = "sicher-zur-schule" if "Schule" in case.locator(".meta").first.inner_text() else "gruene-mitte"
    citizen.expected.add(404)
    assert citizen.goto(f"/lindenfurt/{process}/ideen/{number}").status == 404
    case.get_by_role("button", name="Veröffentlichen").click()
    moderator.shows("veröffentlicht")
    expect(page.locator(".case__title", has_text=title)).to_have_count(0)
    citizen.goto(f"/lindenfurt/{process}/ideen/{number}")
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text(title)


def _number(case: Locator) -> str:
    return case.inner_text().partition("Nr. ")[2].split()[0]


def _hide(moderator: Visit, citizen: Visit, axe: Axe) -> None:
    """Only with a reason; afterwards the idea is as if it had never been there."""
    page = moderator.page
    moderator.goto(f"{QUEUE}?grund=flag")
    case = page.locator(".case").first
    number = _number(case)
    case.get_by_text("Ausblenden …").click()
    moderator.expected.add(422)
    case.get_by_role("button", name="Ausblenden").click()
    moderator.shows("Bitte prüfen Sie eine Angabe")
    axe(moderator)
    page.get_by_label("Oder in eigenen Worten").fill("Hat mit dem Thema nichts zu tun.")
    page.get_by_role("button", name="Ausblenden").click()
    moderator.shows("ausgeblendet")
    assert citizen.goto(f"{IDEAS}/{number}").status == 404


def _mend_the_topic(moderator: Visit, citizen: Visit) -> None:
    """The topic is the moderator's, the words stay the author's."""
    page = moderator.page
    citizen.goto(f"{IDEAS}/2026-00001")
    words = citizen.page.locator("h1, .citizen-text").all_inner_texts()
    moderator.goto(f"{IDEAS}/2026-00001")
    page.get_by_role("link", name="Moderieren").click()
    page.get_by_text("Thema ändern …").click()
    page.get_by_label("Thema", exact=True).select_option("Etwas anderes")
    page.get_by_role("button", name="Thema ändern").click()
    citizen.goto(f"{IDEAS}/2026-00001")
    citizen.shows("Etwas anderes")
    assert citizen.page.locator("h1, .citizen-text").all_inner_texts() == words


def _answer(moderator: Visit, citizen: Visit) -> None:
    page = moderator.page
    moderator.goto(f"{DESK}/offen")
    page.get_by_role("link", name="Antworten").first.click()
    page.get_by_role("textbox", name="Antwort").fill("Wir prüfen die Leitungen **bis zum Frühjahr**.")
    page.get_by_label("Status").select_option("wird umgesetzt")
    page.get_by_label("Zuständige Stelle").fill("Grünflächenamt")
    page.get_by_role("button", name="Antwort veröffentlichen").click()
    moderator.shows("Wir prüfen die Leitungen bis zum Frühjahr.")
    citizen.goto(page.url)
    for text in ("Wir prüfen die Leitungen bis zum Frühjahr.", "wird umgesetzt", "Grünflächenamt"):
        citizen.shows(text)


def _enter_from_paper(moderator: Visit, citizen: Visit) -> None:
    """One with a place and one for everywhere, without leaving the form."""
    page = moderator.page
    moderator.goto(f"{DESK}/verfahren/gruene-mitte/")
    page.get_by_role("link", name="Beitrag nachtragen").click()
    for title in (PAPER, LETTER):
        page.get_by_label("Auf Papier").check()
        page.get_by_label("Kurz gesagt").fill(title)
        page.get_by_label("Wege und Verkehr").check()
        if title == PAPER:
            point_on_map(page, 0.45, 0.5)
        else:
            page.get_by_label("Meine Idee betrifft das ganze Gebiet").check()
        page.get_by_role("button", name="Speichern und nächste eingeben").click()
        moderator.shows("Das Formular ist bereit für die nächste Idee.")
        expect(page.get_by_label("Kurz gesagt")).to_have_value("")
    for title in (PAPER, LETTER):
        citizen.goto(f"/lindenfurt/gruene-mitte/teil/ideen?q={title.split()[0]}")
        citizen.page.get_by_role("link", name=title).click()
        citizen.shows("kam auf Papier")


def _take_home(page: Page, folder: Path) -> None:
    page.goto(page.url.partition("/verwaltung")[0] + f"{DESK}/verfahren/gruene-mitte/daten")
    book = load_workbook(_download(page, "Excel (XLSX)", folder), read_only=True)
    assert any(LETTER in row for sheet in book for row in sheet.iter_rows(values_only=True))
    table = _download(page, "CSV mit Semikolon", folder).read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert any(PAPER in row.values() for row in rows)
    places = json.loads(_download(page, "GeoJSON", folder).read_bytes())
    assert {one["type"] for one in places["features"]} == {"Feature"}
    assert len(places["features"]) == len(rows)


def _download(page: Page, kind: str, folder: Path) -> Path:
    page.get_by_label(kind).check()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Herunterladen").click()
    target = folder / coming.value.suggested_filename
    coming.value.save_as(target)
    return target
