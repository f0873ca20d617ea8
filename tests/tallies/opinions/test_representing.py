"""What stands for groups and for everybody, by hand."""

import math

import numpy as np
import pytest

from participation.tallies.opinions import Votes, analyse
from participation.tallies.opinions.representing import Counts, group_aware, representative

X = math.nan


def landscape(rows: dict[str, list[float]], groups: dict[str, int], out: tuple[str, ...] = ()) -> object:
    cast = np.array([*rows.values()], dtype=float)
    votes = Votes(tuple(rows), tuple("abcdefghij"[: cast.shape[1]]), cast)
    return analyse(votes, groups=groups, moderated_out=out)


def test_consensus_counts_everybody_and_wants_to_be_significant() -> None:
    rows = {
        str(person): [1.0, -1, 1 if person < 5 else -1, 0, 1 if person == 0 else X] for person in range(10)
    }
    found = landscape(rows, {"0": 0, "1": 1})
    (agree, single), (disagree,) = found.consensus["agree"], found.consensus["disagree"]  # type: ignore[attr-defined]
    assert (agree.statement, agree.count, agree.seen) == ("a", 10, 10)
    assert agree.share == pytest.approx(11 / 12)
    assert agree.z == pytest.approx(2 * math.sqrt(11) * (11 / 11 - 0.5))
    assert (single.statement, single.count, single.seen) == ("e", 1, 1), (
        "one vote alone passes the test, far behind"
    )
    assert (disagree.statement, disagree.direction) == ("b", "disagree")


def test_what_was_moderated_out_stands_for_nobody() -> None:
    rows = {str(person): [1.0, 1 if person < 6 else -1] for person in range(12)}
    groups = {str(person): int(person >= 6) for person in range(12)}
    found = landscape(rows, groups, ("a", "b"))
    assert not found.consensus["agree"]  # type: ignore[attr-defined]
    assert all(not group.representative for group in found.groups)  # type: ignore[attr-defined]


def test_the_two_proportion_test_by_hand() -> None:
    counts = Counts(np.array([[8.0], [2]]), np.array([[1.0], [7]]), np.array([[10.0], [10]]))
    ((ours,), (theirs,)) = representative(counts, ["a"], [0])
    pooled = (9 + 3) / 22
    assert ours.direction == "agree"
    assert ours.ratio == pytest.approx((9 / 12) / (3 / 12))
    assert ours.ratio_z == pytest.approx((9 / 11 - 3 / 11) / math.sqrt(pooled * (1 - pooled) * (2 / 11)))
    assert ours.best
    assert (theirs.direction, theirs.count, theirs.seen) == ("disagree", 7, 10)


def test_agreement_comes_before_rejection_and_five_are_enough() -> None:
    agree = np.array([[9.0, 0, 9, 0, 9, 0, 9, 0], [0.0, 9, 0, 9, 0, 9, 0, 9]])
    counts = Counts(agree, 9 - agree, np.full((2, 8), 9.0))
    for stances in representative(counts, list("abcdefgh"), range(8)):
        assert len(stances) == 5
        assert [stance.direction for stance in stances] == sorted(stance.direction for stance in stances)
        assert stances[0].best


def test_a_group_without_anything_of_its_own_gets_what_sets_it_apart_most() -> None:
    counts = Counts(np.array([[1.0, 0], [0, 0]]), np.array([[1.0, 0], [1, 0]]), np.array([[4.0, 0], [4, 0]]))
    first, _second = representative(counts, ["a", "b"], [0, 1])
    assert [(stance.statement, stance.best) for stance in first] == [("a", False)]


def test_group_aware_consensus_is_the_product_over_groups() -> None:
    counts = Counts(np.array([[8.0], [2]]), np.array([[0.0], [0]]), np.array([[10.0], [4]]))
    assert group_aware(counts).tolist() == pytest.approx([9 / 12 * 3 / 6])


def test_the_others_are_the_other_groups_not_those_without_a_group() -> None:
    counts = Counts(np.array([[8.0]]), np.array([[1.0]]), np.array([[10.0]]))
    ((alone,),) = representative(counts, ["a"], [0])
    assert alone.ratio == pytest.approx((9 / 12) / (1 / 2))
