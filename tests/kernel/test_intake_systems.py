"""Coordinate systems of files: told by their numbers, and words where file, numbers and person disagree."""

import json
from pathlib import Path

import pytest

from participation.kernel.geo import Bounds, Point
from participation.kernel.intake import Intake, IntakeError, Row, read_table

UTM = "487744,92;5466549,24"
IN_HEIDELBERG = Point(49.351536, 8.831259)
BERLIN: Bounds = (52.3, 13.0, 52.7, 13.8)


def table(folder: Path, names: str, *lines: str) -> Path:
    path = folder / "orte.csv"
    path.write_text("\n".join([names, *lines]) + "\n", encoding="utf-8")
    return path


def rows_of(intake: Intake) -> list[Row]:
    return list(intake.rows)


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
