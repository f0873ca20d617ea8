"""A table as a layer: its columns, its rows batch by batch, its index, and what its columns mean."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from participation.kernel.tables import ColumnKind, Row, Table
from participation.results.writers.cells import (
    Convert,
    batches,
    each,
    finite,
    geometry_text,
    utc,
)
from participation.results.writers.geopackage.geometries import Extent, Shape, points, shapes
from participation.results.writers.geopackage.schema import RTREE_EXTENSION, SCHEMA_EXTENSION, TRIGGERS

GEOMETRY, KEY = "geom", "fid"

Locate = Callable[[Sequence[Row]], list[Shape | None]]


def add_layer(connection: sqlite3.Connection, name: str, table: Table, *, zone: int, stamp: str) -> None:
    """One layer; columns that are the geometry itself are left out where they are no numbers."""
    layer = _Layer(connection, name, table, zone)
    layer.create()
    extent = layer.fill()
    layer.index()
    layer.register(extent, stamp)


class _Layer:
    """A layer being written."""

    def __init__(self, connection: sqlite3.Connection, name: str, table: Table, zone: int) -> None:
        self.connection, self.name, self.zone = connection, name, zone
        self.table = table
        self.locate = _locate(table, zone)
        hidden = table.geometry if isinstance(table.geometry, str) else None
        self.places = [place for place, column in enumerate(table.columns) if column.name != hidden]
        self.columns = [(_free(table.columns[place].name), table.columns[place]) for place in self.places]

    def create(self) -> None:
        """The empty table."""
        columns = "".join(f', "{name}" {_TYPES[column.kind]}' for name, column in self.columns)
        kind = "GEOMETRY" if isinstance(self.table.geometry, str) else "POINT"
        self.connection.execute(
            f'CREATE TABLE "{self.name}" ("{KEY}" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, '
            f'"{GEOMETRY}" {kind}{columns})'
        )
        self.connection.execute(
            f'CREATE VIRTUAL TABLE "rtree_{self.name}_geom" USING rtree(id, minx, maxx, miny, maxy)'
        )

    def fill(self) -> Extent | None:
        """All rows, and where they lie together."""
        marks = ",".join("?" * (2 + len(self.columns)))
        insert = f'INSERT INTO "{self.name}" VALUES ({marks})'  # noqa: S608 - names are ours
        index = f'INSERT INTO "rtree_{self.name}_geom" VALUES (?,?,?,?,?)'  # noqa: S608
        extent, first = None, 1
        for rows in batches(self.table, _VALUES):
            found = self.locate(rows)
            extent = _around(extent, found)
            self.connection.executemany(insert, self._rows(rows, found, first))
            self.connection.executemany(index, _boxes(found, first))
            first += len(rows)
        return extent

    def _rows(self, rows: Sequence[Row], found: Sequence[Shape | None], first: int) -> Iterator[Row]:
        for number, (row, shape) in enumerate(zip(rows, found, strict=True), first):
            yield number, shape and shape[0], *[row[place] for place in self.places]

    def index(self) -> None:
        """Triggers keep the index right when somebody edits the layer; our own rows are in it already."""
        for trigger in TRIGGERS:
            self.connection.execute(trigger.format(table=self.name))

    def register(self, extent: Extent | None, stamp: str) -> None:
        """What readers look up first."""
        west, south, east, north = extent or (None, None, None, None)
        kind = "GEOMETRY" if isinstance(self.table.geometry, str) else "POINT"
        self._add("gpkg_contents", self.name, "features", self.name, self.table.title, stamp,
                  west, south, east, north, self.zone)  # fmt: skip
        self._add("gpkg_geometry_columns", self.name, GEOMETRY, kind, self.zone, 0, 0)
        self._add("gpkg_extensions", self.name, GEOMETRY, "gpkg_rtree_index", RTREE_EXTENSION, "write-only")
        self._declare_schema()
        for name, column in self.columns:
            self._add("gpkg_data_columns", self.name, name, None, column.label, column.meaning, None, None)

    def _declare_schema(self) -> None:
        for table in ("gpkg_data_columns", "gpkg_data_column_constraints"):
            self.connection.execute(
                "INSERT OR IGNORE INTO gpkg_extensions SELECT ?1, NULL, 'gpkg_schema', ?2, 'read-write' "
                "WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = ?1)",
                (table, SCHEMA_EXTENSION),
            )

    def _add(self, table: str, *values: Any) -> None:
        marks = ",".join("?" * len(values))
        self.connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608 - names are ours


def _locate(table: Table, zone: int) -> Locate:
    if isinstance(table.geometry, str):
        place = table.names.index(table.geometry)
        return lambda rows: shapes([row[place] for row in rows], zone)
    lon, lat = (table.names.index(name) for name in table.geometry_names)
    return lambda rows: points([row[lon] for row in rows], [row[lat] for row in rows], zone)


def _around(extent: Extent | None, found: Sequence[Shape | None]) -> Extent | None:
    boxes = [shape[1] for shape in found if shape] + ([extent] if extent else [])
    if not boxes:
        return None
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _boxes(found: Sequence[Shape | None], first: int) -> Iterator[tuple[int, float, float, float, float]]:
    for number, shape in enumerate(found, first):
        if shape:
            west, south, east, north = shape[1]
            yield number, west, east, south, north


def _free(name: str) -> str:
    """A column's name that is not one of ours; SQLite does not tell `FID` from `fid`."""
    return f"{name}_" if name in (KEY, GEOMETRY) else name


def _day(value: date) -> str:
    return value.isoformat()


def _instant(value: datetime) -> str:
    return utc(value).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _texts(values: Sequence[Any]) -> Sequence[Any]:
    """What SQLite takes for text: no lone surrogates, and no NUL, at which some readers stop. Mostly all are sound."""
    whole = "".join(filter(None, values))
    if whole.isascii() and "\x00" not in whole:
        return values
    sound = whole.encode("utf-8", "replace").decode()
    return values if sound == whole and "\x00" not in whole else [value and _text(value) for value in values]


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode().replace("\x00", "")


_TYPES: dict[ColumnKind, str] = {
    ColumnKind.TEXT: "TEXT",
    ColumnKind.URL: "TEXT",
    ColumnKind.INTEGER: "INTEGER",
    ColumnKind.NUMBER: "REAL",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.DATE: "DATE",
    ColumnKind.DATETIME: "DATETIME",
    ColumnKind.LOCAL_DATETIME: "DATETIME",
    ColumnKind.LON: "REAL",
    ColumnKind.LAT: "REAL",
    ColumnKind.METRES: "REAL",
    ColumnKind.GEOMETRY: "TEXT",
}

_VALUES: dict[ColumnKind, Convert] = {
    ColumnKind.TEXT: _texts,
    ColumnKind.URL: _texts,
    ColumnKind.INTEGER: each(int),
    ColumnKind.NUMBER: each(finite),
    ColumnKind.BOOLEAN: each(int),
    ColumnKind.DATE: each(_day),
    ColumnKind.DATETIME: each(_instant),
    ColumnKind.LON: each(finite),
    ColumnKind.LAT: each(finite),
    ColumnKind.METRES: each(finite),
    ColumnKind.GEOMETRY: each(geometry_text),
}
