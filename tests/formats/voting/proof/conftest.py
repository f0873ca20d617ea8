"""What several proofs ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from participation.kernel.db import Database
from tests.servers.databases import sqlite_database


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Database]:
    """An SQLite database: for what is the same on every one, and long."""
    made = Database(sqlite_database(tmp_path / "participation.sqlite3"))
    yield made
    made.dispose()
