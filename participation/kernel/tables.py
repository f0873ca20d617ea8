"""What exports are made of: tables whose columns say what they mean and who may see them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter
from typing import Any

Row = tuple[Any, ...]
Rows = Callable[[], Iterable[Row]]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Audience(StrEnum):
    """Who a file is for; each sees what the ones before it see, and more: PUBLIC < KTS < MUNICIPALITY."""

    PUBLIC = "public"
    KTS = "kts"
    MUNICIPALITY = "municipality"

    @property
    def rank(self) -> int:
        """0 for the widest circle."""
        return list(Audience).index(self)

    # All four, because str would compare by alphabet, and there "kts" comes before "public".
    def __lt__(self, other: str) -> bool:
        return self.rank < Audience(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Audience(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Audience(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Audience(other).rank


class ColumnKind(StrEnum):
    """What the values of a column are; None is allowed in all. The value is the kind's name in a legend."""

    TEXT = "Text"
    URL = "Internetadresse"
    INTEGER = "Ganzzahl"
    NUMBER = "Zahl; in CSV mit Dezimalkomma"
    BOOLEAN = "Ja oder Nein (1 oder 0)"
    DATE = "Datum"
    DATETIME = "Zeitpunkt (UTC, ISO 8601)"
    LOCAL_DATETIME = "Datum und Uhrzeit (deutsche Ortszeit)"
    LON = "Länge in Grad (WGS 84); in CSV mit Dezimalkomma"
    LAT = "Breite in Grad (WGS 84); in CSV mit Dezimalkomma"
    METRES = "Koordinate in Metern; in CSV mit Dezimalkomma"
    GEOMETRY = "Geometrie (GeoJSON, WGS 84)"


DECIMAL_KINDS = frozenset({ColumnKind.NUMBER, ColumnKind.LON, ColumnKind.LAT, ColumnKind.METRES})
"""Kinds with decimal places: floats or Decimals."""


@dataclass(frozen=True)
class Column:
    """One column. `name` stands in the files, `label` and `meaning` (German) in the legend.

    `codes` lists what a value can be, and what each stands for. A `personal` column identifies somebody;
    only the municipality's own staff may be its audience, anything else is a ValueError.
    """

    name: str
    label: str
    audience: Audience
    kind: ColumnKind
    meaning: str
    codes: Mapping[str, str] | None = None
    personal: bool = False

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"column name {self.name!r}: lower-case letters, digits and _ only")
        if self.personal and self.audience is not Audience.MUNICIPALITY:
            raise ValueError(f"column {self.name!r} names a person and is only for the municipality")


