"""A town with its people, ready to be visited."""

import pytest
from flask import Flask

from participation.kernel.db import Database
from tests.processes.cast import Town


@pytest.fixture
def place(app: Flask, database: Database) -> Town:
    """A municipality where everything is ready for publishing."""
    return Town(app, database)
