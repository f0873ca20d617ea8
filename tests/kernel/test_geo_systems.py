"""Coordinate systems are known by name and by their numbers, and lead to the same place."""

import math

import pytest

from participation.kernel.geo import (
    GeoError,
    Point,
    looks_like,
    normal_crs,
    to_utm,
    to_utm_many,
    to_wgs84,
    to_wgs84_many,
    zone_by_prefix,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("25832", "EPSG:25832"),
        ("epsg:25833", "EPSG:25833"),
        ("urn:ogc:def:crs:EPSG::25832", "EPSG:25832"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"),
        ("http://www.opengis.net/def/crs/EPSG/0/2056", "EPSG:2056"),
        ("WGS 84", "EPSG:4326"),
        ("EPSG:4258", "EPSG:4326"),
    ],
)
def test_a_system_is_known_by_its_usual_names(name: str, code: str) -> None:
    assert normal_crs(name) == code


@pytest.mark.parametrize("name", ["EPSG:31467", "", "+proj=utm", "EPSG:99999999"])
def test_other_systems_are_refused_with_the_choices(name: str) -> None:
    with pytest.raises(GeoError, match="EPSG:25832"):
        normal_crs(name)


@pytest.mark.parametrize(
    ("pair", "seen"),
    [
        ((9.17, 47.66), "EPSG:4326"),
        ((487744.9, 5466549.2), "EPSG:25832"),
        ((32487744.9, 5466549.2), "EPSG:25832"),
        ((33390000.0, 5820000.0), "EPSG:25833"),
        ((2600000.0, 1200000.0), "EPSG:2056"),
        ((3450000.0, 5520000.0), "EPSG:31467"),
        ((1021000.0, 6040000.0), "EPSG:3857"),
        ((600000.0, 200000.0), "EPSG:21781"),
        ((1e9, 1e9), None),
    ],
)
def test_numbers_tell_their_system(pair: tuple[float, float], seen: str | None) -> None:
    assert looks_like(*pair) == seen


def test_the_zone_before_an_easting_tells_the_zone() -> None:
    assert zone_by_prefix(33390000) == "EPSG:25833"
    assert zone_by_prefix(390000) is None


# The origin of the Swiss system is the old observatory in Bern: E 2600000 N 1200000 (swisstopo).
def test_the_swiss_origin_lies_in_bern() -> None:
    bern = to_wgs84(2_600_000, 1_200_000, "EPSG:2056")
    assert (bern.lat, bern.lon) == pytest.approx((46.951083, 7.438632), abs=2e-5)


def test_the_central_meridian_of_zone_32_is_nine_degrees_east() -> None:
    assert to_wgs84(500_000, 5_300_000, "25832").lon == 9.0
    assert to_wgs84(32_500_000, 5_300_000, "25832").lon == 9.0
    assert to_wgs84(500_000, 5_300_000, "25833").lon == 15.0


def test_metres_and_degrees_there_and_back_agree_to_a_decimetre() -> None:
    for place in (Point(47.6603, 9.1758), Point(54.78, 9.44), Point(52.52, 13.4), Point(51.15, 14.99)):
        east, north, zone = to_utm(place.lat, place.lon)
        back = to_wgs84(east, north, f"EPSG:{zone}")
        assert math.hypot(back.lat - place.lat, back.lon - place.lon) < 2e-6


def test_zone_33_begins_at_twelve_degrees() -> None:
    assert to_utm(50, 11.999999)[2] == 25832
    assert to_utm(50, 12.0)[2] == 25833


def test_many_at_once_are_as_one_by_one() -> None:
    places = [(47.66, 9.17), (52.52, 13.4), (50.0, 12.0)]
    easts, norths, zones = to_utm_many(*zip(*places, strict=True))
    together = list(zip(easts.tolist(), norths.tolist(), zones.tolist(), strict=True))
    assert together == [to_utm(*place) for place in places]
    lats, lons = to_wgs84_many(easts[:1], norths[:1], "EPSG:25832")
    assert (lats[0], lons[0]) == pytest.approx((47.66, 9.17), abs=1e-6)


def test_none_at_all_are_no_problem() -> None:
    assert [part.tolist() for part in to_utm_many([], [])] == [[], [], []]
    assert [part.tolist() for part in to_wgs84_many([], [], "25832")] == [[], []]


def test_numbers_that_cannot_be_of_a_system_are_refused_alone_and_marked_among_many() -> None:
    with pytest.raises(GeoError, match="passen nicht zu ETRS89/UTM Zone 32N"):
        to_wgs84(9.17, 47.66, "EPSG:25832")
    with pytest.raises(GeoError, match="passen nicht"):
        to_wgs84(33_390_000, 5_820_000, "EPSG:25832")
    lats, _ = to_wgs84_many([9.17, 487744.9], [47.66, 5466549.2], "EPSG:25832")
    assert math.isnan(lats[0])
    assert lats[1] == pytest.approx(49.351536, abs=1e-6)
