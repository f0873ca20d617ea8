"""GeoPackages are read by GDAL, as QGIS does, and are the same bytes every time."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyogrio  # type: ignore[import-untyped]  # brings no types
import pytest
import shapely

from participation.kernel.geo import to_utm
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.results.writers.geopackage import geopackage_file

NOW = datetime(2026, 6, 1, 10, 30, tzinfo=UTC)
KINDS = {
    "titel": ColumnKind.TEXT,
    "anzahl": ColumnKind.INTEGER,
    "anteil": ColumnKind.NUMBER,
    "oeffentlich": ColumnKind.BOOLEAN,
    "tag": ColumnKind.DATE,
    "eingang": ColumnKind.DATETIME,
    "fid": ColumnKind.INTEGER,
}
ROW = ("Bänke „hier“", 3, 0.5, True, date(2026, 5, 1), NOW, 77)


def a_column(name: str, kind: ColumnKind) -> Column:
    """A public column."""
    return Column(name, name.title(), Audience.PUBLIC, kind, f"Was {name} heißt.")


def a_table(*places: tuple[float | None, float | None]) -> Table:
    """A row for each (longitude, latitude), with a value of every kind."""
    columns = [a_column(*entry) for entry in KINDS.items()]
    columns += [a_column("lon", ColumnKind.LON), a_column("lat", ColumnKind.LAT)]
    return Table("ideen", "Ideen", tuple(columns), lambda: [(*ROW, *one) for one in places], ("lon", "lat"))


def shaped(*geometries: Any) -> Table:
    """A row for each GeoJSON geometry."""
    columns = (a_column("titel", ColumnKind.TEXT), a_column("flaeche", ColumnKind.GEOMETRY))
    return Table("flaechen", "Flächen", columns, lambda: [("Wiese", one) for one in geometries], "flaeche")


def layer(path: Path, name: str) -> tuple[dict[str, Any], list[Any], dict[str, list[Any]]]:
    """What GDAL says of a layer, its geometries, and its columns."""
    info = pyogrio.read_info(path, layer=name, force_total_bounds=True)
    meta, _fids, shapes, values = pyogrio.raw.read(path, layer=name)
    columns = {field: list(value) for field, value in zip(meta["fields"], values, strict=True)}
    return info, [shape and shapely.from_wkb(shape) for shape in shapes], columns


@pytest.mark.parametrize(("zone", "lon"), [(25832, 9.3), (25833, 13.4)])
def test_gdal_reads_places_in_metres_of_the_zone(tmp_path: Path, zone: int, lon: float) -> None:
    path = tmp_path / "p.gpkg"
    geopackage_file([("ideen", a_table((lon, 50.4), (None, None)))], path, zone=zone, changed=NOW)
    info, shapes, columns = layer(path, "ideen")
    assert (info["crs"], info["features"], info["geometry_type"]) == (f"EPSG:{zone}", 2, "Point")
    east, north, number = to_utm(50.4, lon)
    assert number == zone
    assert shapes == [shapely.Point(east, north), None]
    assert info["total_bounds"] == pytest.approx((east, north, east, north))
    assert columns["titel"][0] == "Bänke „hier“"
    assert (columns["anzahl"][0], columns["anteil"][0], columns["oeffentlich"][0]) == (3, 0.5, True)
    assert (str(columns["tag"][0]), columns["fid_"][0]) == ("2026-05-01", 77)
    assert columns["eingang"][0].item() == NOW.replace(tzinfo=None)


def test_gdal_knows_what_columns_mean(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    geopackage_file([("ideen", a_table((9.3, 50.4)))], path, zone=25832, changed=NOW)
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT title, description FROM gpkg_data_columns WHERE column_name = 'anteil'"
        )
        assert found.fetchall() == [("Anteil", "Was anteil heißt.")]


def test_every_kind_of_geometry_becomes_one(tmp_path: Path) -> None:
    square = {"type": "Polygon", "coordinates": [[[9, 50], [9.1, 50], [9.1, 50.1], [9, 50]]]}
    line = '{"type":"LineString","coordinates":[[9,50],[9.2,50.2]]}'
    path = tmp_path / "p.gpkg"
    geopackage_file([("flaechen", shaped(square, line, None))], path, zone=25832, changed=NOW)
    info, shapes, columns = layer(path, "flaechen")
    assert [shape and shape.geom_type for shape in shapes] == ["Polygon", "LineString", None]
    assert info["total_bounds"] == pytest.approx((*to_utm(50, 9)[:2], *to_utm(50.2, 9.2)[:2]), abs=1)
    assert list(columns) == ["titel"]


def test_a_window_finds_what_lies_in_it(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    table = a_table(*((9 + number / 1_000, 50.4) for number in range(500)))
    geopackage_file([("ideen", table)], path, zone=25832, changed=NOW)
    east, north, _zone = to_utm(50.4, 9.25)
    window = (east - 10, north - 10, east + 10, north + 10)
    _meta, found, _shapes, _values = pyogrio.raw.read(path, layer="ideen", bbox=window, return_fids=True)
    assert list(found) == [251]


def test_whoever_edits_it_keeps_the_index_right(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    geopackage_file([("ideen", a_table((9.3, 50.4)))], path, zone=25832, changed=NOW)
    east, north, _zone = to_utm(50.4, 9.3)
    pyogrio.raw.write(
        path, shapely.to_wkb([shapely.Point(east + 5_000, north)]), [], [], layer="ideen", append=True,
        geometry_type="Point", crs="EPSG:25832",
    )  # fmt: skip
    window = (east + 4_990, north - 10, east + 5_010, north + 10)
    assert list(pyogrio.raw.read(path, layer="ideen", bbox=window, return_fids=True)[1]) == [2]


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "a.gpkg", tmp_path / "b.gpkg"]
    for path in paths:
        table = a_table(*((9 + number / 1_000, 50.4) for number in range(3_000)))
        geopackage_file([("ideen", table), ("leer", a_table())], path, zone=25832, changed=NOW)
    first, second = (path.read_bytes() for path in paths)
    assert first == second


def test_the_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "p.gpkg"
    geopackage_file([("ideen", a_table((9.3, 50.4))), ("leer", a_table())], path, zone=25832, changed=NOW)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert connection.execute("SELECT last_change FROM gpkg_contents").fetchone() == (
            "2026-06-01T10:30:00.000Z",
        )
    assert [name for name, _kind in pyogrio.list_layers(path).tolist()] == ["ideen", "leer"]


def test_two_layers_have_two_names(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two layers"):
        geopackage_file([("a", a_table()), ("a", a_table())], tmp_path / "p.gpkg", zone=25832, changed=NOW)
