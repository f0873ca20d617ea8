"""What tests of the desk of drafts ask for."""

import pytest
from flask import Flask

from participation.kernel.db import Database
from tests.formats.documents.desk.cast import Desk
from tests.processes.cast import Town


@pytest.fixture
def town(app: Flask, database: Database) -> Town:
    """A municipality and its people."""
    return Town(app, database)


@pytest.fixture
def desk(town: Town) -> Desk:
    """A draft whose first version is published."""
    return Desk(town)
