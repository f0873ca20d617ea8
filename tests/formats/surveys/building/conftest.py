"""What tests of building a survey ask for."""

import pytest
from flask import Flask

from participation.kernel.db import Database
from tests.formats.surveys.building.cast import Desk
from tests.processes.cast import Town


@pytest.fixture
def town(app: Flask, database: Database) -> Town:
    """A municipality where everything is ready for publishing."""
    return Town(app, database)


@pytest.fixture
def desk(town: Town) -> Desk:
    """A survey with one question of each kind, f1 to f12."""
    return Desk(town)
