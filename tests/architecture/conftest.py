"""The world that these tests attack, built once."""

import fcntl
import pickle
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from participation.kernel.db import Database
from tests.architecture.sweep import Answer, sweep
from tests.architecture.world import World, build
from tests.servers.databases import postgres_database, sqlite_database
from tests.servers.shared import open_room


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world on SQLite. Whoever asks must leave it as it was: by `world.rehearsal()`, or by being refused."""
    folder = tmp_path_factory.mktemp("world")
    database = Database(sqlite_database(folder / "world.sqlite3"))
    yield build(database, _data(folder))
    database.dispose()


Swept = Callable[[str], list[Answer]]


@pytest.fixture(scope="session")
def swept(world: World) -> Swept:
    """Everything that an actor can fetch: swept by one worker, read by all; their worlds are alike to the last id."""

    @cache
    def everything(actor: str) -> list[Answer]:
        path = open_room() / f"sweep-{actor}.pickle"
        with path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                path.write_bytes(pickle.dumps(sweep(world, actor)))
        found: list[Answer] = pickle.loads(path.read_bytes())
        return found

    return everything


@pytest.fixture(scope="session")
def postgres_world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
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
