"""A municipality's own administrator: from nothing to a running process, then everything about it."""

import json
from datetime import date, timedelta

import pytest
from playwright.sync_api import FilePayload, Page, expect

from participation.kernel import clock
from tests.journeys.conftest import Axe, Opened
from tests.journeys.moves import point_on_map
from tests.journeys.watching import Visit

pytestmark = pytest.mark.journey

DESK = "/verwaltung/lindenfurt"
TITLE = "Spielplätze der Zukunft"
PUBLIC = "/lindenfurt/spielplaetze-der-zukunft"
CORNERS = ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6))
OLD_TOWN = [[9.205, 50.315], [9.235, 50.315], [9.235, 50.33], [9.205, 50.33], [9.205, 50.315]]


def test_an_administrator_starts_a_process_on_one_screen_and_runs_it(visit: Opened, axe: Axe) -> None:
    admin, citizen = visit(who="verwaltung"), visit()
    admin.goto(f"{DESK}/verfahren")
    admin.restart_counts()
    _start(admin)
    assert admin.loads == 2, "the form, and the process that came of it"
    assert admin.clicks <= 10, "with four corners of an area among them"
    axe(admin)
    citizen.goto(f"{PUBLIC}/")
    citizen.shows("Läuft bis")
    expect(citizen.page.get_by_role("link", name="Idee einreichen").first).to_be_visible()
    _upload_an_area(admin)
    _add_a_topic(admin, citizen)
    _lengthen(admin, citizen)
    _copy(admin)
    _archive(admin, citizen)


def _start(admin: Visit) -> None:
    page = admin.page
    page.get_by_role("link", name="Neues Verfahren").click()
    page.get_by_role("textbox", name="Titel").click()
    page.keyboard.type(TITLE)
    page.get_by_label("Erster Tag").fill(_today().isoformat())
    page.get_by_label("Auf der Karte zeichnen").click()
    for right, down in CORNERS:
        point_on_map(page, right, down)
    expect(page.locator(".map-status")).to_have_text("4 Ecken gesetzt")
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    admin.shows("Veröffentlicht")


def _today() -> date:
    return clock.local(clock.now()).date()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def _upload_an_area(admin: Visit) -> None:
    page = admin.page
    _tab(page, "Gebiet")
    page.get_by_label("GeoJSON-Datei hochladen").click()
    shape = json.dumps({"type": "Polygon", "coordinates": [OLD_TOWN]}).encode()
    file = FilePayload(name="altstadt.geojson", mimeType="application/geo+json", buffer=shape)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator(".flashes")).to_be_visible()


def _add_a_topic(admin: Visit, citizen: Visit) -> None:
    page = admin.page
    _tab(page, "Themen")
    page.get_by_role("link", name="Thema hinzufügen").click()
    page.get_by_label("Name").fill("Klettern und Hangeln")
    page.get_by_role("button", name="Speichern").click()
    admin.shows("Klettern und Hangeln")
    citizen.goto(f"{PUBLIC}/ideen/neu")
    citizen.shows("Klettern und Hangeln")


def _lengthen(admin: Visit, citizen: Visit) -> None:
    page = admin.page
    _tab(page, "Phasen")
    page.get_by_role("link", name="Bearbeiten").first.click()
    last = _today() + timedelta(days=30)
    page.get_by_label("Letzter Tag").fill(last.isoformat())
    page.get_by_role("button", name="Speichern").click()
    admin.shows(f"bis {last:%d.%m.%Y}")
    citizen.goto(f"{PUBLIC}/")
    citizen.shows(f"Läuft bis {last:%d.%m.%Y}")


def _copy(admin: Visit) -> None:
    page = admin.page
    _tab(page, "Überblick")
    page.get_by_role("link", name="Als neues Verfahren kopieren").click()
    page.get_by_role("textbox", name="Titel").fill("Spielplätze, zweite Runde")
    page.get_by_role("button", name="Kopie anlegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spielplätze, zweite Runde")
    admin.shows("Entwurf")
    admin.goto(f"{DESK}/verfahren/spielplaetze-der-zukunft/")


def _archive(admin: Visit, citizen: Visit) -> None:
    admin.page.get_by_role("button", name="Ins Archiv legen").click()
    admin.shows("Wieder veröffentlichen")
    citizen.goto(f"{PUBLIC}/")
    citizen.shows("Dieses Verfahren ist abgeschlossen und liegt im Archiv.")
    expect(citizen.page.get_by_role("link", name="Idee einreichen")).to_have_count(0)
