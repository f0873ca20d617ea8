"""k-means, the silhouette, and the index by which two groupings are compared."""

import numpy as np
import pytest

from participation.tallies.opinions.clustering import k_means, rand_index, silhouettes


def dice() -> np.random.Generator:
    return np.random.default_rng(0)


def heaps(*sizes: int) -> np.ndarray:
    """Heaps of points ten apart, each one wide."""
    spots = [dice().random((size, 2)) + 10 * place for place, size in enumerate(sizes)]
    return np.concatenate(spots)


def test_heaps_are_found_the_largest_first() -> None:
    clusters = k_means(heaps(5, 20, 10), 3, dice())
    assert clusters.labels.tolist() == [2] * 5 + [0] * 20 + [1] * 10
    assert clusters.sizes.tolist() == [20, 10, 5]
    assert np.allclose(clusters.centers[0], heaps(5, 20, 10)[5:25].mean(axis=0))


def test_there_are_never_more_groups_than_different_points() -> None:
    clusters = k_means(np.array([[0.0, 0], [0, 0], [1, 1]]), 3, dice())
    assert clusters.sizes.tolist() == [2, 1]


def test_a_silhouette_by_hand() -> None:
    line = np.array([[0.0, 0], [1, 0], [5, 0], [7, 0]])
    own, other = np.array([1, 1, 2, 2]), np.array([6, 5, 4.5, 6.5])
    alone = silhouettes(
        line, [np.array([0, 0, 1, 1]), np.array([0, 0, 0, 0]), np.array([0, 1, 2, 3])], dice()
    )
    assert alone == pytest.approx([((other - own) / other).mean(), 0, 0])


def test_a_sample_tells_the_silhouette_of_a_large_crowd() -> None:
    points = np.concatenate([dice().random((4_000, 2)), dice().random((4_000, 2)) + 3])
    whole = silhouettes(points, [np.repeat([0, 1], 4_000)], dice())[0]
    small = silhouettes(points[::4], [np.repeat([0, 1], 1_000)], dice())[0]
    assert whole == pytest.approx(small, abs=0.01)


def test_the_rand_index_knows_same_other_and_half() -> None:
    one = np.array([0, 0, 0, 1, 1, 1])
    assert rand_index(one, 1 - one) == 1
    assert rand_index(one, np.array([0, 0, 1, 1, 2, 2])) == pytest.approx(
        0.24242424
    )  # as scikit-learn has it
    assert rand_index(one, np.zeros(6, int)) == 0
    assert rand_index(np.zeros(6, int), np.zeros(6, int)) == 1