@dataclass(frozen=True)
class Parent:
    """Where a row belongs: `column` of it holds what stands in column `key` of a row of the table `table`."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class Table:
    """Columns and a way to read their rows, as often as wanted, one after the other.

    `rows()` starts a fresh, streamed reading; every row is a tuple in the order of `columns`. Instants are
    aware datetimes, coordinates floats in degrees. `geometry` is a (longitude, latitude) pair of column
    names, or the name of one GEOMETRY column with GeoJSON (text or mapping), or None. `name` is good for a
    file name, `title` (German) for a heading. `key` names the column whose values tell rows apart, "" where none
    does. ValueError when columns repeat or the geometry, the key or the parent's column is not there.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Rows
    geometry: tuple[str, str] | str | None = None
    key: str = ""
    parent: Parent | None = None

    def __post_init__(self) -> None:
        if len(set(self.names)) != len(self.names):
            raise ValueError(f"table {self.name!r}: two columns of one name")
        for name in (self.key, self.parent.column if self.parent else ""):
            if name and name not in self.names:
                raise ValueError(f"table {self.name!r}: no column {name!r}")
        kinds = {column.name: column.kind for column in self.columns}
        found = [kinds.get(name) for name in self.geometry_names]
        if found not in ([], [ColumnKind.GEOMETRY], [ColumnKind.LON, ColumnKind.LAT]):
            raise ValueError(f"table {self.name!r}: no geometry in {self.geometry!r}")

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def geometry_names(self) -> tuple[str, ...]:
        """The columns that the geometry is made of: two, one or none."""
        return (self.geometry,) if isinstance(self.geometry, str) else self.geometry or ()

    def seen_by(self, audience: Audience) -> "Table":
        """The same rows with only those columns that `audience` may see.

        Without all of its coordinates the table has no geometry; without any column it has no rows.
        """
        return self._of([place for place, column in enumerate(self.columns) if column.audience <= audience])

    def without(self, names: Collection[str]) -> "Table":
        """The same rows without some columns."""
        return self._of([place for place, column in enumerate(self.columns) if column.name not in names])

    def _of(self, places: list[int]) -> "Table":
        columns = tuple(self.columns[place] for place in places)
        left = {column.name for column in columns}
        return replace(
            self,
            columns=columns,
            rows=_projected(self.rows, places, len(self.columns)),
            geometry=self.geometry if left.issuperset(self.geometry_names) else None,
            key=self.key if self.key in left else "",
            parent=self.parent if self.parent and self.parent.column in left else None,
        )

    def with_local_times(self) -> "Table":
        """For spreadsheets: each instant is followed by the same instant in local time, `…_ortszeit`.

        A spreadsheet has no time zones: the instant stays exact text, its neighbour becomes a date to
        filter and sort by.
        """
        places, columns = [], list[Column]()
        for place, column in enumerate(self.columns):
            places.append(place)
            columns.append(column)
            local = _local_twin(column)
            if local and local.name not in self.names:
                places.append(place)
                columns.append(local)
        return replace(self, columns=tuple(columns), rows=_projected(self.rows, places, len(self.columns)))


def dictionary(tables: Iterable[Table]) -> Table:
    """The legend to some tables as a table of its own: one row per column, in the order of the files.

    Give it the tables as their reader sees them (`seen_by`), so that it does not tell of other columns.
    """
    described = tuple(tables)
    return Table("datensatzbeschreibung", "Legende", _LEGEND, lambda: _described(described))


def _described(tables: Iterable[Table]) -> Iterator[Row]:
    for table in tables:
        for column in table.with_local_times().columns:
            codes = "; ".join(f"{code} = {meaning}" for code, meaning in (column.codes or {}).items())
            yield table.title, column.name, column.label, column.kind.value, codes or None, column.meaning


def _local_twin(column: Column) -> Column | None:
    if column.kind is not ColumnKind.DATETIME:
        return None
    return replace(
        column,
        name=f"{column.name}_ortszeit",
        label=f"{column.label} (Ortszeit)",
        kind=ColumnKind.LOCAL_DATETIME,
        meaning=f"Wie {column.name}, als Datum der Tabellenkalkulation; nicht in JSON und GeoJSON.",
    )


def _projected(rows: Rows, places: list[int], width: int) -> Rows:
    if places == list(range(width)):
        return rows
    if not places:
        return lambda: ()
    if len(places) == 1:
        place = places[0]
        return lambda: ((row[place],) for row in rows())
    return lambda: map(itemgetter(*places), rows())


_LEGEND = tuple(
    Column(name, label, Audience.PUBLIC, ColumnKind.TEXT, meaning)
    for name, label, meaning in (
        ("tabelle", "Tabelle", "Datei oder Tabellenblatt, in dem die Spalte steht."),
        ("spalte", "Spalte", "Name der Spalte in den Dateien."),
        ("bezeichnung", "Bezeichnung", "Name der Spalte in Worten."),
        ("typ", "Typ", "Art der Werte."),
        ("werte", "Werte", "Mögliche Werte und was sie bedeuten; leer, wenn es keine feste Liste gibt."),
        ("bedeutung", "Bedeutung", "Was in der Spalte steht."),
    )
)
