"""Every kind of page, large and small, light and dark: nothing in the way of anybody."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from playwright.sync_api import Browser, StorageState

from tests.journeys.checking import CONTRAST, enlarge, sideways, violations
from tests.journeys.demo import Demo
from tests.journeys.pages import ELSEWHERE, KINDS, Kind, names
from tests.journeys.watching import DESK, PHONE, Visit

NARROW = (320, 640)
BROKEN = """<!doctype html><html lang="de"><title>Grau in Grau</title><main><h1>Überschrift</h1>
<p style="color: #aaa; background: #fff">Kaum zu lesen</p><input><div style="inline-size: 5000px">Zu breit</div></main>"""
Window = Callable[[tuple[int, int], str], Visit]


@pytest.fixture(scope="module")
def window(browser: Browser, demo: Demo, signed_in: Callable[[str], StorageState]) -> Iterator[Window]:
    """A window of a size for each account, kept open: what is the same on every page is loaded once."""
    opened: dict[tuple[tuple[int, int], str], Visit] = {}

    def of(size: tuple[int, int], who: str) -> Visit:
        if (size, who) not in opened:
            opened[size, who] = Visit.opened(browser, demo.origin, size, signed_in(who) if who else None)
        return opened[size, who]

    yield of
    for visit in opened.values():
        visit.page.context.close()


@pytest.mark.journey
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_fits_everybody(kind: Kind, window: Window, demo: Demo) -> None:
    path = quote(kind.path.format(**names(demo.database)), safe="/?=&")
    large = _arrive(window(DESK, kind.who), kind, path)
    found = _seen(large, "1280")
    enlarge(large.page, 200)
    found["1280, letters 200 %, sideways"] = sideways(large.page)
    small = _arrive(window(PHONE, kind.who), kind, path)
    found |= _seen(small, "390")
    small.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    found["320, sideways"] = sideways(small.page)
    small.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    found["faults"] = [*large.faults, *small.faults]
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.journey
def test_a_page_that_fits_nobody_is_noticed(window: Window) -> None:
    visit = window(DESK, "")
    visit.page.goto("about:blank")  # our pages forbid styles in attributes, and content set there obeys
    visit.page.emulate_media(color_scheme="light")
    visit.page.set_content(BROKEN)
    found = " ".join(violations(visit.page))
    assert "color-contrast" in found
    assert "label" in found
    assert "color-contrast" in " ".join(violations(visit.page, rules=CONTRAST))
    assert sideways(visit.page) != []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_page_is_forgotten(app: Flask) -> None:
    """Whoever adds a page adds it here, or says what it is instead."""
    seen = {kind.endpoint for kind in KINDS} | set(ELSEWHERE)
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert routes - seen == set()
    assert seen - routes == {"error"}


def _arrive(visit: Visit, kind: Kind, path: str) -> Visit:
    """The page in the state that is meant, at rest."""
    visit.faults.clear()
    visit.expected = {kind.status} - {200}
    visit.page.emulate_media(color_scheme="light")
    answer = visit.goto(path)
    assert answer.status == (200 if kind.press else kind.status)
    if kind.press:
        with visit.page.expect_navigation():
            visit.page.locator("main").get_by_role("button", name=kind.press).last.click()
    if visit.page.locator(".map").count():
        visit.page.wait_for_load_state("networkidle")
    return visit


def _seen(visit: Visit, size: str) -> dict[str, list[str]]:
    """What is wrong, by where. In the dark only colours can be different."""
    found = {f"{size}, light": violations(visit.page), f"{size}, sideways": sideways(visit.page)}
    visit.page.emulate_media(color_scheme="dark")
    found[f"{size}, dark"] = violations(visit.page, rules=CONTRAST)
    return found
