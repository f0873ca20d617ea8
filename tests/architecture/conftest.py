"""The world that these tests attack, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from participation.kernel.db import Database
from tests.architecture.world import World, build
from tests.servers.databases import postgres_database, sqlite_database


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world on SQLite. Whoever asks must leave it as it was: by `world.rehearsal()`, or by being refused."""
    folder = tmp_path_factory.mktemp("world")
    database = Database(sqlite_database(folder / "world.sqlite3"))
    yield build(database, _data(folder))
    database.dispose()


@pytest.fixture(scope="session")
def postgres_world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The same on PostgreSQL."""
    folder = tmp_path_factory.mktemp("world_postgres")
    server = request.getfixturevalue("postgres")
    database = Database(postgres_database(server, f"world_{abs(hash(str(folder))):x}"))
    yield build(database, _data(folder))
    database.dispose()


def _data(folder: Path) -> Path:
    data = folder / "data"
    data.mkdir()
    return data
