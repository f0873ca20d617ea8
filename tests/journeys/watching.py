"""A browser page that is being watched: whatever goes wrong in it, seen or unseen, fails the test."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    StorageState,
    expect,
)

PHONE = (390, 844)
DESK = (1280, 900)
MOMENT = 30_000  # milliseconds until what should be there is missed; a busy machine is slow
OUR_SCHEMES = ("http", "https")
ADDRESSED = re.compile(r"status of (\d{3})")
COUNT_CLICKS = "addEventListener('pointerdown', (event) => event.isTrusted && countClick(), true)"


@dataclass
class Visit:
    """One page of somebody who looks around.

    `expected`: answers that the story is about, such as 422 for a form with mistakes. `clicks` and `loads` are counted
    by the browser, so that no test can forget one.
    """

    page: Page
    origin: str
    expected: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    clicks: int = 0
    loads: int = 0
    requests: list[Request] = field(default_factory=list)

    @classmethod
    def opened(
        cls,
        browser: Browser,
        origin: str,
        size: tuple[int, int],
        state: StorageState | None = None,
        **more: Any,
    ) -> "Visit":
        """A window of its own: small ones are phones. `state` are cookies, `more` goes to the browser."""
        phone = size[0] < 600
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=phone,
            is_mobile=phone,
            locale="de-DE",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            storage_state=state,
            **more,
        )
        context.set_default_timeout(MOMENT)
        visit = cls(context.new_page(), origin)
        visit._watch(context)
        return visit

    def _watch(self, context: BrowserContext) -> None:
        context.expose_function("countClick", self._clicked)
        context.add_init_script(COUNT_CLICKS)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)
        self.page.on("domcontentloaded", self._loaded)

    def goto(self, path: str) -> Response:
        """Open an address of ours; 4xx and 5xx are faults unless expected."""
        answer = self.page.goto(self.origin + path if path.startswith("/") else path)
        assert answer is not None
        return answer

    def restart_counts(self) -> None:
        """From here on it counts."""
        self.clicks = self.loads = 0
        self.requests.clear()

    def weight(self) -> int:
        """Bytes of all answers as they went over the wire, headers included; ask when the page has come to rest."""
        sizes = [request.sizes() for request in self.requests]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)

    def shows(self, text: str) -> None:
        """The page's main part says so, sooner or later."""
        expect(self.page.locator("main")).to_contain_text(text)

    def _clicked(self) -> None:
        self.clicks += 1

    def _loaded(self, _page: Page) -> None:
        self.loads += 1

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        status = ADDRESSED.search(message.text)
        if status is None or int(status[1]) not in self.expected:
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        self.requests.append(request)
        if address.scheme in OUR_SCHEMES and f"{address.scheme}://{address.netloc}" != self.origin:
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a page that is left stops asking
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400 and answer.status not in self.expected:
            self.faults.append(f"{answer.status}: {answer.url}")
