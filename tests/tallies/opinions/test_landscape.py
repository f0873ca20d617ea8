"""The plane through the votes, and where people stand on it."""

import numpy as np
import pytest

from participation.tallies.opinions.landscape import included, plane, positions
from tests.tallies.opinions.crowds import camps


@pytest.mark.parametrize(("people", "statements"), [(60, 20), (20, 60)])
def test_the_axes_are_the_principal_components_whichever_side_is_longer(people: int, statements: int) -> None:
    cast = camps([people // 2, people // 2], statements, seen=0.7).cast
    center = np.nanmean(cast, axis=0)
    spread = np.where(np.isnan(cast), 0, cast - center)
    _left, _sizes, right = np.linalg.svd(spread, full_matrices=False)
    found = plane(cast)
    assert np.allclose(found.center, center)
    assert np.allclose(np.abs(np.sum(found.axes * right[:2], axis=1)), 1)


def test_who_has_seen_little_is_pushed_out_again() -> None:
    cast = np.array([[1, 1, 1, 1], [-1, -1, -1, -1], [1, np.nan, np.nan, np.nan]], dtype=float)
    through = plane(cast)
    spots = positions(cast, through)
    alone = (1 - through.center[0]) * through.axes[:, 0]
    assert np.allclose(spots[2], alone * np.sqrt(4 / 1))


def test_where_opinions_do_not_differ_everybody_stands_in_the_middle() -> None:
    cast = np.ones((5, 3))
    assert not plane(cast).axes.any()
    assert not positions(cast, plane(cast)).any()


def test_seven_votes_are_enough_and_fewer_where_there_are_fewer_statements() -> None:
    voted = np.array([7] * 20 + [6, 1])
    assert included(voted, 100).tolist() == [True] * 20 + [False] * 2
    assert included(np.array([3] * 20 + [2]), 3).tolist() == [True] * 20 + [False]


def test_a_small_crowd_takes_in_its_most_active() -> None:
    voted = np.array([1, 9, 3, *[2] * 13, 0])
    assert included(voted, 50).tolist() == [False, True, True, *[True] * 13, False]
