"""What can be asked of a list of ideas. The same words stand in the address bar, behind the map and in files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from participation.contributions.models import Contribution, Visibility
from participation.formats.ideas.models import Idea
from participation.kernel import dialect
from participation.kernel.errors import DomainError
from participation.kernel.search import stems


class Sort(StrEnum):
    """The orders a list can have."""

    NEWEST = "neu"
    SUPPORTED = "beliebt"
    DISCUSSED = "diskutiert"


PARAMETERS = ("kategorie", "status", "q", "sort")


@dataclass(frozen=True, slots=True)
class IdeaFilter:
    """Categories and statuses by id (none: all; status 0: not answered yet), words, and an order."""

    categories: tuple[int, ...] = ()
    statuses: tuple[int, ...] = ()
    words: str = ""
    sort: Sort = Sort.NEWEST

    @property
    def stems(self) -> str:
        """The words as they stand in the index."""
        return stems(self.words)

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.categories or self.statuses or self.words)

    def query(self, **changes: Any) -> list[tuple[str, str]]:
        """The parameters of the address bar, in a fixed order; without the order of the list for `sort=None`."""
        pairs = [("kategorie", str(number)) for number in self.categories]
        pairs += [("status", str(number)) for number in self.statuses]
        pairs += [("q", self.words)] if self.words else []
        sort = changes.get("sort", self.sort)
        return pairs + ([("sort", str(sort))] if sort not in (None, Sort.NEWEST) else [])


def read_filter(values: Mapping[str, Any]) -> IdeaFilter:
    """A filter from the address bar. Raises DomainError for what cannot be meant."""
    many = getattr(values, "getlist", lambda name: [values[name]] if name in values else [])
    return IdeaFilter(
        categories=_numbers(many("kategorie")),
        statuses=_numbers(many("status")),
        words=" ".join(str(values.get("q", ""))[:100].split()),
        sort=_sort(str(values.get("sort", "")) or Sort.NEWEST),
    )


def conditions(wanted: IdeaFilter, dialect_name: str) -> list[sa.ColumnElement[bool]]:
    """The filter as conditions on `idea` and `contribution`."""
    found: list[sa.ColumnElement[bool]] = []
    if wanted.categories:
        found.append(sa.func.coalesce(Idea.__table__.c.category_id, 0).in_(wanted.categories))
    if wanted.statuses:
        found.append(sa.func.coalesce(Idea.__table__.c.status_id, 0).in_(wanted.statuses))
    if wanted.stems:
        table = Contribution.__table__.c
        found.append(dialect.matches(dialect_name, table.id, table.stems, wanted.stems))
    elif wanted.words:
        found.append(sa.false())
    return found


def published(module_id: int) -> list[sa.ColumnElement[bool]]:
    """What everybody may see of a module's ideas."""
    table = Contribution.__table__.c
    return [table.module_id == module_id, table.kind == "idea", table.visibility == Visibility.PUBLISHED]


def _numbers(words: list[str]) -> tuple[int, ...]:
    found = set()
    for word in words[:50]:
        if not (word.isascii() and word.isdigit() and len(word) < 12):
            raise DomainError("Diesen Filter gibt es nicht.")
        found.add(int(word))
    return tuple(sorted(found))


def _sort(word: str) -> Sort:
    try:
        return Sort(word)
    except ValueError as error:
        raise DomainError("Diese Sortierung gibt es nicht.") from error
