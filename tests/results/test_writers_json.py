"""JSON and GeoJSON that parse, with longitude first and UTC throughout."""

import json
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.results.writers.cells import CHUNK_BYTES
from participation.results.writers.geojson import geojson_bytes
from participation.results.writers.json import json_bytes

Write = Callable[[Table], Iterator[bytes]]

POLYGON = {"type": "Polygon", "coordinates": [[[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.0]]]}


def column(name: str, kind: ColumnKind, audience: Audience = Audience.PUBLIC) -> Column:
    return Column(name, name, audience, kind, "Eine Spalte.")


def ideas(*rows: Row) -> Table:
    columns = (
        column("titel", ColumnKind.TEXT),
        column("breite", ColumnKind.LAT),
        column("laenge", ColumnKind.LON),
        column("eingang", ColumnKind.DATETIME),
    )
    return Table("ideen", "Ideen", columns, lambda: rows, ("laenge", "breite"))


def value(kind: ColumnKind, given: object) -> object:
    (row,) = json.loads(b"".join(json_bytes(Table("t", "T", (column("a", kind),), lambda: [(given,)]))))
    return row["a"]


def features(table: Table) -> list[dict[str, Any]]:
    collection = json.loads(b"".join(geojson_bytes(table)))
    assert (collection["type"], collection["name"]) == ("FeatureCollection", table.name)
    return list(collection["features"])


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        (ColumnKind.TEXT, "=1+1", "=1+1"),
        (ColumnKind.URL, "https://example.org/ä", "https://example.org/ä"),
        (ColumnKind.INTEGER, Decimal(5), 5),
        (ColumnKind.NUMBER, 1.5, 1.5),
        (ColumnKind.NUMBER, Decimal("0.1"), 0.1),
        (ColumnKind.NUMBER, float("nan"), None),
        (ColumnKind.METRES, float("inf"), None),
        (ColumnKind.LON, float("nan"), None),
        (ColumnKind.LAT, 51.5, 51.5),
        (ColumnKind.BOOLEAN, 1, True),
        (ColumnKind.BOOLEAN, False, False),
        (ColumnKind.DATE, date(2026, 5, 1), "2026-05-01"),
        (ColumnKind.DATETIME, datetime(2026, 5, 1, 10, 0, 0, 5, UTC), "2026-05-01T10:00:00Z"),
        (
            ColumnKind.DATETIME,
            datetime(2026, 5, 1, 10, tzinfo=timezone(timedelta(hours=2))),
            "2026-05-01T08:00:00Z",
        ),
        (ColumnKind.LOCAL_DATETIME, datetime(2026, 5, 1, 10, tzinfo=UTC), "2026-05-01T12:00:00"),
        (ColumnKind.GEOMETRY, json.dumps(POLYGON), POLYGON),
        (ColumnKind.GEOMETRY, POLYGON, POLYGON),
    ],
)
def test_values_are_what_json_calls_them(kind: ColumnKind, given: object, expected: object) -> None:
    found = value(kind, given)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize("kind", ColumnKind)
def test_every_kind_of_column_can_be_null(kind: ColumnKind) -> None:
    assert value(kind, None) is None


@pytest.mark.parametrize("write", [json_bytes, geojson_bytes])
def test_an_instant_without_a_zone_is_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="naive"):
        list(write(ideas(("Bank", None, None, datetime(2026, 5, 1)))))  # noqa: DTZ001 - the mistake is the point


@pytest.mark.parametrize("count", [0, 1, 128, 129, 500])
def test_any_number_of_rows_makes_an_array(count: int) -> None:
    rows = [(f"Idee {n}", None, None, None) for n in range(count)]
    assert [row["titel"] for row in json.loads(b"".join(json_bytes(ideas(*rows))))] == [
        row[0] for row in rows
    ]
    assert len(features(ideas(*rows))) == count


def test_a_point_has_its_longitude_first_wherever_the_columns_stand() -> None:
    (feature,) = features(ideas(("Bank", 51.5, 7.1, None)))
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [7.1, 51.5]}


@pytest.mark.parametrize(
    ("lat", "lon"), [(None, 7.1), (51.5, None), (None, None), (float("nan"), 7.1), (51.5, float("nan"))]
)
def test_a_row_without_a_place_has_geometry_null(lat: float | None, lon: float | None) -> None:
    (feature,) = features(ideas(("Bank", lat, lon, None)))
    assert feature["geometry"] is None


def test_properties_are_all_columns_in_their_order() -> None:
    (feature,) = features(ideas(("Bank", 51.5, 7.1, datetime(2026, 5, 1, 10, tzinfo=UTC))))
    assert list(feature["properties"].items()) == [
        ("titel", "Bank"),
        ("breite", 51.5),
        ("laenge", 7.1),
        ("eingang", "2026-05-01T10:00:00Z"),
    ]


def test_lines_and_areas_come_from_a_geometry_column_which_is_no_property() -> None:
    columns = (column("form", ColumnKind.GEOMETRY), column("titel", ColumnKind.TEXT))
    rows = [(json.dumps(POLYGON), "Park"), (None, "Überall")]
    found = features(Table("flaechen", "Flächen", columns, lambda: rows, "form"))
    assert [feature["geometry"] for feature in found] == [POLYGON, None]
    assert [feature["properties"] for feature in found] == [{"titel": "Park"}, {"titel": "Überall"}]


def test_an_audience_that_may_not_see_a_coordinate_gets_no_place() -> None:
    columns = (
        column("laenge", ColumnKind.LON, Audience.MUNICIPALITY),
        column("breite", ColumnKind.LAT),
        column("titel", ColumnKind.TEXT),
    )
    table = Table("t", "T", columns, lambda: [(7.1, 51.5, "Bank")], ("laenge", "breite"))
    (feature,) = features(table.seen_by(Audience.PUBLIC))
    assert feature["geometry"] is None
    assert b"7.1" not in b"".join(geojson_bytes(table.seen_by(Audience.PUBLIC)))


def many(count: int) -> Table:
    def rows() -> Iterator[Row]:
        instant = datetime(2026, 5, 1, tzinfo=UTC)
        return ((f"Idee {n} " + "Text " * 40, 51 + n / 1e6, 7 + n / 1e6, instant) for n in range(count))

    return Table("ideen", "Ideen", ideas().columns, rows, ("laenge", "breite"))


@pytest.mark.parametrize("write", [json_bytes, geojson_bytes])
def test_a_long_table_comes_in_chunks(write: Write) -> None:
    *chunks, last = write(many(3_000))
    assert all(CHUNK_BYTES <= len(chunk) < 3 * CHUNK_BYTES for chunk in chunks)
    assert len(json.loads(b"".join([*chunks, last]))) in {3, 3_000}


def peak(write: Write, count: int) -> int:
    tracemalloc.start()
    for _ in write(many(count)):
        pass
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


@pytest.mark.parametrize("write", [json_bytes, geojson_bytes])
def test_ten_times_the_rows_take_no_more_memory(write: Write) -> None:
    peak(write, 100)
    assert peak(write, 30_000) < 1.2 * peak(write, 3_000)
