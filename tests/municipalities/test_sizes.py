"""Size classes of municipalities."""

import pytest

from participation.municipalities.sizes import TITLES, size_class


@pytest.mark.parametrize(
    ("population", "key"),
    [
        (0, "landgemeinde"),
        (4_999, "landgemeinde"),
        (5_000, "kleinstadt"),
        (19_999, "kleinstadt"),
        (20_000, "mittelstadt"),
        (99_999, "mittelstadt"),
        (100_000, "grossstadt"),
        (499_999, "grossstadt"),
        (500_000, "grossstadt_500"),
        (None, ""),
    ],
)
def test_a_town_belongs_to_the_class_of_its_population(population: int | None, key: str) -> None:
    assert size_class(population, county=False) == key
    assert not key or key in TITLES


def test_a_county_is_a_class_of_its_own_whoever_lives_there() -> None:
    assert size_class(150_000, county=True) == size_class(None, county=True) == "landkreis"
