"""What stands on an opened ballot."""

import json
from typing import Any

import pytest

from participation.tallies.ballots import INVALID
from participation.tallies.opening import read_ballot, written
from tests.tallies.votes import rules

RULES = rules(ballot_bytes=128)
GOOD = {"choice": {"approve": ["1"]}, "nonce": "0" * 32, "vote": RULES["vote"]}


def ballot(**changed: Any) -> bytes:
    """A ballot as it was padded before it was sealed."""
    return json.dumps(GOOD | changed).encode().ljust(128)


def test_a_ballot_says_its_choice() -> None:
    """And nothing of its nonce."""
    assert read_ballot(RULES, ballot()) == {"approve": ["1"]}


@pytest.mark.parametrize(
    "opened",
    [
        None,
        b"",
        b" " * 128,
        ballot() + b" ",
        ballot(vote="ffffffffffffffff"),
        ballot(choice=["1"]),
        ballot(choice={"approve": ["9"]}),
        ballot(choice={"approve": [1]}),
        ballot(choice={"resist": {"1": float("nan")}}),
        b"[" * 128,
        b"\xff" * 128,
    ],
    ids=range(11),
)
def test_what_is_no_ballot_of_this_vote_is_invalid(opened: bytes | None) -> None:
    """It is counted as such, never dropped."""
    assert read_ballot(RULES, opened) == INVALID


def test_deeply_nested_ballots_are_invalid_and_break_nothing() -> None:
    """However long ballots are."""
    long = rules(ballot_bytes=200_000)
    assert read_ballot(long, b"[" * 200_000) == INVALID


def test_nothing_is_left_of_the_order() -> None:
    """The same ballots in any order are the same bytes."""
    yes, no = {"approve": ["1"]}, {"approve": ["2"]}
    assert (
        written([yes, no, yes])
        == written([no, yes, yes])
        == b'{"approve":["1"]}\n' * 2 + b'{"approve":["2"]}\n'
    )
