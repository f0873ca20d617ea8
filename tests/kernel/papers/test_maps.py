"""Maps on paper."""

from defusedxml.ElementTree import fromstring

from participation.kernel.papers.maps import MOST_POINTS, area_map

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = {"type": "Polygon", "coordinates": [[[9, 50], [9.1, 50], [9.1, 50.1], [9, 50.1], [9, 50]]]}


def test_points_lie_where_they_are() -> None:
    drawn = fromstring(area_map(SQUARE, [(9.0, 50.0), (9.1, 50.1)]))
    places = [(float(one.get("cx")), float(one.get("cy"))) for one in drawn.iter(f"{SVG}circle")]

    (west, south), (east, north) = sorted(places)
    assert west < east
    assert south > north
    assert abs((east - west) / (south - north) - 0.6425) < 0.01  # a degree is shorter there by cos(50.05°)


def test_many_points_become_circles_that_count_them_all() -> None:
    points = [(9.02, 50.02)] * MOST_POINTS + [(9.08, 50.08)] * 50
    drawn = fromstring(area_map(SQUARE, points))

    assert len(list(drawn.iter(f"{SVG}circle"))) == 2
    assert {one.text for one in drawn.iter(f"{SVG}text")} >= {str(MOST_POINTS)}


def test_districts_are_named_and_names_are_no_markup() -> None:
    drawn = fromstring(area_map(SQUARE, [], [("Ost & <West>", SQUARE)]))

    assert "Ost & <West>" in {one.text for one in drawn.iter(f"{SVG}text")}


def test_the_ruler_is_a_round_length() -> None:
    said = [one.text for one in fromstring(area_map(SQUARE, [])).iter(f"{SVG}text")]

    assert said == ["2 km"]


def test_a_crowd_is_drawn_as_circles_that_say_how_many() -> None:
    drawn = fromstring(area_map(SQUARE, [], crowd=[(9.02, 50.02, 1200), (9.02, 50.02, 34), (9.08, 50.08, 7)]))

    assert "1234" in {one.text for one in drawn.iter(f"{SVG}text")}
