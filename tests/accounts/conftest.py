"""What tests of accounts share: hashes that cost nothing, and commits that somebody must have recorded."""

import pytest
from argon2 import PasswordHasher

from participation.audit import trail
from participation.kernel import passwords
from participation.kernel.db import Database


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def database(database: Database) -> Database:
    """The database of the test; no change to it goes unrecorded."""
    trail.guard(database._writing)
    return database
