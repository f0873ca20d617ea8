"""Votes made for tests go the whole way."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.casting import Fate
from participation.formats.voting.models import Level, Method, VoteState
from participation.formats.voting.queries.files import file_of, files_of
from tests.formats.voting.votes import a_result, a_vote, begin, cast, finish, keys_of, paper

METHODS: list[tuple[Method, Any]] = [
    (Method.SINGLE, {"approve": ["2"]}),
    (Method.APPROVAL, {"approve": ["2"]}),
    (Method.RANKED, {"rank": ["2"]}),
    (Method.CONSENSUS, {"resist": {"1": 7, "2": 0}}),
    (Method.POINTS, {"points": {"2": 3}}),
]


@pytest.mark.parametrize(("method", "choice"), METHODS, ids=[method.value for method, _choice in METHODS])
def test_a_vote_of_every_method_ends_in_its_result(
    session: Session, config: Config, method: Method, choice: Any
) -> None:
    """From the setting up to the published files."""
    vote = a_result(session, config, [choice] * 3, method=method)
    assert vote.state is VoteState.PUBLISHED
    assert b'"winners":["2"]' in file_of(session, vote, "result.json")


def test_whoever_has_voted_votes_no_second_time(session: Session, config: Config) -> None:
    """The codes answered by `begin` are used once."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    drawn = begin(session, keys, vote, voters=2)
    yes: Sequence[Any] = [{"approve": ["1"]}] * 2
    assert cast(session, keys, vote, drawn, yes) == [Fate.KEPT, Fate.KEPT]
    assert cast(session, keys, vote, drawn, yes) == [Fate.USED, Fate.USED]


def test_what_a_station_counted_is_part_of_the_result(session: Session, config: Config) -> None:
    """Paper and net together; a correction replaces what was said before."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1"]}])
    paper(session, vote, "Rathaus", ballots=12, totals={"1": 2, "2": 10})
    paper(session, vote, "Rathaus", ballots=13, totals={"1": 2, "2": 11})
    finish(session, keys, vote)
    assert b'"votes":{"1":3,"2":11}' in file_of(session, vote, "result.json")


def test_an_open_support_has_a_result_and_no_ballots(session: Session, config: Config) -> None:
    """Who supported what is part of no file."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3, level=Level.OPEN, method=Method.APPROVAL)
    assert set(files_of(session, vote)) == {"result.json", "balance.json"}
