"""An area is repaired where that is safe, refused where it is not, and knows what lies inside."""

import itertools
import json
import random
import subprocess
import sys

import pytest

from participation.kernel.geo import MAX_VERTICES, Area, GeoError, Point, read_geometry, representative_point

SQUARE = [[9.0, 47.0], [9.2, 47.0], [9.2, 47.2], [9.0, 47.2], [9.0, 47.0]]
HOLE = [[9.05, 47.05], [9.05, 47.1], [9.1, 47.1], [9.1, 47.05], [9.05, 47.05]]


def polygon(*rings: list[list[float]]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}


def feature(geometry: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def turn(ring: list[list[float]]) -> float:
    """Twice the signed surface of a ring: positive when it runs anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))


def test_inside_and_border_are_inside_and_a_hole_is_not() -> None:
    area = Area.from_geojson(polygon(SQUARE, HOLE))
    assert area.contains(Point(47.15, 9.15))
    assert area.contains(Point(47.0, 9.1))
    assert area.contains(Point(47.2, 9.2))
    assert area.contains(Point(47.05, 9.07))
    assert not area.contains(Point(47.07, 9.07))
    assert not area.contains(Point(47.3, 9.1))


def test_many_places_are_asked_at_once() -> None:
    area = Area.from_geojson(polygon(SQUARE, HOLE))
    assert area.contains_many([47.15, 47.07, 47.3], [9.15, 9.07, 9.1]).tolist() == [True, False, False]


def test_a_place_outside_is_told_why_and_a_swapped_one_is_recognised() -> None:
    area = Area.from_geojson(polygon(SQUARE))
    assert area.why_not(Point(47.1, 9.1)) is None
    assert area.why_not(Point(48.1, 9.1)) == "Der Ort liegt außerhalb des Gebiets."
    assert "vertauscht" in str(area.why_not(Point(9.1, 47.1)))


def test_bounds_are_south_west_north_east() -> None:
    assert Area.from_geojson(polygon(SQUARE)).bounds == (47.0, 9.0, 47.2, 9.2)


def test_the_centre_is_inside_even_of_a_crescent() -> None:
    outer, inner = [[9.2, 47.2], [9, 47.2], [9, 47], [9.2, 47]], [[9.2, 47.01], [9.01, 47.01], [9.01, 47.19]]
    crescent = [*outer, *inner, [9.2, 47.19]]
    area = Area.from_geojson(polygon(crescent))
    assert area.contains(area.centre)
    assert Area.from_geojson(polygon(SQUARE)).centre == Point(47.1, 9.1)


def test_rings_are_closed_flattened_and_turned_as_rfc_7946_wants() -> None:
    clockwise = [[*position, 395.5] for position in reversed(SQUARE[:-1])]
    drawn = Area.from_geojson(polygon(clockwise, list(reversed(HOLE)))).to_geojson()
    outer, inner = drawn["coordinates"]
    assert outer[0] == outer[-1]
    assert all(len(position) == 2 for position in outer)
    assert turn(outer) > 0 > turn(inner)


def test_reading_what_was_written_changes_nothing() -> None:
    drawn = Area.from_geojson(polygon(SQUARE, HOLE)).to_geojson()
    assert Area.from_geojson(json.loads(json.dumps(drawn))).to_geojson() == drawn


def test_coordinates_have_six_decimals() -> None:
    ring = [[9.12345678901, 47.0], [9.2, 47.00000049], [9.2, 47.2], [9.12345678901, 47.0]]
    numbers = [n for pair in Area.from_geojson(polygon(ring)).to_geojson()["coordinates"][0] for n in pair]
    assert 9.123457 in numbers
    assert all(n == round(n, 6) for n in numbers)


def test_a_bow_tie_is_repaired_to_its_two_halves() -> None:
    bow_tie = [[9, 47], [9.2, 47.2], [9.2, 47], [9, 47.2], [9, 47]]
    area = Area.from_geojson(polygon(bow_tie))
    assert area.to_geojson()["type"] == "MultiPolygon"
    assert area.contains(Point(47.1, 9.05))
    assert not area.contains(Point(47.19, 9.1))


def test_the_surfaces_of_a_collection_become_one_area() -> None:
    east = [[9.2, 47.0], [9.4, 47.0], [9.4, 47.2], [9.2, 47.2], [9.2, 47.0]]
    road = {"type": "LineString", "coordinates": [[9, 47], [9.1, 47.1]]}
    nested = {"type": "GeometryCollection", "geometries": [polygon(east)]}
    features = [feature(part) for part in (polygon(SQUARE), road, None, nested)]
    area = Area.from_geojson({"type": "FeatureCollection", "features": features})
    assert area.bounds == (47.0, 9.0, 47.2, 9.4)
    assert area.to_geojson()["type"] == "Polygon"
    assert area.contains(Point(47.1, 9.2))


METRES = [[487000.0, 5466000.0], [488000.0, 5466000.0], [488000.0, 5467000.0], [487000.0, 5466000.0]]


def test_metres_that_pretend_to_be_degrees_are_refused_with_the_system_they_look_like() -> None:
    with pytest.raises(
        GeoError, match=r"sondern Meter \(487000 / 5466000\).*UTM Zone 32N \(EPSG:25832\)"
    ) as no:
        Area.from_geojson(polygon(METRES) | {"crs": {"type": "name", "properties": {"name": "EPSG:4326"}}})
    assert no.value.field == "crs"


def test_metres_are_welcome_when_the_system_is_named_by_caller_or_file() -> None:
    by_caller = Area.from_geojson(polygon(METRES), crs="EPSG:25832")
    declared = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}}
    assert by_caller.contains(Point(49.3504, 8.832))
    assert Area.from_geojson(polygon(METRES) | declared).to_geojson() == by_caller.to_geojson()


def test_an_area_in_the_wrong_named_system_is_refused() -> None:
    with pytest.raises(GeoError, match="passen nicht zu Schweizer"):
        Area.from_geojson(polygon(METRES), crs="EPSG:2056")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "kein GeoJSON"),
        ([polygon(SQUARE)], "kein GeoJSON"),
        ({"type": "Point", "coordinates": [9, 47]}, "keine Fläche"),
        ({"type": {}, "coordinates": []}, "keine Fläche"),
        ({"type": "FeatureCollection", "features": {}}, "keine Fläche"),
        (polygon(), "falsch verschachtelt"),
        (polygon([]), "falsch verschachtelt"),
        (polygon(SQUARE[:2]), "mindestens drei"),
        (polygon([[9, 47], [9.1, 47.1], [9.2, 47.2], [9, 47]]), "keine Fläche"),
        (polygon([[9, 47], [9, 48], [9, "47"], [9, 47]]), "keine endliche Zahl"),
        (polygon([[9, 47], [9, 48], [9, True], [9, 47]]), "keine endliche Zahl"),
        (polygon([[9, 47], [9, 48], [9, float("nan")], [9, 47]]), "keine endliche Zahl"),
        (polygon([[9, 47], [9, 48], [9, 10**400], [9, 47]]), "keine endliche Zahl"),
        (polygon([[9, 47], [9], [9, 48], [9, 47]]), "falsch verschachtelt"),
        (polygon([[9, 95.5], [9, 48], [9.5, 47], [9, 47]]), "zwischen -90 und 90"),
        ({"type": "MultiPolygon", "coordinates": [SQUARE]}, "falsch verschachtelt"),
        (polygon(SQUARE) | {"crs": {"properties": {"name": "EPSG:31467"}}}, "wird nicht unterstützt"),
    ],
)
def test_what_is_no_area_is_refused_with_a_sentence(data: object, why: str) -> None:
    with pytest.raises(GeoError, match=why):
        Area.from_geojson(data)


def zigzag(teeth: int) -> list[list[float]]:
    upper = [[9 + number * 1e-5, 47.1 + (number % 2) * 2e-5] for number in range(teeth)]
    return [[9.0, 47.0], *upper, [upper[-1][0], 47.0], [9.0, 47.0]]


def test_too_many_vertices_are_refused_and_simplifying_helps() -> None:
    with pytest.raises(GeoError, match=r"mehr als 20\.000 Stützpunkte"):
        Area.from_geojson(polygon(zigzag(MAX_VERTICES)))
    fine = Area.from_geojson(polygon(zigzag(2_000)))
    rough = fine.simplified(metres=10)
    assert fine.vertices > 2_000
    assert rough.vertices < 10
    assert rough.contains(fine.centre)


def _scribble(corners: int) -> dict[str, object]:
    chance = random.Random(1)
    ring = [[round(9 + chance.random(), 6), round(50 + chance.random(), 6)] for _ in range(corners)]
    return {"type": "Polygon", "coordinates": [ring]}


def _squares(count: int, step: float) -> dict[str, object]:
    corners = ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1))
    rings = [[[[9 + n * step + x, 50 + y] for x, y in corners]] for n in range(count)]
    return {"type": "MultiPolygon", "coordinates": rings}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (_scribble(200), "überschneidet sich zu oft"),
        (_scribble(19_000), "überschneidet sich zu oft"),
        (_squares(500, 0.0), "überschneidet sich zu oft"),
        (_squares(20_000, 0.0), r"mehr als 2\.000 einzelnen Flächen"),
        ({"type": "GeometryCollection", "geometries": [_squares(1, 0.0)] * 2_001}, r"mehr als 2\.000"),
        (
            {"type": "GeometryCollection", "geometries": [_squares(1, 0.0)] * 1_900},
            "überschneidet sich zu oft",
        ),
        ({"type": "Polygon", "coordinates": [[[9, 50]] * 5]}, "keine Fläche"),
    ],
    ids=[
        "scribble",
        "large scribble",
        "same squares",
        "too many squares",
        "too many parts",
        "same parts",
        "a dot",
    ],
)
def test_what_would_take_minutes_to_mend_is_refused_at_once(data: dict[str, object], why: str) -> None:
    with pytest.raises(GeoError, match=why):
        Area.from_geojson(data)


def test_what_many_islands_and_a_few_crossings_make_is_mended_as_before() -> None:
    assert Area.from_geojson(_squares(100, 0.15)).contains(Point(50.05, 9.05))
    assert Area.from_geojson(_squares(2, 0.05)).contains(Point(50.05, 9.12))
    assert Area.from_geojson(_scribble(20)).vertices > 20


def test_a_line_is_kept_and_its_middle_stands_for_it() -> None:
    line = read_geometry({"type": "LineString", "coordinates": [[9, 47, 400], [9.2, 47]]})
    assert line == {"type": "LineString", "coordinates": [[9.0, 47.0], [9.2, 47.0]]}
    assert representative_point(line) == Point(47, 9.1)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "MultiPoint", "coordinates": [[9, 47], [9.2, 47.2]]},
        {"type": "MultiLineString", "coordinates": [[[9, 47], [9.2, 47]], [[9, 47.1], [9.2, 47.2]]]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE]]},
        polygon([[9, 47], [9.2, 47.2], [9.2, 47], [9, 47.2], [9, 47]]),
        polygon([[9, 47], [9.1, 47], [9.2, 47], [9, 47]]),
    ],
)
def test_every_geometry_has_a_place_that_stands_for_it(geometry: dict[str, object]) -> None:
    place = representative_point(read_geometry(geometry))
    assert 47 <= place.lat <= 47.2
    assert 9 <= place.lon <= 9.2


def test_slow_libraries_are_loaded_only_when_needed() -> None:
    code = "import sys, participation.kernel.geo as g; g.zkey(47, 9); g.Point(47, 9); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"shapely", "pyproj", "numpy"} & set(done.stdout.split())
