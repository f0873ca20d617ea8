"""The whole way, for crowds as they come: tiny, silent, of one mind."""

from typing import Any

import numpy as np
import pytest

from participation.tallies.opinions import Votes, analyse
from participation.tallies.opinions.telling import public, told
from tests.tallies.opinions.crowds import camps

CROWDS = {
    "nobody": [],
    "one person": [("1", "a", 1), ("1", "b", -1)],
    "one vote": [("1", "a", 1)],
    "one statement": [(str(person), "a", 1 if person % 2 else -1) for person in range(30)],
    "everybody passes": [(str(person), statement, 0) for person in range(30) for statement in "abc"],
    "everybody agrees": [(str(person), statement, 1) for person in range(30) for statement in "abcdefgh"],
    "two people": [("1", "a", 1), ("2", "a", -1)],
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_every_crowd_has_an_answer(crowd: str) -> None:
    votes = Votes.of(CROWDS[crowd])  # type: ignore[arg-type]
    landscape = analyse(votes)
    report = told(landscape)
    assert report["counts"]["participants"] == len(votes.participants)
    assert set(map(str, report["participants"].values())) <= set(report["groups"])
    assert np.isfinite(landscape.spots).all()
    if crowd != "one statement":
        assert not landscape.clear


def test_of_one_mind_is_one_group() -> None:
    found = analyse(Votes.of(CROWDS["everybody agrees"]))  # type: ignore[arg-type]
    assert [group.size for group in found.groups] == [30]
    assert len(found.consensus["agree"]) == 5


def test_everything_moderated_out_leaves_nothing_to_say() -> None:
    votes = camps([20, 20], 10)
    found = analyse(votes, moderated_out=votes.statements)
    assert not found.clear
    assert not found.consensus["agree"]
    assert told(found)["moderated_out"] == [*votes.statements]


def test_given_groups_are_used_as_they_are() -> None:
    votes = camps([20, 20], 10)
    given = {person: "rot" if int(person) % 3 else "blau" for person in votes.participants[:30]}
    found = analyse(votes, groups={**given, "unknown": "rot"})
    assert dict(found.participants) == given
    assert [(group.name, group.size) for group in found.groups] == [("blau", 10), ("rot", 20)]


def test_votes_of_people_without_a_group_count_for_everybody_only() -> None:
    votes = camps([20, 20], 10, seen=1)
    found = analyse(votes, groups={"0": 0, "1": 0, "38": 1, "39": 1})
    assert found.everybody.seen[0].tolist() == [40.0] * 10
    assert found.by_group.seen[:, 0].tolist() == [2, 2]


def test_the_public_sees_nobody_and_no_small_group() -> None:
    votes = camps([40, 30, 3], 30, seen=1)
    groups = {person: (0 if at < 40 else 1 if at < 70 else 2) for at, person in enumerate(votes.participants)}
    found = analyse(votes, groups=groups)
    seen = public(found)
    assert found.clear
    assert seen["groups"].keys() == seen["representative"].keys() == {"0", "1"}
    assert not {"participants", "positions", "pca"} & seen.keys()
    assert all(one["groups"].keys() == {"0", "1"} for one in seen["statements"].values())
    assert all(_outside(one) == 0 for one in seen["statements"].values()), (
        "three people do not follow by subtraction"
    )
    assert {one["group_aware_consensus"] for one in seen["statements"].values()} == {None}
    assert None not in {one["group_aware_consensus"] for one in told(found)["statements"].values()}


def test_without_clear_groups_the_public_sees_consensus_alone() -> None:
    votes = camps([4, 4], 30, seen=1)
    seen = public(analyse(votes))
    assert (seen["k"], seen["groups"], seen["representative"]) == (0, {}, {})
    assert seen["consensus"]["agree"]


def test_the_public_learns_nothing_of_what_hardly_anybody_voted_on() -> None:
    votes = camps([40, 30], 30, seen=1)
    cast = votes.cast.copy()
    cast[4:, 0] = np.nan  # four people
    cast[44:, 1] = np.nan  # all of one camp, four of the other
    seen = public(analyse(Votes(votes.participants, votes.statements, cast)))
    assert "0" not in seen["statements"]
    assert _outside(seen["statements"]["1"]) == 0
    assert _outside(seen["statements"]["2"]) == 0
    assert seen["statements"]["1"]["groups"].keys() == {"0"}
    assert seen["statements"]["1"]["group_aware_consensus"] is None, "the hidden group is a factor of it"
    assert seen["statements"]["2"]["group_aware_consensus"] is not None
    named = [one["statement"] for stances in seen["consensus"].values() for one in stances]
    assert "0" not in named


def test_five_people_outside_the_groups_count_for_everybody() -> None:
    votes = camps([40, 30, 5], 30, seen=1)
    groups = {person: int(at >= 40) for at, person in enumerate(votes.participants) if at < 70}
    seen = public(analyse(votes, groups=groups))
    assert {_outside(one) for one in seen["statements"].values()} == {5}


def _outside(told: dict[str, Any]) -> int:
    """How many voters of a statement are in no group that is told."""
    sides = ("agree", "disagree", "pass")
    return sum(told[side] - sum(votes[side] for votes in told["groups"].values()) for side in sides)
