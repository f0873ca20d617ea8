"""Votes become a matrix."""

import numpy as np
import pytest

from participation.kernel.errors import DomainError
from participation.tallies.opinions import Votes, matrix


def test_the_last_vote_counts() -> None:
    votes = Votes.of([("1", "5", 1), ("1", "5", -1), ("2", "5", 0), ("1", "5", 0), ("1", "5", -1)])
    assert votes.cast.tolist() == [[-1], [0]]


def test_numbers_come_in_their_order_however_long_they_are() -> None:
    huge = "9" * 6_000
    votes = Votes.of([(name, name, 1) for name in ("10", huge, "9", "007")])
    assert votes.participants == ("007", "9", "10", huge)
    assert votes.statements == votes.participants


def test_names_come_in_the_order_of_the_alphabet_and_keep_their_spelling() -> None:
    votes = Votes.of([("b", "x", 1), ("a", "x", -1), ("10", "x", 0)])
    assert votes.participants == ("10", "a", "b")
    assert votes.cast[:, 0].tolist() == [0, -1, 1]


def test_what_was_moderated_out_is_passed_on_by_everybody() -> None:
    votes = Votes.of([("1", "a", 1), ("2", "b", -1)])
    silenced = votes.silenced({"a", "unknown"})
    assert silenced[:, 0].tolist() == [0, 0]
    assert np.isnan(silenced[0, 1])
    assert votes.cast[0, 0] == 1, "the votes themselves stay"
    assert votes.each.tolist() == [1, 1]


def test_nobody_voted() -> None:
    votes = Votes.of([])
    assert votes.participants == votes.statements == ()
    assert votes.cast.shape == (0, 0)


def test_more_than_fits_in_memory_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_CELLS", 5)
    assert Votes.of([("1", "a", 1), ("2", "b", 1)]).cast.shape == (2, 2)
    with pytest.raises(DomainError, match="3 Menschen mal 2 Aussagen"):
        Votes.of([("1", "a", 1), ("2", "b", 1), ("3", "a", 0)])
