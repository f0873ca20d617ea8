"""What tests of the kernel share: an embedded database, and the platform on it with a few pages of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from participation.app import create_app
from participation.config import Config
from participation.kernel.db import Database
from tests.client import CheckedClient, Page
from tests.servers.databases import sqlite_database

View = Callable[..., Any]
AddPage = Callable[..., None]
Send = Callable[..., Page]
Token = Callable[[], str]


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database with all tables, where the kind of database does not matter."""
    made = Database(sqlite_database(tmp_path / "kernel.sqlite3"))
    yield made
    made.dispose()


@pytest.fixture
def platform(config: Config, embedded: Database) -> Flask:
    """The whole platform on it."""
    return create_app(config, embedded)


@pytest.fixture
def add_page(platform: Flask) -> AddPage:
    """Adds a page `/probe/…` that everybody may ask for, before the first request."""

    def add(view: View, address: str = "", methods: tuple[str, ...] = ("GET", "POST")) -> None:
        view.door = "everybody"  # type: ignore[attr-defined]  # the gate's label
        name = f"probe{address.replace('/', '_').translate(str.maketrans('', '', '<:>'))}"
        platform.add_url_rule(f"/probe{address}", name, view, methods=list(methods))

    return add


@pytest.fixture
def visitor(platform: Flask) -> CheckedClient:
    """A browser that checks every page it gets."""
    return CheckedClient(platform)


@pytest.fixture
def form_token(visitor: CheckedClient) -> Token:
    """Answers a good CSRF token of that browser; ask after the last page was added."""
    return lambda: str(visitor.get("/passwort-vergessen").form_values()["csrf_token"])


@pytest.fixture
def send(visitor: CheckedClient, form_token: Token) -> Send:
    """Sends a form with a good token and checks the answer's status."""

    def post(address: str, *, status: int = 200, **options: Any) -> Page:
        return visitor.post(address, {"csrf_token": form_token()}, status=status, **options)

    return post
