"""Spatial keys: every tile that Leaflet asks for is one range of keys."""

import itertools
import math
import random

import pytest

from participation.kernel.geo import GeoError, Point, cell, cell_bounds, cell_centre, tile_range, zkey, zkeys


def places(count: int) -> list[tuple[float, float]]:
    chance = random.Random(20260102)
    return [(chance.uniform(-85, 85), chance.uniform(-180, 180)) for _ in range(count)]


def slippy_tile(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    """The tile as Leaflet computes it: spherical mercator, then a scale of 2^zoom, y downward."""
    sine = math.sin(math.radians(lat))
    x = (lon / 360 + 0.5) * 2**zoom
    y = (0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)) * 2**zoom
    return math.floor(x), math.floor(y)


@pytest.mark.parametrize("zoom", [0, 1, 6, 10, 14, 18])
def test_every_place_lies_in_the_key_range_of_the_tile_that_leaflet_asks_for(zoom: int) -> None:
    for lat, lon in places(300):
        first, last = tile_range(zoom, *slippy_tile(lat, lon, zoom))
        assert first <= zkey(lat, lon) <= last


@pytest.mark.parametrize("zoom", [6, 12, 18])
def test_no_place_lies_in_the_range_of_a_neighbouring_tile(zoom: int) -> None:
    for lat, lon in places(300):
        x, y = slippy_tile(lat, lon, zoom)
        first, last = tile_range(zoom, (x + 1) % 2**zoom, y)
        assert not first <= zkey(lat, lon) <= last


def test_tiles_of_one_zoom_share_out_all_keys_without_gap_or_overlap() -> None:
    ranges = sorted(tile_range(3, x, y) for x in range(8) for y in range(8))
    assert ranges[0][0] == 0
    assert ranges[-1][1] == 2**52 - 1
    assert all(one[1] + 1 == other[0] for one, other in itertools.pairwise(ranges))


def test_a_known_place_has_its_known_tile() -> None:
    # Berlin, Alexanderplatz, is on 10/550/335 of every slippy map.
    first, last = tile_range(10, 550, 335)
    assert first <= zkey(52.5219, 13.4132) <= last


def test_y_grows_southward() -> None:
    north, south = tile_range(1, 0, 0), tile_range(1, 0, 1)
    assert north[0] <= zkey(48, -9) <= north[1]
    assert south[0] <= zkey(-48, -9) <= south[1]


def test_all_at_once_gives_the_same_keys() -> None:
    known = [*places(2000), (90.0, 180.0), (-90.0, -180.0), (85.06, 0.0), (-85.06, 179.9999999)]
    lats, lons = zip(*known, strict=True)
    assert zkeys(lats, lons).tolist() == [zkey(lat, lon) for lat, lon in known]


def test_the_poles_and_the_date_line_stay_within_52_bits() -> None:
    for lat in (-90.0, -85.0511287798066, 85.0511287798066, 90.0):
        for lon in (-180.0, 0.0, 180.0):
            assert 0 <= zkey(lat, lon) < 2**52


def test_the_centre_of_a_cell_lies_in_that_cell() -> None:
    for lat, lon in places(300):
        for level in (1, 6, 14, 20):
            number = cell(zkey(lat, lon), level)
            middle = cell_centre(number, level)
            assert cell(zkey(middle.lat, middle.lon), level) == number


def test_the_centre_of_the_whole_world_is_where_it_should_be() -> None:
    assert cell_centre(0, 0) == Point(0, 0)


@pytest.mark.parametrize("tile", [(-1, 0, 0), (27, 0, 0), (3, 8, 0), (3, 0, 8), (3, -1, 0)])
def test_a_tile_that_does_not_exist_is_refused(tile: tuple[int, int, int]) -> None:
    with pytest.raises(GeoError, match="gibt es nicht"):
        tile_range(*tile)


def test_a_cell_has_its_centre_in_its_middle_and_its_neighbours_at_its_edges() -> None:
    """At the latitude of Germany a cell of level 16 is about 390 metres wide and high."""
    number = cell(zkey(51.0, 12.0), 16)
    south, west, north, east = cell_bounds(number, 16)
    assert cell(zkey((south + north) / 2, (west + east) / 2), 16) == number
    assert cell(zkey(51.0, east + 1e-6), 16) != number
    assert 0.0034 < north - south < 0.0036
    assert east - west == pytest.approx(360 / 2**16)
