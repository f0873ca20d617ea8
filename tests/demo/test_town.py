"""The drawn basemaps: what search, pins and districts need of them, and that they come out the same."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from shapely import unary_union
from shapely.geometry import shape
from shapely.geometry.polygon import orient

from participation.demo.town import __main__ as command
from participation.demo.town import county, lindenfurt
from participation.demo.town.gazetteer import gazetteer
from participation.resources import folder

LAYERS = {
    "land", "wood", "park", "water", "river", "rail", "block", "building",
    "road_minor", "road_major", "road_path", "district", "boundary", "label",
}  # fmt: skip
FILES = ("lindenfurt.geojson", "erlengrund.geojson")


def committed(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((Path(folder("static")) / "basemaps" / name).read_bytes())
    return parsed


def of_layer(basemap: dict[str, Any], *layers: str) -> list[dict[str, Any]]:
    return [row for row in basemap["features"] if row["properties"]["layer"] in layers]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("basemaps")
    assert command.main([str(out)]) == 0
    return out


@pytest.mark.parametrize("name", FILES)
def test_every_layer_is_known_and_the_important_ones_are_there(name: str) -> None:
    layers = {row["properties"]["layer"] for row in committed(name)["features"]}
    assert layers == LAYERS


@pytest.mark.parametrize("name", FILES)
def test_the_districts_tile_the_boundary(name: str) -> None:
    basemap = committed(name)
    boundary = unary_union([shape(row["geometry"]) for row in of_layer(basemap, "boundary")])
    districts = [shape(row["geometry"]) for row in of_layer(basemap, "district")]
    assert 7 <= len(districts) <= 10
    assert boundary.symmetric_difference(unary_union(districts)).area < 0.01 * boundary.area
    assert sum(district.area for district in districts) == pytest.approx(boundary.area, rel=0.01)


@pytest.mark.parametrize("name", FILES)
def test_geometries_are_valid_and_turn_the_right_way(name: str) -> None:
    for row in of_layer(committed(name), "land", "wood", "park", "water", "block", "district", "boundary"):
        geometry = shape(row["geometry"])
        assert geometry.is_valid, row["properties"]
        for piece in getattr(geometry, "geoms", [geometry]):
            assert orient(piece).equals_exact(piece, 0), row["properties"]


@pytest.mark.parametrize("name", FILES)
def test_coordinates_have_five_decimals_at_most(name: str) -> None:
    text = (Path(folder("static")) / "basemaps" / name).read_text("utf-8")
    assert re.search(r"\d\.\d{6}", text) is None


def test_the_town_has_well_over_a_hundred_streets_and_no_name_twice() -> None:
    roads = of_layer(committed("lindenfurt.geojson"), "road_major", "road_minor", "road_path")
    names = Counter(row["properties"]["name"] for row in roads if "name" in row["properties"])
    assert len(names) >= 100
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(("name", "kilobytes"), [("lindenfurt.geojson", 102), ("erlengrund.geojson", 82)])
def test_the_files_stay_small(name: str, kilobytes: int) -> None:
    raw = (Path(folder("static")) / "basemaps" / name).read_bytes()
    assert len(gzip.compress(raw, 9)) < kilobytes * 1000


def test_the_same_seed_draws_the_same_bytes(drawn: Path) -> None:
    again = lindenfurt.Town(lindenfurt.SEED)
    assert lindenfurt.draw(again) == (drawn / "lindenfurt.geojson").read_bytes()
    assert county.build(again.boundary) == (drawn / "erlengrund.geojson").read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_what_is_committed_is_what_the_generator_draws(drawn: Path, name: str) -> None:
    """Names and layers, not bytes: the last digit may differ with another version of the geometry library."""
    now = json.loads((drawn / name).read_bytes())
    said = [row["properties"].get("name") for row in of_layer(now, "road_major", "district", "label")]
    assert said == [
        row["properties"].get("name") for row in of_layer(committed(name), "road_major", "district", "label")
    ]


def test_another_seed_draws_another_countryside() -> None:
    assert lindenfurt.Town(8).rng.random() != lindenfurt.Town(7).rng.random()


def test_the_command_wants_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 2
    assert "OUTDIR" in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_the_gazetteer_knows_each_name_once_and_only_inside_the_boundary(name: str) -> None:
    basemap = committed(name)
    places = gazetteer(basemap)
    boundary = shape(of_layer(basemap, "boundary")[0]["geometry"]).buffer(0.0002)
    assert len({(place.kind, place.name) for place in places}) == len(places)
    assert {place.kind for place in places} == {"street", "district", "place"}
    assert [
        p.name for p in places if not boundary.covers(shape({"type": "Point", "coordinates": (p.lon, p.lat)}))
    ] == []


def test_a_countys_streets_say_which_town_they_are_in() -> None:
    streets = [place.name for place in gazetteer(committed("erlengrund.geojson")) if place.kind == "street"]
    assert "Hauptstraße, Erlroda" in streets
    assert "Hauptstraße" not in streets
