"""The file itself: its tables, its layers, and why its bytes do not differ from one time to the next."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from participation.kernel.tables import Table
from participation.results.writers.cells import utc
from participation.results.writers.geopackage.layers import add_layer
from participation.results.writers.geopackage.schema import APPLICATION_ID, SYSTEMS, TABLES, VERSION

_SETTINGS = (
    # One transaction without a journal: nobody else reads the file before it is complete.
    "PRAGMA page_size = 4096",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -4000",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
)


def geopackage_file(tables: Sequence[tuple[str, Table]], path: Path, *, zone: int, changed: datetime) -> None:
    """Write (layer name, table with a geometry) pairs to `path`, where nothing may be yet.

    `zone`: EPSG number of the UTM zone that all places are told in; `changed` (aware) is the time of the file.
    ValueError for a naive datetime, a broken geometry, or two layers of one name.
    """
    names = [name for name, _table in tables]
    if len(set(names)) != len(names):
        raise ValueError(f"two layers of one name in {names}")
    stamp = utc(changed).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        for statement in TABLES.split(";")[:-1]:
            connection.execute(statement)
        connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", _systems(zone))
        for name, table in tables:
            add_layer(connection, name, table, zone=zone, stamp=stamp)
        connection.execute("COMMIT")


def _systems(zone: int) -> list[tuple[str, int, str, int, str, str]]:
    return [*SYSTEMS, *(_system(number) for number in (4326, zone))]


@lru_cache(maxsize=8)
def _system(number: int) -> tuple[str, int, str, int, str, str]:
    from pyproj import CRS

    found = CRS.from_epsg(number)
    return found.name, number, "EPSG", number, found.to_wkt("WKT1_GDAL"), found.name
