"""What there is to know of one kind of file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase

from participation.kernel.search import fold

Columns = Mapping[str, Sequence[str]]
"""Our field -> columns of the file; the first that holds something counts."""


class Holds(StrEnum):
    """What the rows of a file are."""

    IDEAS = "ideas"
    COMMENTS = "comments"
    NESTED = "nested"
    """Ideas, each with its comments in one cell, as JSON."""
    PAIRED = "paired"
    """An idea and one of its comments: the idea comes again with each of them."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of file. Names of columns are folded: lower case, no accents; `*` stands for anything.

    `heads`: of each of these groups, one column must be there. `fields` tells which columns to read for what.
    """

    name: str
    holds: Holds
    heads: Sequence[Sequence[str]] = ()
    fields: Columns = field(default_factory=dict)
    markup: bool = False
    """Whether texts are HTML."""
    universal: bool = False
    """Whether times without a zone are UTC; else they are local."""
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Field -> folded values: such rows are no public contributions and stay where they are."""
    foreign: bool = False
    """Whether the file may tell of things that belong to other processes: their comments stay away in silence."""
    guarded: bool = False
    """Whether formulas are kept from running in its CSV files as in those of ours: by an apostrophe before them."""
    columns_of: Callable[[Sequence[str]], Columns | None] | None = None
    """For files whose columns are known by their order: columns of the file -> fields, or None."""

    def columns(self, known: Sequence[str]) -> Columns | None:
        """Which columns of a file to read for which field; None where it is no such file."""
        if self.columns_of is not None:
            return self.columns_of(known)
        folded = {fold(name): name for name in reversed(known)}
        if not all(any(_matching(folded, name) for name in group) for group in self.heads):
            return None
        found = {one: _all(folded, names) for one, names in self.fields.items()}
        return {one: columns for one, columns in found.items() if columns}


def _all(folded: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(column for name in names for column in _matching(folded, name)))


def _matching(folded: Mapping[str, str], name: str) -> list[str]:
    if "*" in name:
        return [folded[one] for one in sorted(folded) if fnmatchcase(one, name)]
    return [folded[name]] if name in folded else []
