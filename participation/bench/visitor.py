"""A browser without a browser: calls the platform in this process, as the web server would."""

import gzip
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

App = Callable[..., Iterable[bytes]]
_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
_OPENED = re.compile(rb'name="opened"[^>]*value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes


class Visitor:
    """Keeps its cookies from request to request."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}

    def get(self, url: str, **headers: str) -> Answer:
        """Fetch a page; header names as WSGI has them (HTTP_IF_NONE_MATCH)."""
        return self._call("GET", url, b"", headers)

    def post(self, url: str, form: dict[str, str]) -> Answer:
        """Send a form."""
        return self._call("POST", url, urlencode(form).encode(), {})

    def form_secrets(self, url: str) -> dict[str, str]:
        """What the form on a page must carry back."""
        answer = self.get(url)
        body = gzip.decompress(answer.body) if "Content-Encoding" in answer.headers else answer.body
        found = {"csrf_token": _TOKEN.search(body), "opened": _OPENED.search(body)}
        return {name: match.group(1).decode() for name, match in found.items() if match}

    def _jar(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _call(self, method: str, url: str, body: bytes, more: dict[str, str]) -> Answer:
        path, _question, query = url.partition("?")
        noted: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
            noted["status"], noted["headers"] = int(status[:3]), dict(headers)
            told = [value.split(";")[0].partition("=") for name, value in headers if name == "Set-Cookie"]
            self.cookies |= {name: value for name, _equals, value in told}

        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000", "HTTP_COOKIE": self._jar(), "HTTP_ACCEPT_ENCODING": "gzip",
            "REMOTE_ADDR": "127.0.0.1", "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True,
            "wsgi.multiprocess": False, "wsgi.run_once": False, **more,
        }  # fmt: skip
        answer = self.app(environ, start)
        data = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return Answer(noted["status"], noted["headers"], data)
