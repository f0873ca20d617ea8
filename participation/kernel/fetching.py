"""Reading public pages of another installation: only http and https, only so many bytes, never led elsewhere."""

import re
import socket
from html import unescape
from http.client import HTTPResponse, HTTPSConnection
from http.cookiejar import CookieJar
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from participation.kernel.errors import DomainError

PATIENCE = 60
"""Seconds without an answer."""
_PAGE = 2_000_000
"""The most bytes of a page with a form."""
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class _Nowhere(HTTPRedirectHandler):
    """Whoever answers elsewhere is not whom we asked."""

    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        return None


class _Outside(HTTPSConnection):
    """Speaks to nobody behind the firewall, whatever a name meant when it was looked up before. Through a proxy it is
    the proxy's to know."""

    through_proxy = False

    def set_tunnel(self, *arguments: Any, **options: Any) -> None:
        """A proxy stands between."""
        self.through_proxy = True
        super().set_tunnel(*arguments, **options)

    def connect(self) -> None:
        """Raises OSError before a single byte is sent."""
        self._create_connection = socket.create_connection if self.through_proxy else self._outside
        super().connect()

    def _outside(self, *arguments: Any) -> socket.socket:
        line = socket.create_connection(*arguments)
        if ip_address(line.getpeername()[0]).is_global:
            return line
        line.close()
        raise OSError("not in the public network")


class _OutsideHandler(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Outside, req)


class Site:
    """One address and what lies below it; `outside`: only in the public network, and only with https."""

    def __init__(self, url: str, *, outside: bool = False) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise DomainError("Die Adresse beginnt mit https:// (oder http://).")
        self.url = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        if outside and parts.scheme != "https":
            raise DomainError("Die Adresse beginnt mit https://.")
        further = [_OutsideHandler()] if outside else []
        self._browser: OpenerDirector = build_opener(_Nowhere, HTTPCookieProcessor(CookieJar()), *further)

    def get(self, path: str, most: int) -> bytes:
        """The bytes below an address. Raises DomainError where there is no such page, or too much of it."""
        return self._answer(Request(self.url + path), most)  # noqa: S310 - the scheme was checked

    def send(self, path: str, values: dict[str, str]) -> bool:
        """Fill in the form of a page; says whether it was accepted."""
        token = _TOKEN.search(self.get(path, _PAGE).decode("utf-8", "replace"))
        if token is None:
            return False
        body = urlencode(values | {"csrf_token": unescape(token[1])}).encode()
        try:
            self._answer(Request(self.url + path, body), _PAGE)  # noqa: S310 - the scheme was checked
        except _Status as status:
            return status.code == 303
        return False

    def _answer(self, request: Request, most: int) -> bytes:
        try:
            with self._browser.open(request, timeout=PATIENCE) as answer:
                content: bytes = answer.read(most + 1)
        except URLError as error:
            raise _refused(request.full_url, error) from error
        except (OSError, ValueError) as error:
            raise DomainError("%(url)s: %(trouble)s", url=request.full_url, trouble=str(error)) from error
        if len(content) > most:
            raise DomainError("%(url)s: Die Antwort ist zu groß.", url=request.full_url)
        return content


class _Status(DomainError):
    """An answer that is not the page. After a form, 303 says that it was accepted."""

    def __init__(self, url: str, code: int) -> None:
        super().__init__("%(url)s: Die Seite antwortet mit %(code)s.", url=url, code=code)
        self.code = code


def _refused(url: str, error: URLError) -> DomainError:
    if isinstance(error, HTTPError):
        error.close()
        return _Status(url, error.code)
    return DomainError("%(url)s: %(trouble)s", url=url, trouble=str(error.reason))
