"""A browser in front of the demo."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState, expect

from participation.demo.fill import PASSWORD
from tests.journeys.checking import violations
from tests.journeys.demo import Demo, served
from tests.journeys.watching import DESK, Visit

MOMENT = 10_000  # milliseconds until what should be there is missed
Opened = Callable[..., Visit]
Axe = Callable[[Visit], None]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo of this worker, served."""
    with served(tmp_path_factory.mktemp("journeys") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def signed_in(browser: Browser, demo: Demo) -> Callable[[str], StorageState]:
    """The cookies of an account of the demo; each signs in once."""
    known: dict[str, StorageState] = {}

    def cookies(who: str) -> StorageState:
        if who not in known:
            context = browser.new_context(locale="de-DE")
            page = context.new_page()
            page.goto(demo.origin + "/anmelden")
            page.get_by_label("E-Mail").fill(f"{who}@demo.example")
            page.get_by_label("Passwort").fill(PASSWORD)
            page.get_by_role("button", name="Anmelden").click()
            known[who] = context.storage_state()
            context.close()
        return known[who]

    return cookies


@pytest.fixture
def visit(browser: Browser, demo: Demo, signed_in: Callable[[str], StorageState]) -> Iterator[Opened]:
    """Open a page at a size: `visit(PHONE, who="kts")`; at the end nothing may have gone wrong in it."""
    opened: list[Visit] = []

    def open_page(
        size: tuple[int, int] = DESK,
        *,
        who: str = "",
        state: StorageState | None = None,
        **more: Any,
    ) -> Visit:
        phone = size[0] < 600
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=phone,
            is_mobile=phone,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            storage_state=signed_in(who) if who else state,
            **more,
        )
        context.set_default_timeout(MOMENT)
        new = Visit(context.new_page(), demo.origin)
        new.watch(context)
        opened.append(new)
        return new

    expect.set_options(timeout=MOMENT)
    yield open_page
    faults = [f"{one.page.url}: {fault}" for one in opened for fault in one.faults]
    for one in opened:
        one.page.context.close()
    assert faults == []


@pytest.fixture
def axe() -> Axe:
    """`axe(visit)`: the page has no violation of WCAG 2.2 AA or of good practice, as far as machines can tell."""

    def check(one: Visit) -> None:
        found = violations(one.page)
        assert found == [], one.page.url + "\n" + "\n".join(found)

    return check
