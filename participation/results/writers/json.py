"""JSON: an array of objects, one per row, keys in column order.

Instants are UTC (2026-05-01T10:00:00Z), numbers have dots, yes and no are true and false, text is as it was
written.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from participation.kernel.tables import ColumnKind, Row, Table
from participation.results.writers.cells import (
    Convert,
    batches,
    coalesced,
    each,
    finite,
    geometry,
    utc,
    wall_time,
)

_OPTIONS = orjson.OPT_OMIT_MICROSECONDS | orjson.OPT_UTC_Z


def json_bytes(table: Table) -> Iterator[bytes]:
    """The table as a JSON array in chunks of about 64 kB. ValueError for a naive datetime."""
    names = table.names
    rows = ([dict(zip(names, row, strict=True)) for row in batch] for batch in json_rows(table))
    return coalesced(enclosed(b"[", rows, b"]"))


def json_rows(table: Table) -> Iterator[list[Row]]:
    """The rows in batches, their values as JSON knows them."""
    return batches(table, _VALUES)


def enclosed(head: bytes, batches_of_objects: Iterator[list[dict[str, Any]]], tail: bytes) -> Iterator[bytes]:
    """A JSON array of all objects between `head` and `tail`, batch by batch."""
    separator = head + b"\n"
    for objects in batches_of_objects:
        yield separator + orjson.dumps(objects, float, _OPTIONS)[1:-1]
        separator = b",\n"
    yield (b"\n" if separator == b",\n" else head) + tail + b"\n"


_VALUES: dict[ColumnKind, Convert] = {
    ColumnKind.INTEGER: each(int),
    ColumnKind.BOOLEAN: each(bool),
    ColumnKind.DATETIME: each(utc),
    ColumnKind.LOCAL_DATETIME: each(wall_time),
    ColumnKind.LON: each(finite),
    ColumnKind.LAT: each(finite),
    ColumnKind.GEOMETRY: each(geometry),
}
