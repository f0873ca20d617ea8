"""Size classes of municipalities, after the types of the BBSR (Stadt- und Gemeindetypen)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SizeClass:
    """A class; `least` is the smallest population that belongs to it."""

    key: str
    title: str
    least: int


COUNTY = SizeClass("landkreis", "Landkreis", 0)
SIZES = (
    SizeClass("grossstadt_500", "Großstadt ab 500.000", 500_000),
    SizeClass("grossstadt", "Großstadt ab 100.000", 100_000),
    SizeClass("mittelstadt", "Mittelstadt ab 20.000", 20_000),
    SizeClass("kleinstadt", "Kleinstadt ab 5.000", 5_000),
    SizeClass("landgemeinde", "Landgemeinde unter 5.000", 0),
)
"""From the largest to the smallest."""
TITLES = {entry.key: entry.title for entry in (*SIZES, COUNTY)}


def size_class(population: int | None, *, county: bool) -> str:
    """The key of a municipality's class; "" where the population is not known. Counties are a class of their own:
    their towns are counted elsewhere."""
    if county:
        return COUNTY.key
    if population is None:
        return ""
    return next(entry.key for entry in SIZES if population >= entry.least)
