"""Everything a guest can do, in a browser that runs no scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.moves import take_time
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("way", ["coordinates", "address", "everywhere"])
def test_a_guest_takes_part_without_scripts(way: str, visit: Opened) -> None:
    guest = visit(PHONE, java_script_enabled=False)
    page = guest.page
    guest.goto("/lindenfurt/gruene-mitte/")
    expect(page.locator(".map")).to_be_hidden()
    page.get_by_role("link", name="Idee einreichen").first.click()
    title = f"Bank ohne Skripte, {way}"
    page.get_by_label("Kurz gesagt").fill(title)
    page.get_by_label("Schatten und Sitzen").check()
    {"coordinates": _type_coordinates, "address": _search_address, "everywhere": _mean_everywhere}[way](page)
    expect(page.get_by_label("Kurz gesagt")).to_have_value(title)
    page.get_by_role("button", name="Idee absenden").click()
    guest.shows("Danke für Ihre Idee!")
    assert re.fullmatch(r"20\d\d-\d{5}", page.locator(".receipt-code").inner_text())
    _change(guest, title)
    _take_back(guest)


def test_filters_sort_support_and_comment_without_scripts(visit: Opened) -> None:
    guest = visit(java_script_enabled=False)
    page = guest.page
    guest.goto("/lindenfurt/gruene-mitte/")
    page.get_by_text("Suchen und sortieren").click()
    page.get_by_label("Entsiegeln").check()
    page.get_by_label("Reihenfolge").select_option("Meiste Unterstützung")
    page.get_by_role("button", name="Anzeigen").click()
    guest.shows("Ideen passen")
    page.locator(".card__link").first.click()
    page.get_by_role("button", name="Unterstützen", exact=True).click()
    guest.shows("Nicht mehr unterstützen")
    page.get_by_label("Ihr Kommentar").fill("Das wünschen wir uns in unserer Straße auch.")
    take_time(page)
    page.get_by_role("button", name="Kommentar absenden").click()
    guest.shows("Das wünschen wir uns in unserer Straße auch.")


def _type_coordinates(page: Page) -> None:
    """A comma is as good as a point."""
    page.get_by_text("Koordinaten eingeben").click()
    page.get_by_label("Breite (Nord)").fill("50,3215")
    page.get_by_label("Länge (Ost)").fill("9.2190")


def _search_address(page: Page) -> None:
    page.get_by_label("Straße oder Ort suchen").fill("lindenstr")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("radiogroup", name="Gefundene Orte").get_by_role("radio").first.check()


def _mean_everywhere(page: Page) -> None:
    page.get_by_label("Meine Idee betrifft das ganze Gebiet").check()


def _change(guest: Visit, title: str) -> None:
    page = guest.page
    page.get_by_role("link", name="Ändern").click()
    page.get_by_label("Kurz gesagt").fill(f"{title}, bequem")
    page.get_by_role("button", name="Änderungen speichern").click()
    guest.shows(f"{title}, bequem")


def _take_back(guest: Visit) -> None:
    page = guest.page
    page.get_by_role("link", name="Zurückziehen").click()
    page.get_by_role("button", name="zurückziehen").click()
    guest.shows("Ihre Idee ist zurückgezogen.")
