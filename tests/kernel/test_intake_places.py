"""Where rows lie: columns by their usual names, systems by their numbers, and words where both disagree."""

from pathlib import Path

import pytest

from participation.kernel.geo import Point
from participation.kernel.intake import Intake, IntakeError, Row, read_table

IN_HEIDELBERG = Point(49.351536, 8.831259)


def table(folder: Path, names: str, *lines: str) -> Path:
    path = folder / "orte.csv"
    path.write_text("\n".join([names, *lines]) + "\n", encoding="utf-8")
    return path


def rows_of(intake: Intake) -> list[Row]:
    return list(intake.rows)


@pytest.mark.parametrize(
    "names",
    [
        "lat;lon",
        "Latitude;Longitude",
        "BREITE;LÄNGE",
        "breite_wgs84;laenge_wgs84",
        "Breitengrad;Längengrad",
        "geo_lat;geo_lng",
        "y;x",
        "nordwert;ostwert",
    ],
)
def test_columns_are_known_by_their_usual_names(tmp_path: Path, names: str) -> None:
    intake = read_table(table(tmp_path, names, "47,66;9.17"))
    assert intake.place == tuple(names.split(";"))
    assert rows_of(intake)[0].point == Point(47.66, 9.17)


def test_columns_can_be_named_by_a_person(tmp_path: Path) -> None:
    path = table(tmp_path, "lat;lon;hier;dort", "1;2;47,66;9,17")
    assert rows_of(read_table(path, lat="hier", lon="dort"))[0].point == Point(47.66, 9.17)
    with pytest.raises(IntakeError, match="keine Spalte „weg“"):
        read_table(path, lat="weg", lon="dort")
    with pytest.raises(IntakeError, match="beide Spalten"):
        read_table(path, lat="hier")


def test_degrees_are_preferred_to_metres_in_the_same_file(tmp_path: Path) -> None:
    names = "ostwert_utm;nordwert_utm;laenge_wgs84;breite_wgs84"
    intake = read_table(table(tmp_path, names, "478233,51;5471966,7;8,7;49,4"))
    assert (intake.crs, rows_of(intake)[0].point) == ("EPSG:4326", Point(49.4, 8.7))


def test_empty_columns_of_places_give_way_to_full_ones(tmp_path: Path) -> None:
    intake = read_table(table(tmp_path, "lat;lon;Hochwert;Rechtswert", ";;5466549,24;487744,92"))
    assert intake.place == ("Hochwert", "Rechtswert")
    assert rows_of(intake)[0].point == IN_HEIDELBERG


@pytest.mark.parametrize(
    ("line", "field", "why"),
    [
        ("47,66;", "lon", "Zu „lat“ fehlt der Wert"),
        (";9,17", "lat", "Zu „lon“ fehlt der Wert"),
        ("47,66;neun", "lon", "„neun“ ist keine Koordinate"),
        ("1.047,66;9,17", "lat", "keine Koordinate"),
        ("95;9,17", "lat", "zwischen -90 und 90"),
        ("47,66;200", "lon", "zwischen -180 und 180"),
        ("nan;9,17", "lat", "keine Koordinate"),
        ("5466549,24;487744,92", "lat", "zwischen -90 und 90"),
    ],
)
def test_a_place_that_cannot_be_is_a_fault_at_its_column(
    tmp_path: Path, line: str, field: str, why: str
) -> None:
    *_, bad = rows_of(read_table(table(tmp_path, "lat;lon", "47,66;9,17", "47,67;9,18", line)))
    assert bad.point is None
    assert [(fault.row, fault.field) for fault in bad.faults] == [(4, field)]
    assert why in bad.faults[0].why


@pytest.mark.parametrize("line", [";", "NULL;null", "-;-", "0;0", "0,0;0.0"])
def test_no_place_is_no_fault(tmp_path: Path, line: str) -> None:
    intake = read_table(table(tmp_path, "id;lat;lon", "1;47,66;9,17", f"2;{line}"))
    assert [(row.point is None, row.faults) for row in intake.rows] == [(False, ()), (True, ())]
    told = "In 1 Zeile stehen die Koordinaten 0 / 0; das gilt als „ohne Ort“."
    assert (told in intake.notes) == line.startswith("0")


def test_geometries_written_as_text_are_read(tmp_path: Path) -> None:
    with_height = '2;"SRID=4326;point z(9.17 47.66 395)"'
    lines = ["1;POINT (9.17 47.66)", with_height, "3;LINESTRING (9 47, 9.2 47)", "4;", "5;POINT EMPTY"]
    point, located, line, nothing, empty = rows_of(read_table(table(tmp_path, "id;geometry", *lines)))
    assert point.point == located.point == Point(47.66, 9.17)
    assert line.point == Point(47.0, 9.1)
    assert line.geometry == {"type": "LineString", "coordinates": [[9.0, 47.0], [9.2, 47.0]]}
    assert nothing.geometry is empty.geometry is None
    assert not any(row.faults for row in (point, located, line, nothing, empty))


@pytest.mark.parametrize(
    "text",
    [
        "Rathaus",
        "POLYGON ((9 47, 9 48",
        "POINT (1e999 1)",
        "POLYGON ((9 47, 9 48, 9 47))",
        "POINT (1 2 3 4 5)",
    ],
)
def test_a_geometry_that_cannot_be_read_is_a_fault(tmp_path: Path, text: str) -> None:
    _, bad = rows_of(read_table(table(tmp_path, "id;geometry", "1;POINT (9.17 47.66)", f"2;{text}")))
    assert [(fault.row, fault.field) for fault in bad.faults] == [(3, "geometry")]
