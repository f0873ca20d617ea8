"""What goes into a package: the tables of its modules as their reader may see them, and where they lie in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from participation.kernel.tables import Audience, Table
from participation.processes import catalogue
from participation.processes.models import Module
from participation.results.packages.filtering import Asked

COUNTS = "auszaehlung"
"""The house's own table, beside those of the formats."""


@dataclass(frozen=True, slots=True)
class Content:
    """A table of a module in a package."""

    module: Module
    table: Table
    folder: str
    """"" for the top of the package, else such as `ideen-2/`."""

    @property
    def path(self) -> str:
        """Its place in the package, without an ending."""
        return self.folder + self.table.name

    @property
    def layer(self) -> str:
        """A name without strokes, for layers of a GeoPackage and resources of a data package."""
        return self.path.replace("/", "_").replace("-", "_")

    @property
    def title(self) -> str:
        """Its name in words, told apart where several modules have such a table."""
        return f"{self.table.title} ({self.module.title})" if self.folder else self.table.title


@dataclass(frozen=True, slots=True)
class Addresses:
    """How pages are reached; pure text, for whoever writes a package may be no web server."""

    base: str
    """Such as `https://beteiligung.example`."""
    municipality: str
    """Its slug."""

    def process(self, slug: str) -> str:
        """The page of a process."""
        return f"{self.base}/{self.municipality}/{slug}/"

    def extract(self, module: Module, values: Mapping[str, Any], *, every_state: bool) -> catalogue.Extract:
        """What is wanted of a module, and how its addresses are made."""
        place = f"{self.process(module.process.slug)}{module.slug}/"
        return catalogue.Extract(
            Asked(values),
            every_state,
            page_url=lambda reference: place + reference,
            photo_url=lambda key: f"{self.base}/foto/{key}.webp",
        )


def contents(
    session: Session,
    modules: Iterable[Module],
    addresses: Addresses,
    audience: Audience,
    values: Mapping[str, Any],
    *,
    every_state: bool,
) -> list[Content]:
    """The tables of some modules, in their order, as far as `audience` may see columns of them.

    Raises DomainError for a filter that cannot be meant.
    """
    found = [
        Content(module, table, "")
        for module in modules
        for table in catalogue.format_of(module).tables(
            session, module, addresses.extract(module, values, every_state=every_state)
        )
    ]
    seen = [replace(one, table=one.table.seen_by(audience)) for one in _placed(found)]
    return [one for one in seen if one.table.columns]


def _placed(found: Sequence[Content]) -> list[Content]:
    """Modules whose tables have names that others have too go into folders of their own; for every audience alike."""
    names = Counter([COUNTS, *(one.table.name for one in found)])
    crowded = {one.module.id for one in found if names[one.table.name] > 1}
    return [replace(one, folder=f"{one.module.slug}/") if one.module.id in crowded else one for one in found]
