"""Sizes of municipalities, so that like is compared with like.

Towns by inhabitants as the Federal Institute for Research on Building, Urban Affairs and Spatial Development (BBSR)
draws the lines at 20,000 and 100,000, and one more at 500,000; counties are a class of their own, whatever their size.
"""

from dataclasses import dataclass

from participation.municipalities.models import MunicipalityKind


@dataclass(frozen=True, slots=True)
class Size:
    """A class; `below` is the first number of inhabitants that is too many."""

    key: str
    title: str
    meaning: str
    below: int | None = None


SIZES = {
    size.key: size
    for size in (
        Size("klein", "Kleinstadt oder Gemeinde", "unter 20.000 Einwohnerinnen und Einwohner", 20_000),
        Size("mittel", "Mittelstadt", "20.000 bis unter 100.000 Einwohnerinnen und Einwohner", 100_000),
        Size("gross", "Großstadt", "100.000 bis unter 500.000 Einwohnerinnen und Einwohner", 500_000),
        Size("metropole", "Große Großstadt", "ab 500.000 Einwohnerinnen und Einwohner"),
        Size("kreis", "Landkreis", "Landkreise, unabhängig von ihrer Einwohnerzahl"),
    )
}
"""By key, in the order of pages."""


def size_class(kind: MunicipalityKind, population: int | None) -> str:
    """The key of a municipality's class; empty where nobody knows how many live there."""
    if kind is MunicipalityKind.COUNTY:
        return "kreis"
    if population is None:
        return ""
    return next(size.key for size in SIZES.values() if size.below is None or population < size.below)


TITLES = {size.key: size.title for size in SIZES.values()}
