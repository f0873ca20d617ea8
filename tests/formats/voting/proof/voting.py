"""Voters with a browser of their own: the ballot paper, the page to look it over, and the last button."""

import html
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Barrier
from urllib.parse import urlencode

from tests.formats.voting.proof.installation import PATH
from tests.formats.voting.proof.serving import Server

_FIELD = re.compile(r'<input[^>]*type="hidden"[^>]*>')
_ATTRIBUTE = re.compile(r'(name|value)="([^"]*)"')
_RECEIPT = re.compile(r"receipt-code--check\">([0-9A-Z-]+)<")
LOST = 0
"""The status of a request that nobody answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    text: str = ""

    @property
    def receipt(self) -> str:
        """The check code on it; empty where there is none."""
        found = _RECEIPT.search(self.text)
        return found[1] if found else ""

    def fields(self) -> dict[str, str]:
        """The hidden fields of the last form on the page."""
        form = self.text.rpartition('<form class="form"')[2].partition("</form>")[0]
        pairs = (dict(_ATTRIBUTE.findall(one)) for one in _FIELD.findall(form))
        return {html.unescape(pair["name"]): html.unescape(pair.get("value", "")) for pair in pairs}


@dataclass
class Browser:
    """One visitor's: it keeps its cookie."""

    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, server: Server, path: str, form: Mapping[str, str] | None = None) -> Answer:
        """Fetch a page, or send a form; `LOST` where the server died over it."""
        line = HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            return self._asked(line, path, form)
        except (OSError, HTTPException):
            return Answer(LOST)
        finally:
            line.close()

    def _asked(self, line: HTTPConnection, path: str, form: Mapping[str, str] | None) -> Answer:
        headers = {"Host": "localhost", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if form is None:
            line.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request("POST", path, urlencode(form), headers)
        response = line.getresponse()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, response.read().decode())


@dataclass(frozen=True, slots=True)
class Ready:
    """A ballot that was looked over: its browser, and the form with the last button."""

    browser: Browser
    form: Mapping[str, str]

    def cast(self, server: Server) -> Answer:
        """Press the last button."""
        return self.browser.ask(server, f"{PATH}/abgeben", self.form)


def looked_over(server: Server, code: str, choice: str = "1") -> Ready:
    """A voter with a code who chose, in a browser of their own."""
    browser = Browser()
    token = re.search(
        r'name="csrf_token"[^>]*value="([^"]+)"', browser.ask(server, f"{PATH}/stimmzettel").text
    )
    assert token, "a ballot paper without its form"
    filled = {"csrf_token": token[1], "code": code, "wahl": choice}
    page = browser.ask(server, f"{PATH}/stimmzettel", filled)
    assert page.status == 200, page.text
    return Ready(browser, page.fields())


def all_at_once(servers: Sequence[Server], ballots: Sequence[Ready]) -> list[Answer]:
    """Everybody presses the last button in the same instant, at one server after the other."""
    together = Barrier(len(ballots), timeout=60)

    def one(number: int) -> Answer:
        together.wait()
        return ballots[number].cast(servers[number % len(servers)])

    with ThreadPoolExecutor(len(ballots)) as pool:
        return list(pool.map(one, range(len(ballots))))
