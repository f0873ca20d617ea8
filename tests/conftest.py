"""What every test may ask for."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.app import create_app, load_formats
from participation.audit import trail
from participation.config import Config
from participation.kernel.db import Database
from tests.client import CheckedClient
from tests.compiling import remember_builders
from tests.servers.databases import lent_postgres, sqlite_database

pytest_plugins = ("tests.servers.fixtures",)

remember_builders()


@pytest.fixture(scope="session", autouse=True)
def catalogue() -> None:
    """Formats are known before the first test."""
    load_formats()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings of a small installation over plain http, without rate limits."""
    data = tmp_path / "data"
    data.mkdir()
    return Config(
        data=data,
        database_url="",
        base_url="http://localhost",
        secret=b"tests-only-" * 4,
        rate_limits=False,
    )


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables: every test that asks runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        lent = nullcontext(sqlite_database(tmp_path / "participation.sqlite3"))
    else:
        lent = lent_postgres(request.getfixturevalue("postgres"))
    with lent as url:
        made = Database(url)
        yield made
        made.dispose()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A session that may write; what is not committed is gone afterwards."""
    with database.writing() as opened:
        trail.guard(opened)
        yield opened
        opened.rollback()


@pytest.fixture
def app(config: Config, database: Database) -> Flask:
    """The whole platform on that database."""
    return create_app(config, database)


@pytest.fixture
def client(app: Flask) -> CheckedClient:
    """A visitor's browser that checks every page it gets."""
    return CheckedClient(app)
