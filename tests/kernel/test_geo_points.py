"""A point is a place on the earth, or it is refused with a sentence."""

import math
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from participation.kernel.errors import DomainError
from participation.kernel.geo import GeoError, Point, looks_swapped, parse_coordinate, split_pair

KONSTANZ = (47.6, 9.0, 47.8, 9.3)


def test_a_point_is_rounded_to_six_decimals_and_never_changes() -> None:
    point = Point(47.66012345678, 9)
    assert (point.lat, point.lon) == (47.660123, 9.0)
    assert point == Point(47.6601231, 9.0000001)
    anything: Any = point
    with pytest.raises(FrozenInstanceError):
        anything.lat = 1.0


def test_a_negative_zero_becomes_zero() -> None:
    assert str(Point(-0.0000001, -0.0)) == "Point(lat=0.0, lon=0.0)"


def test_a_point_is_drawn_with_its_longitude_first() -> None:
    assert Point(47.5, 9.25).to_geojson() == {"type": "Point", "coordinates": [9.25, 47.5]}


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 10**400, True, None, "47", [47]])
def test_what_is_no_finite_number_is_no_place(bad: object) -> None:
    with pytest.raises(GeoError) as lat:
        Point(bad, 9.0)
    with pytest.raises(GeoError) as lon:
        Point(47.0, bad)
    assert (lat.value.field, lon.value.field) == ("lat", "lon")


def test_the_edges_of_the_earth_are_places_and_beyond_there_are_none() -> None:
    assert Point(90, 180) == Point(90.0, 180.0)
    with pytest.raises(GeoError, match="Länge liegt zwischen -180 und 180 Grad, nicht bei 180,5"):
        Point(90, 180.5)
    with pytest.raises(GeoError, match="Breite liegt zwischen"):
        Point(-90.000001, 0)


def test_a_latitude_beyond_the_pole_asks_whether_the_two_are_swapped() -> None:
    with pytest.raises(GeoError, match="vertauscht"):
        Point(151.2, -33.9)


def test_a_geo_error_is_an_error_people_can_be_told() -> None:
    with pytest.raises(DomainError):
        Point(91, 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("48,137", 48.137),
        ("48.137", 48.137),
        (" 48,137° ", 48.137),
        (48.137, 48.137),
        (48, 48.0),
        ("-9", -9.0),
        ("+5466549,24", 5466549.24),
    ],
)
def test_coordinates_are_read_with_comma_or_dot(typed: str | float, meant: float) -> None:
    assert parse_coordinate(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "1.234,5",
        "1,234.5",
        "5.466.549",
        "٤٨",
        "４８",
        "1e3",
        "1e999",
        "1_0",
        "nan",
        "inf",
        "",
        ",5",
        "4,",
        "4 8",
    ],
)
def test_what_could_be_read_in_two_ways_or_none_is_refused(typed: str | float) -> None:
    with pytest.raises(GeoError, match="ist keine Koordinate") as refusal:
        parse_coordinate(typed, "lat")
    assert refusal.value.field == "lat"


@pytest.mark.parametrize(
    "text",
    [
        "50,33329 9,23759",
        "50.33329, 9.23759",
        "50,33329; 9,23759",
        "50.33329,9.23759",
        "50,33329, 9,23759",
        "50,33329,9,23759",
        "50,33329 / 9,23759",
        " 50.33329\t9.23759 ",
        "50.33329° N, 9.23759° E",
        "50,33329 N 9,23759 O",
    ],
)
def test_two_coordinates_in_one_text_are_two(text: str) -> None:
    pair = split_pair(text)
    assert pair is not None
    assert [parse_coordinate(one) for one in pair] == [50.33329, 9.23759]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "50,9",
        "50, 9",
        "50,33,9",
        "50,3,9,2,1",
        "1.234,5",
        "50.33329",
        "50 9",
        "Am Wall 4,5 6",
        "٥٠.٣ ٩.٢",
    ],
)
def test_what_may_be_one_number_is_not_taken_for_two(text: str) -> None:
    assert split_pair(text) is None


def test_a_very_long_text_is_no_pair_and_costs_no_time() -> None:
    assert split_pair("50.3" + " " * 50_000 + "x") is None


def test_swapped_means_outside_as_it_is_and_inside_the_other_way_round() -> None:
    assert looks_swapped(9.1, 47.7, KONSTANZ)
    assert not looks_swapped(47.7, 9.1, KONSTANZ)
    assert not looks_swapped(52.5, 13.4, KONSTANZ)
