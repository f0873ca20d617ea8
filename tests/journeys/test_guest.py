"""A person without an account, on a phone: from the start page to an idea on the map, changed, and taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Axe, Opened
from tests.journeys.moves import point_on_map, take_time
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey

TITLE = "Trinkbrunnen am Wochenmarkt"


def test_a_guest_pins_an_idea_with_six_clicks_on_one_page(visit: Opened, axe: Axe) -> None:
    guest = visit(PHONE)
    _find_the_process(guest)
    guest.restart_counts()
    _hand_in(guest)
    expect(guest.page.locator(".pin--fresh")).to_be_in_viewport()
    assert guest.clicks <= 6
    assert guest.loads == 1
    axe(guest)
    number = _keep_the_receipt(guest)
    _change(guest, axe)
    _see_it_as_others_do(guest, number)
    _take_it_back(guest, axe, number)


def _find_the_process(guest: Visit) -> None:
    page = guest.page
    guest.goto("/")
    page.get_by_role("link", name="Grüne Mitte – Ideen").tap()
    guest.shows("Ideen gegen die Hitze")
    expect(page.locator(".pin--cluster").first).to_be_visible()


def _hand_in(guest: Visit) -> None:
    page = guest.page
    page.get_by_role("link", name="Idee einreichen").first.tap()
    point_on_map(page, 0.52, 0.55, touch=True)
    expect(page.locator("#ort-status")).to_contain_text("Ort gesetzt")
    page.get_by_label("Kurz gesagt").tap()
    page.keyboard.type(TITLE)
    guest.shows("Gibt es das schon?")
    page.get_by_text("Wasser in der Stadt").tap()
    take_time(page)
    page.get_by_role("button", name="Idee absenden").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke für Ihre Idee!")


def _keep_the_receipt(guest: Visit) -> str:
    """The reference number; and the secret link works where nothing else is known."""
    page = guest.page
    number = page.locator(".receipt-code").inner_text()
    assert re.fullmatch(r"20\d\d-\d{5}", number)
    assert page.locator("img.qr").evaluate("(picture) => picture.naturalWidth") > 100
    link = page.locator(".secret-link a").get_attribute("href")
    page.get_by_role("button", name="Link kopieren").tap()
    expect(page.get_by_role("button", name="Link kopiert")).to_be_visible()
    page.context.clear_cookies()
    guest.goto(link or "")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Idee")
    guest.shows(number)
    return number


def _change(guest: Visit, axe: Axe) -> None:
    page = guest.page
    page.get_by_role("link", name="Ändern").tap()
    expect(page.get_by_label("Kurz gesagt")).to_have_value(TITLE)
    axe(guest)
    page.get_by_label("Beschreibung").fill("Mit einer Schale für Hunde.")
    page.get_by_role("button", name="Änderungen speichern").tap()
    guest.shows("Ihre Änderungen sind gespeichert.")


def _see_it_as_others_do(guest: Visit, number: str) -> None:
    page = guest.page
    receipt = page.url
    page.get_by_role("link", name="Idee ansehen").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    guest.shows("Mit einer Schale für Hunde.")
    guest.shows(number)
    guest.goto(receipt)


def _take_it_back(guest: Visit, axe: Axe, number: str) -> None:
    page = guest.page
    page.get_by_role("link", name="Zurückziehen").tap()
    button = page.get_by_role("button", name="zurückziehen")
    expect(button).to_be_visible()
    axe(guest)
    button.tap()
    guest.shows("Ihre Idee ist zurückgezogen.")
    expect(page.get_by_role("link", name="Ändern")).to_have_count(0)
    guest.expected.add(404)
    assert guest.goto(f"/lindenfurt/gruene-mitte/ideen/{number}").status == 404
