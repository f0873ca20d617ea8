"""A person without a mouse: everything with Tab, arrows, Enter and Space."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Opened
from tests.journeys.moves import tab_to, take_time
from tests.journeys.watching import Visit

pytestmark = pytest.mark.journey

TITLE = "Bank für Wartende am Schlosstor"


def test_a_citizen_takes_part_without_a_mouse(visit: Opened) -> None:
    citizen = visit()
    _filter(citizen)
    _open_a_pin(citizen)
    _hand_in(citizen)
    _support(citizen)
    _comment(citizen)
    assert citizen.clicks == 0


def _filter(citizen: Visit) -> None:
    """List, map and address bar agree."""
    page = citizen.page
    citizen.goto("/lindenfurt/gruene-mitte/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "input[name=kategorie]")
    page.keyboard.press("Space")
    citizen.shows("Ideen passen")
    expect(page).to_have_url(re.compile("kategorie="))
    kept = page.locator("#ideen-zahl [role=status]").inner_text().split()[0]
    expect(page.locator(".map-status")).to_contain_text(" im Ausschnitt")
    assert 0 < int(kept) < 142


def _open_a_pin(citizen: Visit) -> None:
    page = citizen.page
    tab_to(page, ".pin--cluster", backwards=True)
    page.keyboard.press("Enter")
    expect(page.locator(".map")).to_be_focused()
    tab_to(page, ".pin--drop")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".pin--drop:focus")).to_have_count(1)


def _hand_in(citizen: Visit) -> None:
    page = citizen.page
    tab_to(page, "a.kern-btn--primary", backwards=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Idee einreichen")
    tab_to(page, ".map")
    expect(page.locator(".crosshair")).to_be_visible()
    expect(page.locator("#ort-status")).to_contain_text("Pfeiltasten")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#ort-status")).to_contain_text("Ort gesetzt")
    tab_to(page, "#title")
    page.keyboard.type(TITLE)
    tab_to(page, "input[name=category]")
    page.keyboard.press("ArrowDown")
    take_time(page)
    tab_to(page, "form[data-stays] button.kern-btn--primary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke für Ihre Idee!")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def _support(citizen: Visit) -> None:
    page = citizen.page
    tab_to(page, "a.kern-btn--primary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    tab_to(page, ".support button")
    page.keyboard.press("Enter")
    citizen.shows("Nicht mehr unterstützen")
    citizen.shows("1 Mensch unterstützt das")


def _comment(citizen: Visit) -> None:
    page = citizen.page
    tab_to(page, "textarea[name=text]")
    page.keyboard.type("Und bitte eine Lehne.")
    take_time(page)
    tab_to(page, "#kommentare button.kern-btn--primary")
    page.keyboard.press("Enter")
    citizen.shows("Und bitte eine Lehne.")
    expect(page.locator(".comment")).to_have_count(1)
