"""A visitor's browser for tests: checks every page it gets, and knows how to fill in a form."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from itsdangerous import TimestampSigner
from werkzeug.test import Client, TestResponse

from participation.kernel import clock

NS = "{http://www.w3.org/1999/xhtml}"


class Page:
    """An answer, and the HTML in it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.text = response.get_data().decode("utf-8", "replace")
        self.tree: Element | None = None
        if response.mimetype == "text/html" and self.text:
            self.tree = html5lib.HTMLParser(strict=False, namespaceHTMLElements=True).parse(self.text)

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.response.headers["Location"]

    @property
    def json(self) -> Any:
        """The answer as JSON."""
        return self.response.get_json()

    def all(self, tag: str) -> list[Element]:
        """Every element of a kind."""
        assert self.tree is not None, f"no HTML: {self.response.mimetype}"
        return list(self.tree.iter(NS + tag))

    def heading(self) -> str:
        """The words of the h1."""
        return words(self.all("h1")[0])

    def form_values(self, action: str | None = None) -> dict[str, str]:
        """What a form on the page would send if nobody touched it; `action` picks one by the end of its address."""
        for form in self.all("form"):
            if form.get("method", "get").lower() != "post":
                continue
            if action is None and form.get("action", "").endswith("/abmelden"):
                continue
            if action is None or form.get("action", "").endswith(action):
                return _values(form)
        raise AssertionError(f"no form {action!r} on the page {self.heading()!r}")


class CheckedClient:
    """Werkzeug's client, with a look at every page: title, h1, ids, labels, forms, headers, nothing foreign."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app = app
        self.inner = Client(app, TestResponse)
        self.options = options

    def get(self, url: str, *, status: int = 200, **options: Any) -> Page:
        """Fetch a page and check it."""
        return self._checked(self.inner.get(url, **self.options | options), status)

    def post(
        self, url: str, data: dict[str, Any] | None = None, *, status: int = 303, **options: Any
    ) -> Page:
        """Send a form as it is given, token included, and check the answer."""
        return self._checked(self.inner.post(url, data=data or {}, **self.options | options), status)

    def submit(self, url: str, changes: dict[str, Any] | None = None, *, action: str | None = None,
               status: int = 303, **options: Any) -> Page:  # fmt: skip
        """Open a page, fill in its form, send it to where the form says."""
        page = self.get(url)
        values: dict[str, Any] = page.form_values(action)
        target = values.pop("__action__") or url
        if "opened" in values:
            values["opened"] = a_minute_ago(self.app, values["opened"].partition(".")[0])
        return self.post(target, values | (changes or {}), status=status, **options)

    def follow(self, page: Page, *, status: int = 200) -> Page:
        """Go where a redirect leads."""
        return self.get(page.location, status=status)

    def _checked(self, response: TestResponse, status: int) -> Page:
        page = Page(response)
        assert page.status == status, (
            f"{response.request.path}: {page.status}, not {status}\n{_readable(page)}"
        )
        if page.tree is not None and page.status not in {301, 302, 303, 308}:
            check_page(page)
        return page


def a_minute_ago(app: Flask, form: str) -> str:
    """What a form carries that a person has had open for a minute; tests are quicker than people."""
    signer = TimestampSigner(app.secret_key or b"", salt="spam")
    signer.get_timestamp = lambda: int(clock.now().timestamp()) - 60  # type: ignore[method-assign]
    return signer.sign(form).decode()


def words(element: Element) -> str:
    """The text in an element."""
    return " ".join("".join(element.itertext()).split())


def check_page(page: Page) -> None:
    """What must be true of every HTML page."""
    where = page.response.request.path
    title, headings = words(page.all("title")[0]), page.all("h1")
    assert len(headings) == 1, f"{where}: {len(headings)} h1"
    assert title, f"{where}: no title"
    assert page.all("html")[0].get("lang"), f"{where}: no language"
    ids = [element.get("id") for element in page.tree.iter() if element.get("id")]  # type: ignore[union-attr]
    assert len(ids) == len(set(ids)), f"{where}: id twice: {sorted(i for i in ids if ids.count(i) > 1)}"
    for element in page.tree.iter():  # type: ignore[union-attr]
        assert "style" not in element.attrib, f"{where}: inline style on {element.tag}"
        assert not any(name.startswith("on") for name in element.attrib), f"{where}: inline handler"
    for script in page.all("script"):
        inert = script.get("type") in {"application/json", "application/ld+json"}
        assert script.get("src") or inert, f"{where}: inline script"
    for element in (*page.all("script"), *page.all("img"), *page.all("iframe"), *page.all("source")):
        assert not re.match(r"(https?:)?//", element.get("src") or ""), (
            f"{where}: foreign {element.get('src')}"
        )
    for image in page.all("img"):
        assert image.get("alt") is not None, f"{where}: img without alt"
    for form in page.all("form"):
        if form.get("method", "get").lower() == "post":
            assert "csrf_token" in _values(form), f"{where}: form without token"
    _check_labels(page, where)
    assert "default-src 'none'" in page.response.headers["Content-Security-Policy"]


def _check_labels(page: Page, where: str) -> None:
    labelled = {label.get("for") for label in page.all("label")}
    for field in (*page.all("input"), *page.all("select"), *page.all("textarea")):
        if field.get("type") in {"hidden", "submit", "button", "image", "reset"}:
            continue
        named = field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")
        assert named, f"{where}: no label for {field.get('name')}"
    known = {element.get("id") for element in page.tree.iter()}  # type: ignore[union-attr]
    for element in page.tree.iter():  # type: ignore[union-attr]
        for name in ("aria-describedby", "aria-labelledby", "for"):
            for target in (element.get(name) or "").split():
                assert target in known, f"{where}: {name}={target} leads nowhere"


def _values(form: Element) -> dict[str, Any]:
    found: dict[str, Any] = {"__action__": form.get("action", "")}
    for field in form.iter():
        name = field.get("name")
        if name and field.tag == NS + "input":
            _add_input(found, name, field)
        elif name and field.tag == NS + "textarea":
            found[name] = "".join(field.itertext()).removeprefix("\n")
        elif name and field.tag == NS + "select":
            options = list(field.iter(NS + "option"))
            chosen = [option for option in options if "selected" in option.attrib] or options[:1]
            found[name] = chosen[0].get("value", words(chosen[0])) if chosen else ""
    return found


def _add_input(found: dict[str, Any], name: str, field: Element) -> None:
    kind = field.get("type", "text")
    if kind in {"submit", "button", "file", "image", "reset"}:
        return
    if kind in {"checkbox", "radio"}:
        if "checked" in field.attrib:
            value = field.get("value", "on")
            found[name] = (
                [*found[name], value]
                if isinstance(found.get(name), list)
                else ([found[name], value] if name in found else value)
            )
        return
    found[name] = field.get("value", "")


def _readable(page: Page) -> str:
    if page.tree is None:
        return page.text[:2000]
    main = page.all("main")
    return words(main[0] if main else page.tree)[:2000]
