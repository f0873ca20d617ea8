"""What people do to maps and forms, told in one word each."""

import re

from playwright.sync_api import Page, expect

from participation.demo.fill import PASSWORD
from participation.kernel.spam import QUICKEST
from tests.journeys.watching import Visit


def point_on_map(page: Page, right: float, down: float, *, touch: bool = False) -> None:
    """Click, or tap, at a part of the map's width and height; waits until the map is drawn."""
    map_ = page.locator(".map")
    expect(map_.locator("canvas").first).to_be_visible()
    map_.scroll_into_view_if_needed()
    box = map_.bounding_box()
    assert box is not None
    press = page.touchscreen.tap if touch else page.mouse.click
    press(box["x"] + right * box["width"], box["y"] + down * box["height"])


def tab_to(page: Page, selector: str, *, most: int = 60, backwards: bool = False) -> None:
    """Press Tab until what `selector` finds has the focus."""
    for _press in range(most):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {most} presses of Tab")


def take_time(page: Page) -> None:
    """Be as slow as a person: who sends a form within three seconds is taken for a robot and has to wait."""
    page.wait_for_timeout((QUICKEST + 0.2) * 1000)


def sign_in(visit: Visit, who: str) -> None:
    """Sign in as one of the demo's accounts."""
    page = visit.page
    visit.goto("/anmelden")
    page.get_by_label("E-Mail").fill(f"{who}@demo.example")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Anmelden").click()
    expect(page.locator(".menu").first).to_be_attached()
    expect(page).not_to_have_url(re.compile("/anmelden"))
