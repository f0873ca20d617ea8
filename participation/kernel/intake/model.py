"""What reading a file gives: an Intake of Rows, and Faults where a row is not sound."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from participation.kernel.errors import DomainError
from participation.kernel.geo import Point
from participation.kernel.intake.cleaning import Cleaner, Fault, Value

__all__ = ["LIMITS", "Fault", "Intake", "IntakeError", "Limits", "RawRow", "Row", "Source", "Value"]


class IntakeError(DomainError):
    """The file as a whole cannot be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold; `field` in characters, `bytes` on disk."""

    bytes: int = 200_000_000
    rows: int = 2_000_000
    columns: int = 500
    field: int = 1_000_000


LIMITS = Limits()


@dataclass(slots=True)
class RawRow:
    """A row as it stands in the file, before its place is understood."""

    number: int
    values: dict[str, Value]
    shape: object = None
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: every column of the file, its place in WGS84 if it has one, and what is wrong with it.

    `number` is what a person sees: the line in which the row begins (CSV, the header is line 1), or the
    position of the feature (GeoJSON, from 1). A row with faults still carries whatever could be read.
    """

    number: int
    values: dict[str, Value]
    point: Point | None
    geometry: dict[str, Any] | None
    faults: tuple[Fault, ...]


class Source(Protocol):
    """A file format: knows its columns and gives its raw rows again and again."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names known before any row is read; a format may find more of them in its rows."""

    @property
    def declared_crs(self) -> str | None:
        """What the file says of its coordinate system; known once the rows were read."""

    def raw_rows(self, cleaner: Cleaner) -> Iterator[RawRow]:
        """Every row in file order; raises IntakeError where the file breaks off or is broken."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that was read once from end to end: it is whole, and these are its properties.

    `count` is the number of rows, `place` the columns its places come from, `notes` are German sentences on
    what was assumed or repaired. `crs` is the system the places were read in.
    """

    path: Path
    form: str
    columns: tuple[str, ...]
    count: int
    encoding: str
    separator: str | None
    crs: str
    place: tuple[str, ...]
    notes: tuple[str, ...]
    _read: Callable[[], Iterator[Row]]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, read afresh from the file at each use, one at a time."""
        return self._read()
