"""GeoJSON is read feature by feature; a broken file is refused with line and column."""

import json
from pathlib import Path

import pytest

from participation.kernel.geo import Point
from participation.kernel.intake import Intake, Row, read_table


def saved(folder: Path, content: object, encoding: str = "utf-8") -> Path:
    path = folder / "ideen.geojson"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_bytes(text.encode(encoding))
    return path


def feature(geometry: object = None, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def point(*position: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(position)}


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def rows_of(intake: Intake) -> list[Row]:
    found = list(intake.rows)
    assert len(found) == intake.count
    return found


def only(folder: Path, content: object) -> Row:
    (row,) = rows_of(read_table(saved(folder, content)))
    return row


def test_every_feature_is_a_row_with_all_columns_of_the_file(tmp_path: Path) -> None:
    intake = read_table(
        saved(tmp_path, collection(feature(point(9.17, 47.66, 395), a="Bänke"), feature(b=2.5)))
    )
    assert (intake.form, intake.columns, intake.separator) == ("geojson", ("a", "b"), None)
    first, second = rows_of(intake)
    assert (first.number, first.values, first.point) == (1, {"a": "Bänke", "b": None}, Point(47.66, 9.17))
    assert first.geometry == {"type": "Point", "coordinates": [9.17, 47.66]}
    assert (second.number, second.values, second.point) == (2, {"a": None, "b": 2.5}, None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_as_well(tmp_path: Path, encoding: str) -> None:
    (row,) = rows_of(read_table(saved(tmp_path, collection(feature(a="Bänke für Köln")), encoding)))
    assert row.values == {"a": "Bänke für Köln"}


def test_the_id_of_a_feature_is_a_column_unless_a_property_has_that_name(tmp_path: Path) -> None:
    row = only(tmp_path, collection(feature(a=1) | {"id": "x7"}))
    assert row.values == {"id": "x7", "a": 1}
    row = only(tmp_path, collection(feature(id=3) | {"id": "x7"}))
    assert row.values == {"id": 3}


def test_one_feature_alone_and_features_line_by_line_are_read(tmp_path: Path) -> None:
    lines = [json.dumps(feature(a=number)) for number in range(3)]
    assert only(tmp_path, lines[0]).values == {"a": 0}
    for between in ("\n", "\n\x1e"):
        rows = rows_of(read_table(saved(tmp_path, between.join(lines) + "\n")))
        assert [row.values["a"] for row in rows] == [0, 1, 2]


def test_nested_properties_become_one_readable_value(tmp_path: Path) -> None:
    row = only(tmp_path, collection(feature(tags=["Rad", "Fuß", None, 3], ja=True, tief={"a": [1]}, leer=[])))
    assert row.values == {"tags": "Rad, Fuß, 3", "ja": "ja", "tief": '{"a": [1]}', "leer": None}


def test_lines_and_surfaces_are_kept_and_have_a_place(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[9, 47], [9.2, 47]]}
    ring = [[9, 47], [9.2, 47], [9.2, 47.2], [9, 47.2], [9, 47]]
    first, second = rows_of(
        read_table(
            saved(tmp_path, collection(feature(line), feature({"type": "Polygon", "coordinates": [ring]})))
        )
    )
    assert (first.point, first.geometry) == (Point(47, 9.1), line)
    assert second.point == Point(47.1, 9.1)
    assert not first.faults + second.faults


def test_columns_of_numbers_stand_in_where_no_feature_has_a_geometry(tmp_path: Path) -> None:
    row = only(tmp_path, collection(feature(Latitude=47.66, Longitude="9,17")))
    assert row.point == Point(47.66, 9.17)


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        (point(9.17), "falsch verschachtelt"),
        (point("9", 47), "keine endliche Zahl"),
        (point(True, 47), "keine endliche Zahl"),
        (point(9, 95), "zwischen -90 und 90"),
        ({"type": "Point"}, "falsch verschachtelt"),
        ({"type": "Kreis", "coordinates": [9, 47]}, "„Kreis“ wird nicht unterstützt"),
        ({"type": {}, "coordinates": [9, 47]}, "nicht unterstützt"),
        ({"type": "LineString", "coordinates": [[9, 47]]}, "mindestens zwei"),
        ("POINT (9 47)", "kein GeoJSON-Objekt"),
        ([9, 47], "kein GeoJSON-Objekt"),
    ],
)
def test_a_wrong_geometry_is_a_fault_of_its_row(tmp_path: Path, geometry: object, why: str) -> None:
    good, bad = rows_of(
        read_table(saved(tmp_path, collection(feature(point(9, 47)), feature(geometry, a=1))))
    )
    assert not good.faults
    assert (bad.point, bad.values) == (None, {"a": 1})
    assert [(fault.row, fault.field) for fault in bad.faults] == [(2, "geometry")]
    assert why in bad.faults[0].why


def test_numbers_beyond_all_bounds_are_faults_where_they_stand(tmp_path: Path) -> None:
    text = (
        json.dumps(collection(feature(point(9, "LAT"), a="A")))
        .replace('"LAT"', "1e999")
        .replace('"A"', "1e999")
    )
    row = only(tmp_path, text)
    assert [fault.field for fault in row.faults] == ["a", "geometry"]


@pytest.mark.parametrize("entry", [None, 3, "x", [], {}, {"type": "Punkt"}])
def test_an_entry_that_is_no_feature_is_a_fault(tmp_path: Path, entry: object) -> None:
    _, bad = rows_of(read_table(saved(tmp_path, collection(feature(a=1), entry))))
    assert bad.values == {"a": None}
    assert "kein GeoJSON-Feature" in bad.faults[0].why


def test_halves_of_letters_and_zero_bytes_are_removed_and_told(tmp_path: Path) -> None:
    row = only(tmp_path, r'{"type":"Feature","geometry":null,"properties":{"a":"x\ud800y","b":"x\u0000y"}}')
    assert row.values == {"a": "xy", "b": "xy"}
    assert [fault.field for fault in row.faults] == ["a", "b"]


def test_deeply_nested_values_are_faults(tmp_path: Path) -> None:
    deep: object = 1
    for _ in range(20):
        deep = [deep]
    assert "zu tief" in only(tmp_path, collection(feature(a=deep))).faults[0].why


def test_a_feature_larger_than_one_piece_of_reading_arrives_whole(tmp_path: Path) -> None:
    text = "ä" * 700_000
    rows = rows_of(read_table(saved(tmp_path, collection(feature(a=text), feature(a="kurz")))))
    assert [row.values["a"] for row in rows] == [text, "kurz"]


def test_a_property_without_name_gets_one(tmp_path: Path) -> None:
    row = only(tmp_path, collection(feature(**{"": "x", "a": 1})))
    assert (row.values, row.faults) == ({"(ohne Namen)": "x", "a": 1}, ())


def test_names_that_differ_in_blanks_only_are_a_fault(tmp_path: Path) -> None:
    row = only(tmp_path, collection(feature(**{"a": 1, " a ": 2})))
    assert "mehrfach" in row.faults[0].why
