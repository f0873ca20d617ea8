"""Size classes of municipalities."""

import pytest

from participation.municipalities.models import MunicipalityKind
from participation.municipalities.sizes import TITLES, size_class


@pytest.mark.parametrize(
    ("population", "key"),
    [
        (0, "klein"),
        (19_999, "klein"),
        (20_000, "mittel"),
        (99_999, "mittel"),
        (100_000, "gross"),
        (499_999, "gross"),
        (500_000, "metropole"),
        (None, ""),
    ],
)
def test_a_town_belongs_to_the_class_of_its_population(population: int | None, key: str) -> None:
    assert size_class(MunicipalityKind.TOWN, population) == key
    assert not key or key in TITLES


def test_a_county_is_a_class_of_its_own_whoever_lives_there() -> None:
    found = {size_class(MunicipalityKind.COUNTY, population) for population in (None, 9_000, 900_000)}
    assert found == {"kreis"}
