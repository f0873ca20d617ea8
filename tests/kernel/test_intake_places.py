"""Where rows lie: columns by their usual names, systems by their numbers, and words where both disagree."""

import json
from pathlib import Path

import pytest

from participation.kernel.geo import Bounds, Point
from participation.kernel.intake import Intake, IntakeError, Row, read_table

UTM = "487744,92;5466549,24"
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
    ("line", "crs", "place"),
    [
        (UTM, "EPSG:25832", IN_HEIDELBERG),
        ("32487744,92;5466549,24", "EPSG:25832", IN_HEIDELBERG),
        ("33390000;5820000", "EPSG:25833", Point(52.518995, 13.378812)),
        ("2600000;1200000", "EPSG:2056", Point(46.951083, 7.438632)),
    ],
)
def test_metres_are_recognised_and_brought_to_degrees(
    tmp_path: Path, line: str, crs: str, place: Point
) -> None:
    intake = read_table(table(tmp_path, "Rechtswert;Hochwert", line))
    found = rows_of(intake)[0].point
    assert intake.crs == crs
    assert crs in intake.notes[0]
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx((place.lat, place.lon), abs=2e-6)


BERLIN: Bounds = (52.3, 13.0, 52.7, 13.8)


def test_where_places_are_expected_tells_the_zones_apart(tmp_path: Path) -> None:
    path = table(tmp_path, "x;y", "390000;5820000")
    assert read_table(path, bounds=BERLIN).crs == "EPSG:25833"
    assert "Angenommen" in read_table(path).notes[0]
    assert read_table(path, crs="25833").crs == "EPSG:25833"


def test_metres_in_the_wrong_order_are_turned_and_told(tmp_path: Path) -> None:
    intake = read_table(table(tmp_path, "x;y", "5466549,24;487744,92"))
    assert rows_of(intake)[0].point == IN_HEIDELBERG
    assert "getauscht" in intake.notes[0]


def test_degrees_in_the_wrong_order_are_told_and_left(tmp_path: Path) -> None:
    intake = read_table(table(tmp_path, "lat;lon", "9,17;47,66"))
    assert "vertauscht" in intake.notes[0]
    assert rows_of(intake)[0].point == Point(9.17, 47.66)


@pytest.mark.parametrize(
    ("line", "name"), [("3450000;5520000", "Gauß-Krüger Zone 3"), ("1021000;6040000", "Web-Mercator")]
)
def test_systems_that_cannot_be_read_are_refused_by_name(tmp_path: Path, line: str, name: str) -> None:
    with pytest.raises(IntakeError, match=f"{name}.*Dieses System wird nicht gelesen"):
        read_table(table(tmp_path, "x;y", line))


def test_a_system_given_by_a_person_must_fit_and_exist(tmp_path: Path) -> None:
    path = table(tmp_path, "x;y", "9,17;47,66")
    with pytest.raises(IntakeError, match=r"Angegeben ist ETRS89/UTM Zone 32N.* 9,17 / 47,66 sind Grad"):
        read_table(path, crs="EPSG:25832")
    with pytest.raises(IntakeError, match="wird nicht unterstützt"):
        read_table(path, crs="EPSG:31467")


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
    lines = ["1;POINT (9.17 47.66)", "2;SRID=4326;", "3;LINESTRING (9 47, 9.2 47)", "4;", "5;POINT EMPTY"]
    lines[1] = '2;"SRID=4326;point z(9.17 47.66 395)"'
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


def collection(folder: Path, *positions: object, crs: str | None = None) -> Path:
    features = [
        {"type": "Feature", "properties": {"a": 1}, "geometry": {"type": "Point", "coordinates": position}}
        for position in positions
    ]
    whole: dict[str, object] = {"type": "FeatureCollection", "features": features}
    if crs:
        whole["crs"] = {"type": "name", "properties": {"name": crs}}  # after the features, to make it harder
    path = folder / "orte.geojson"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_the_system_a_file_declares_is_honoured_when_its_numbers_fit(tmp_path: Path) -> None:
    path = collection(tmp_path, [390000, 5820000], crs="urn:ogc:def:crs:EPSG::25833")
    assert read_table(path).crs == "EPSG:25833"
    assert rows_of(read_table(path))[0].point == Point(52.518995, 13.378812)


@pytest.mark.parametrize(
    ("position", "declared", "why"),
    [
        ([487744.92, 5466549.24], "EPSG:4326", r"nennt Längen- und Breitengrade.*Meter.*\(EPSG:25832\)"),
        ([9.17, 47.66], "EPSG:25832", r"nennt ETRS89/UTM Zone 32N.*Grad"),
        ([9.17, 47.66], "EPSG:31467", r"nennt Gauß-Krüger Zone 3.*Grad"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_until_a_person_decides(
    tmp_path: Path, position: list[float], declared: str, why: str
) -> None:
    path = collection(tmp_path, position, crs=declared)
    with pytest.raises(IntakeError, match=why):
        read_table(path)
    crs = "EPSG:4326" if position[1] < 90 else "EPSG:25832"
    assert rows_of(read_table(path, crs=crs))[0].point is not None


def test_single_rows_that_do_not_fit_the_system_are_faults(tmp_path: Path) -> None:
    path = collection(tmp_path, [487744.92, 5466549.24], [487745, 5466550], [9.17, 47.66])
    *_, bad = rows_of(read_table(path))
    assert [(fault.row, fault.field) for fault in bad.faults] == [(3, "geometry")]
    assert "passen nicht" in bad.faults[0].why
