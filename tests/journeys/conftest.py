"""A browser in front of the demo."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.journeys.checking import violations
from tests.journeys.demo import Demo, served
from tests.journeys.moves import sign_in
from tests.journeys.watching import DESK, MOMENT, Visit

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
            visit = Visit.opened(browser, demo.origin, DESK)
            sign_in(visit, who)
            known[who] = visit.page.context.storage_state()
            visit.page.context.close()
        return known[who]

    return cookies


@pytest.fixture
def visit(browser: Browser, demo: Demo, signed_in: Callable[[str], StorageState]) -> Iterator[Opened]:
    """Open a page at a size: `visit(PHONE, who="kts")`; at the end nothing may have gone wrong in it."""
    opened: list[Visit] = []

    def open_page(
        size: tuple[int, int] = DESK, *, who: str = "", state: StorageState | None = None, **more: Any
    ) -> Visit:
        state = signed_in(who) if who else state
        opened.append(Visit.opened(browser, demo.origin, size, state, **more))
        return opened[-1]

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
