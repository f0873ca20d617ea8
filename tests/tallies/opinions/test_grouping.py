"""How many groups there are, whether they are clear, and who stands apart."""

import numpy as np
import pytest

from participation.tallies.opinions import analyse
from participation.tallies.opinions.clustering import rand_index
from participation.tallies.opinions.grouping import clear_stability
from participation.tallies.opinions.matrix import Votes
from tests.tallies.opinions.crowds import camps, diced


@pytest.mark.parametrize("sizes", [[80, 60], [70, 50, 30]])
def test_camps_that_were_planted_come_out(sizes: list[int]) -> None:
    found = analyse(camps(sizes))
    planted = np.repeat(np.arange(len(sizes)), sizes)
    labels = np.array([found.participants[person] for person in found.votes.participants], dtype=int)
    assert found.k == len(sizes)
    assert rand_index(planted, labels) > 0.95
    assert found.clear
    assert found.stability > 0.8


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("people", "statements"), [(40, 20), (300, 60)])
def test_a_crowd_that_votes_by_dice_has_no_clear_groups(people: int, statements: int, seed: int) -> None:
    found = analyse(diced(people, statements, seed=seed))
    assert not found.clear
    assert found.stability < clear_stability(people)


def test_the_same_votes_and_seed_give_the_same_answer_and_others_hardly_another() -> None:
    votes = camps([70, 50, 30])
    one, same, other = (analyse(votes, seed=seed) for seed in (4, 4, 5))
    assert one.participants == same.participants
    assert (one.silhouette, one.stability) == (same.silhouette, same.stability)
    assert one.participants == other.participants


def test_the_order_of_people_does_not_matter() -> None:
    votes = camps([70, 50, 30])
    turned = Votes(votes.participants[::-1], votes.statements, votes.cast[::-1])
    assert analyse(turned).participants == analyse(votes).participants


def test_one_odd_voter_does_not_make_all_others_one_group() -> None:
    votes = camps([60, 40], 40, seen=0.5)
    cast = votes.cast.copy()
    cast[0] = np.nan
    cast[0, :3] = -1  # three votes against what everybody agrees on, which push far out
    cast[0, 5:9] = 1
    odd = Votes(votes.participants, votes.statements, cast)
    found = analyse(odd)
    assert sorted(group.size for group in found.groups) >= [39, 59]
    assert found.clear


def test_groups_too_small_to_show_are_none_of_the_clear_ones() -> None:
    found = analyse(camps([4, 4], 30, seen=1))
    assert [group.size for group in found.groups] == [4, 4]
    assert not any(group.shown for group in found.groups)
    assert not found.clear
    assert analyse(camps([4, 4], 30, seen=1), least=2).clear
