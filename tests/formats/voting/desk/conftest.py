"""What tests of the desk of votes ask for."""

from collections.abc import Iterator

import pytest
from flask import Flask

from participation.kernel import clock
from participation.kernel.db import Database
from tests.formats.voting.desk.cast import NOW, Desk
from tests.processes.cast import Town


@pytest.fixture
def spring() -> Iterator[None]:
    """It is the first of March 2030."""
    with clock.frozen(NOW):
        yield


@pytest.fixture
def town(app: Flask, database: Database, spring: None) -> Town:
    """A municipality where everything is ready for publishing."""
    return Town(app, database)


@pytest.fixture
def desk(town: Town) -> Desk:
    """A vote with Yes and No that is still a draft."""
    return Desk(town)
