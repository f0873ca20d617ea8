"""A town whose vote waits for its commission."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from participation.config import Config
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import clock
from participation.kernel.db import Database
from tests.formats.voting.commission.evening import Evening, an_evening
from tests.processes.cast import Town


@pytest.fixture
def town(app: Flask, database: Database) -> Town:
    """A municipality with staff."""
    return Town(app, database)


@pytest.fixture
def evening(town: Town, config: Config) -> Iterator[Evening]:
    """Five ballots and a commission of three, a moment after the close."""
    made: Evening = town.add(
        lambda session, here: an_evening(session, config, municipality=here, closes=timedelta(minutes=5))
    )
    with town.database.reading() as session:
        made.vote = vote_by_id(session, made.vote.id)
        session.expunge_all()
    with clock.frozen(made.vote.closes_at):
        yield made
