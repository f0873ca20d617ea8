"""The first pass through a file: counts rows, gathers columns, and sees what the places look like."""

from dataclasses import dataclass, field

from participation.kernel.geo import Bounds, GeoError, german_count
from participation.kernel.intake.cleaning import Cleaner
from participation.kernel.intake.model import IntakeError, Limits, RawRow, Source
from participation.kernel.intake.places import (
    NOWHERE,
    Drawn,
    PlaceReader,
    first_position,
    place_readers,
    plain_point,
    require_columns,
)
from participation.kernel.intake.systems import System, Tally, decide_system


@dataclass(slots=True)
class Survey:
    """What one pass found; `lat` and `lon` are columns a person named."""

    source: Source
    cleaner: Cleaner
    limits: Limits
    lat: str | None = None
    lon: str | None = None
    count: int = 0
    _names: dict[str, None] = field(default_factory=dict)
    _tallies: dict[PlaceReader, Tally] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column of the file, in the order in which they appear."""
        return tuple(self._names)

    @property
    def is_located(self) -> bool:
        """Whether any row names a place, readable or not."""
        return any(tally.tried for tally in self._tallies.values())

    def run(self) -> None:
        """Read every row; raises IntakeError for a broken, empty or too large file."""
        self._know(self.source.columns)
        for raw in self.source.raw_rows(self.cleaner):
            self._count_row(raw)
        if not self.count:
            raise IntakeError("Die Datei enthält keine Einträge, höchstens eine Kopfzeile.")
        require_columns(self.columns, self.lat, self.lon)

    def _count_row(self, raw: RawRow) -> None:
        self.count += 1
        if self.count > self.limits.rows:
            raise IntakeError(f"Die Datei hat mehr als {german_count(self.limits.rows)} Zeilen.")
        if not raw.values.keys() <= self._names.keys():
            self._know(tuple(raw.values))
        for reader, tally in self._tallies.items():
            _look(raw, reader, tally)

    def _know(self, names: tuple[str, ...]) -> None:
        """Add columns; with them new ways of naming places may appear."""
        self._names |= dict.fromkeys(names)
        if len(self._names) > self.limits.columns:
            raise IntakeError(f"Die Datei hat mehr als {self.limits.columns} Spalten.")
        readers = place_readers(self._names, self.lat, self.lon)
        self._tallies = {reader: self._tallies.get(reader) or Tally() for reader in readers}

    def decision(self, crs: str | None, bounds: Bounds | None) -> tuple[PlaceReader, System]:
        """The way of naming places that this file uses, and its coordinate system."""
        located = [pair for pair in self._tallies.items() if pair[1].systems]
        tried = located or [pair for pair in self._tallies.items() if pair[1].tried]
        reader, tally = tried[0] if tried else (Drawn(), Tally())
        return reader, decide_system(tally, crs, self.source.declared_crs, bounds)


def _look(raw: RawRow, reader: PlaceReader, tally: Tally) -> None:
    try:
        geometry = reader.read(raw)
    except GeoError:
        tally.faults += 1
        return
    if geometry is None:
        return
    if plain_point(geometry) == NOWHERE:
        tally.nowhere += 1
    elif position := first_position(geometry):
        tally.add(*position)
    else:
        tally.faults += 1
