"""Filling in the survey of the demo: on a phone, and without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.checking import sideways
from tests.journeys.conftest import Axe, Opened
from tests.journeys.moves import tab_to, take_time
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey

SURVEY = "/lindenfurt/wie-sind-sie-in-lindenfurt-unterwegs/umfrage/ausfuellen"

ON = ".sheet__actions .kern-btn--primary"
"""The button that turns the page."""


def heading(person: Visit, words: str) -> None:
    expect(person.page.get_by_role("heading", level=1)).to_have_text(words)


def test_on_a_phone_one_stops_goes_on_elsewhere_and_sends(visit: Opened, axe: Axe) -> None:
    guest = visit(PHONE)
    page = guest.page
    guest.goto(SURVEY)
    guest.shows("Seite 1 von")
    page.get_by_label("mit dem Rad", exact=True).first.check()
    page.locator("[id='f3-r1-a'], [id='f3-a-a']").first.check()
    axe(guest)
    take_time(page)
    page.locator(ON).tap()
    heading(guest, "Mit dem Rad")
    expect(page.get_by_text("Wie sicher fühlen Sie sich auf dem Rad?")).to_be_hidden()
    page.get_by_label("ja, oft").check()
    expect(page.get_by_text("Wie sicher fühlen Sie sich auf dem Rad?")).to_be_visible()
    page.locator("#f7-4").check()
    axe(guest)
    assert sideways(page) == []
    page.get_by_role("button", name="Später weitermachen").tap()
    heading(guest, "Alles ist gespeichert")
    link = page.locator(".secret-link a").get_attribute("href")
    assert link is not None
    _go_on(visit(), link, axe)


def _go_on(guest: Visit, link: str, axe: Axe) -> None:
    """On another device, to the end."""
    page = guest.page
    page.goto(link)
    axe(guest)
    page.get_by_role("button", name="Fortsetzen").click()
    heading(guest, "Was würde helfen?")
    for wish in ("a", "b", "c", "d"):
        page.locator(f"#f10-{wish}").check()
    guest.shows("1 zu viel gewählt")
    guest.expected.add(422)
    page.locator(ON).click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.locator("#f10-d").uncheck()
    page.locator(ON).click()
    page.get_by_role("button", name=re.compile("Antworten ansehen")).click()
    heading(guest, "Antworten prüfen und absenden")
    guest.shows("4")
    axe(guest)
    page.get_by_role("button", name="Antworten absenden").click()
    heading(guest, "Danke für Ihre Antworten")
    axe(guest)


def test_without_a_mouse_every_page_is_answered(visit: Opened) -> None:
    citizen = visit()
    page = citizen.page
    citizen.goto(SURVEY)
    tab_to(page, "input[name=f2]")
    page.keyboard.press("Space")
    take_time(page)
    tab_to(page, "input[name=f4]")
    page.keyboard.type("2,5")
    citizen.expected.add(422)
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    tab_to(page, ".error-summary a")
    page.keyboard.press("Enter")
    expect(page.locator("#f4")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    heading(citizen, "Mit dem Rad")
    tab_to(page, "input[name=f6]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "input[name=f7]")
    page.keyboard.press("ArrowRight")
    tab_to(page, ".map")
    page.keyboard.press("Enter")
    expect(page.locator("#f8-status")).to_contain_text("Ort gesetzt")
    tab_to(page, ON)
    page.keyboard.press("Enter")
    heading(citizen, "Was würde helfen?")
    tab_to(page, "#f11-a")
    page.keyboard.press("ArrowDown")
    tab_to(page, "input[name=f12]")
    page.keyboard.press("Space")
    tab_to(page, ON)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("seite=4"))
    tab_to(page, ON)
    page.keyboard.press("Enter")
    heading(citizen, "Antworten prüfen und absenden")
    citizen.shows("1. Radwege")
    tab_to(page, "main form .kern-btn--primary")
    page.keyboard.press("Enter")
    heading(citizen, "Danke für Ihre Antworten")
    assert citizen.clicks == 0
