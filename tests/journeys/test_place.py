"""Naming the place of an idea by its address, with the Enter key, or with coordinates from elsewhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Axe, Opened
from tests.journeys.moves import take_time
from tests.journeys.watching import Visit

pytestmark = pytest.mark.journey

NEW = "/lindenfurt/gruene-mitte/ideen/neu"
STREET = "Dahlienweg"


def _opened(guest: Visit) -> Page:
    guest.goto(NEW)
    return guest.page


def _fill_in(page: Page, title: str) -> None:
    page.get_by_label("Schatten und Sitzen").check()
    page.get_by_label("Kurz gesagt").fill(title)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_and_the_enter_key_hand_in_an_idea(scripts: bool, visit: Opened) -> None:
    guest = visit(java_script_enabled=scripts)
    page = _opened(guest)
    page.get_by_label("Straße oder Ort suchen").fill(f"{STREET} 11")
    _fill_in(page, f"Bank am Weg, Skripte {scripts}")
    take_time(page)
    page.get_by_label("Kurz gesagt").press("Enter")
    guest.shows("Danke für Ihre Idee!")
    page.get_by_role("link", name="Idee ansehen").click()
    guest.shows(f"{STREET} 11")


def test_enter_in_the_address_field_searches_without_scripts(visit: Opened) -> None:
    guest = visit(java_script_enabled=False)
    page = _opened(guest)
    page.get_by_label("Straße oder Ort suchen").fill(STREET)
    page.get_by_label("Straße oder Ort suchen").press("Enter")
    expect(page.get_by_role("radiogroup", name="Gefundene Orte").get_by_role("radio")).to_be_checked()


def test_the_only_hit_is_the_pin_until_the_address_says_something_else(visit: Opened, axe: Axe) -> None:
    guest = visit()
    page = _opened(guest)
    address, lat = page.get_by_label("Straße oder Ort suchen"), page.locator("#lat")
    address.press_sequentially(f"{STREET} 11", delay=30)
    expect(page.locator("#ort-status")).to_contain_text("Ort gesetzt")
    expect(page.locator(".pin--picker")).to_have_count(1)
    expect(address).to_have_value(f"{STREET} 11")
    expect(lat).to_have_value(re.compile(r"50\."))
    axe(guest)
    address.fill("Linden")
    expect(page.locator("#ort-treffer button").nth(1)).to_be_visible()
    expect(page.locator(".pin--picker")).to_have_count(0)
    expect(lat).to_have_value("")
    address.fill("Nirgendweg")
    expect(page.locator("#ort-status")).to_contain_text("ohne Hausnummer")


def test_typing_an_address_leaves_a_pin_that_was_set_by_hand(visit: Opened) -> None:
    page = _opened(visit())
    page.locator(".map").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#lat")).not_to_have_value("")
    before = page.locator("#lat").input_value()
    page.get_by_label("Straße oder Ort suchen").fill(STREET)
    expect(page.locator("#ort-treffer button")).to_have_count(1)
    expect(page.locator("#lat")).to_have_value(before)
    page.get_by_label("Straße oder Ort suchen").press("Enter")
    expect(page.locator("#lat")).not_to_have_value(before)


def test_coordinates_from_another_map_set_the_pin(visit: Opened) -> None:
    page = _opened(visit())
    address = page.get_by_label("Straße oder Ort suchen")
    address.fill("50,33329 9,23759")
    address.press("Enter")
    expect(page.locator("#lat")).to_have_value("50,33329")
    expect(page.locator("#lon")).to_have_value("9,23759")
    expect(page.locator(".pin--picker")).to_have_count(1)
    page.get_by_text("Koordinaten eingeben").click()
    page.locator("#lon").fill("")
    page.locator("#lat").fill("50.32150, 9.21900")
    page.locator("#lat").press("Tab")
    expect(page.locator("#lon")).to_have_value("9.21900")


def test_several_hits_are_a_choice_that_moves_the_pin(visit: Opened, axe: Axe) -> None:
    guest = visit()
    guest.expected.add(422)
    page = _opened(guest)
    page.get_by_label("Straße oder Ort suchen").fill("Linden")
    _fill_in(page, "Bank unter Linden")
    take_time(page)
    page.get_by_label("Kurz gesagt").press("Enter")
    guest.shows("passen mehrere Orte")
    axe(guest)
    choices = page.get_by_role("radiogroup", name="Gefundene Orte").get_by_role("radio")
    choices.nth(1).check()
    expect(page.locator(".pin--picker")).to_have_count(1)
    take_time(page)
    page.get_by_role("button", name="Idee absenden").click()
    guest.shows("Danke für Ihre Idee!")
