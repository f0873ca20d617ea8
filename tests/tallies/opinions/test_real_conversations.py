"""Conversations held with Polis: its own mathematics, and the groups it published."""

import csv
import json

import numpy as np
import pytest

from participation.tallies.opinions import analyse, reading
from participation.tallies.opinions.clustering import rand_index
from tests.real_files import real

SERVERS = ["25ptpt-3gp-no-strict-with-meta", "below-100-ptpts"]
FIGURES = ("n-success", "n-trials", "p-success", "p-test")


@pytest.mark.parametrize("name", SERVERS)
def test_the_servers_own_mathematics_comes_out(name: str) -> None:
    folder = real(f"polis_server_output/{name}")
    math = json.loads((folder / "math-pca2.json").read_bytes())
    comments = reading.read_comments(folder / "comments.json")
    votes = reading.read_votes(folder / "votes.json").votes
    found = analyse(
        votes, moderated_out=comments.moderated_out, groups=reading.read_groups(folder / "math-pca2.json")
    )
    assert comments.moderated_out == set(map(str, math["mod-out"]))
    for direction in ("agree", "disagree"):
        ours = [(one.statement, one.count, one.seen, one.share, one.z) for one in found.consensus[direction]]
        theirs = [(str(one["tid"]), *(one[key] for key in FIGURES)) for one in math["consensus"][direction]]
        assert [one[:3] for one in ours] == [one[:3] for one in theirs]
        assert np.allclose([one[3:] for one in ours], [one[3:] for one in theirs])
    for group in found.groups:
        ours = [(one.statement, one.direction, one.count, one.seen) for one in group.representative]
        theirs = [
            (str(one["tid"]), one["repful-for"], one["n-success"], one["n-trials"])
            for one in math["repness"][str(group.name)]
        ]
        assert ours == theirs
        sizes = [(one.ratio, one.ratio_z) for one in group.representative]
        assert np.allclose(
            sizes, [(one["repness"], one["repness-test"]) for one in math["repness"][str(group.name)]]
        )
    assert found.group_aware == pytest.approx(math["group-aware-consensus"])
    cosines = np.sum(found.plane.axes * np.array(math["pca"]["comps"]), axis=1)
    assert np.abs(cosines) == pytest.approx([1, 1])


# The agreement that a cold start can reach; published groups depend on the server's history (SOURCES.md).
PUBLISHED = [
    ("austria-climate.5twd2jsnkf.2022-08-08", 0.9),
    ("vtaiwan.uberx", 0.82),
    ("15-per-hour-seattle", 0.85),
]


@pytest.mark.parametrize(("name", "least"), PUBLISHED)
def test_published_groups_are_found_from_votes_alone(name: str, least: float) -> None:
    folder = real(f"polis_opendata/{name}")
    comments = reading.read_comments(folder / "comments.csv")
    file = reading.read_votes(folder / "votes.csv")
    published = reading.read_groups(folder / "participants-votes.csv")
    found = analyse(file.votes, moderated_out=comments.moderated_out)
    both = [person for person in found.participants if person in published]
    assert len(both) >= len(published) - 2
    assert found.k == len(set(published.values()))
    assert found.clear
    one, other = (np.array([int(of[person]) for person in both]) for of in (found.participants, published))
    assert rand_index(one, other) > least
    assert not reading.is_turned(file.votes, comments.agreed, {})
    assert reading.is_turned(reading.turned(file.votes), comments.agreed, {})


@pytest.mark.parametrize("name", [name for name, _least in PUBLISHED])
def test_both_exports_hold_the_same_votes(name: str) -> None:
    folder = real(f"polis_opendata/{name}")
    one = reading.read_votes(folder / "votes.csv").votes
    other = reading.read_votes(folder / "participants-votes.csv")
    assert one.statements == other.votes.statements
    assert one.participants == other.votes.participants
    assert np.array_equal(one.cast, other.votes.cast, equal_nan=True)
    assert not reading.is_turned(one, {}, other.agreed)
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        assert {row["participant"] for row in csv.DictReader(file)} == set(one.participants)
