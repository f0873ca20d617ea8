"""Maps hold configuration only: deterministic, from our own files, deaf to the words put into them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from participation.kernel.maps import (
    STRINGS,
    AreaDraw,
    AreaMask,
    Category,
    FixedPin,
    FixedPins,
    Highlight,
    Locate,
    Part,
    PinPicker,
    PlainBasemap,
    RenderedMap,
    TileBasemap,
    VectorBasemap,
    ViewportPins,
    render_map,
)

STATIC = Path(__file__).parents[2] / "static"
SQUARE = {"type": "Polygon", "coordinates": [[[8.0, 50.0], [8.1, 50.0], [8.1, 50.1], [8.0, 50.0]]]}
HOSTILE = "</script><b>\"'&{{ 7 * 7 }}{% raw %}{# x #}${alert(1)}\u2028`"


def categories(name: str = "Radverkehr") -> tuple[Category, ...]:
    return (Category(7, "R", "#2044aa", name),)


def pins(query: str = "", highlight: Highlight | None = None) -> ViewportPins:
    return ViewportPins("/t/{z}/{x}/{y}.json", query, categories(), "/d/{ref}.json", highlight)


def rendered(*parts: Part, label: str = "Karte der Beiträge") -> RenderedMap:
    return render_map(parts, map_id="karte", bounds=(50.0, 8.0, 50.1, 8.1), label=label, strings=STRINGS)


def calls(made: RenderedMap) -> dict[str, object]:
    """Function and configuration of every call in the script."""
    found = re.findall(r"MapKit\.(\w+)\((?:map|\"karte\"), (.*)\);", made.script)
    return {name: json.loads(config) for name, config in found}


EVERYTHING: tuple[Part, ...] = (
    VectorBasemap("/static/basemaps/x.geojson", "Eigene Zeichnung"),
    TileBasemap("/tiles/{z}/{x}/{y}.png", "© BKG"),
    PlainBasemap(),
    AreaMask.of(SQUARE),
    AreaDraw("gebiet"),
    pins(),
    FixedPins((FixedPin(50.0, 8.0, "1", "#2044aa", "Grüne Mitte", "/x"),)),
    PinPicker("lat", "lon", "ort-status", "adresse", "treffer", "/adressen.json", "ganze-stadt"),
    Locate(),
)


def test_the_same_parts_give_the_same_map() -> None:
    assert rendered(*EVERYTHING) == rendered(*EVERYTHING)


def test_every_part_calls_its_function_with_its_configuration() -> None:
    made = calls(rendered(*EVERYTHING))
    assert list(made) == ["map", *(part.function for part in EVERYTHING)]
    assert made["areaMask"] == {"geometry": SQUARE}


def test_every_function_that_is_called_stands_in_a_linked_script() -> None:
    for part in EVERYTHING:
        made = rendered(part)
        sources = "".join((STATIC / path).read_text(encoding="utf-8") for path in made.scripts)
        assert f"MapKit.{part.function} = " in sources, part.function


def test_the_scripts_and_the_list_of_words_agree() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (STATIC / "js").glob("map*.js"))
    asked = set(re.findall(r"(?:say|button|hint)\((?:state, )?\"(\w+)\"", sources))
    assert asked <= set(STRINGS)
    assert {word for word in STRINGS if f'"{word}"' not in sources} == {"skip"}


def test_only_our_own_files_are_linked_and_leaflet_comes_first() -> None:
    made = rendered(*EVERYTHING)
    assert made.styles == ("vendor/leaflet/leaflet.css", "css/map.css")
    assert made.scripts[:2] == ("vendor/leaflet/leaflet.js", "js/map.js")
    assert len(set(made.scripts)) == len(made.scripts)
    assert all((STATIC / path).is_file() for path in (*made.styles, *made.scripts))


def test_a_map_does_not_pass_its_files_on_to_the_next_one() -> None:
    rendered(*EVERYTHING)
    assert rendered(PlainBasemap()).scripts == ("vendor/leaflet/leaflet.js", "js/map.js")


def test_nothing_is_inline() -> None:
    html = str(rendered(*EVERYTHING).html)
    assert not re.search(r"<script|<style|style=|\son\w+=", html)


def test_what_belongs_to_one_request_leaves_the_script_alone() -> None:
    plain, filtered = rendered(pins()), rendered(pins("category=7", Highlight("2026-00042", 50.05, 8.05, 7)))
    assert plain.script_hash == filtered.script_hash
    assert "category=7" in filtered.html
    assert "2026-00042" in filtered.html
    assert "2026-00042" not in filtered.script


def test_another_configuration_has_another_name() -> None:
    assert rendered(PlainBasemap()).script_hash != rendered(Locate()).script_hash


def test_hostile_words_stay_words_in_the_script() -> None:
    part = ViewportPins("/t/{z}/{x}/{y}.json", "", categories(HOSTILE), "/d/{ref}.json")
    made = rendered(part)
    assert calls(made)["viewportPins"]["categories"]["7"]["name"] == HOSTILE  # type: ignore[index]  # parsed JSON
    assert "</script" not in made.script
    assert "49" not in made.script


@pytest.mark.parametrize("sign", ["{{", "{%", "{#", "{{{", "{{{%", "{{%{#"])
def test_template_signs_survive_the_second_compilation(sign: str) -> None:
    made = rendered(VectorBasemap("/x.geojson", f"{sign} 7 * 7 }}}} %}} #}}"))
    assert calls(made)["vectorBasemap"] == {"url": "/x.geojson", "attribution": f"{sign} 7 * 7 }}}} %}} #}}"}


def test_hostile_words_stay_words_in_the_html() -> None:
    made = rendered(pins(HOSTILE), FixedPins((FixedPin(50.0, 8.0, "1", "#2044aa", HOSTILE),)), label=HOSTILE)
    assert "<b>" not in made.html
    assert "49" not in made.html
    assert "&lt;/script&gt;" in made.html


@pytest.mark.parametrize(
    "bounds", [(50.1, 8.0, 50.0, 8.1), (50.0, 8.0, 91.0, 8.1), (float("nan"), 8.0, 50.1, 8.1)]
)
def test_bounds_that_are_not_on_earth_are_refused(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="not on earth"):
        render_map((), map_id="karte", bounds=bounds, label="x", strings=STRINGS)


def test_an_id_that_is_more_than_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="not an id"):
        render_map((), map_id='x"><b', bounds=(50.0, 8.0, 50.1, 8.1), label="x", strings=STRINGS)


def test_numbers_that_json_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        rendered(AreaMask('{"type": "Point", "coordinates": [NaN, 1]}'))


def test_asking_for_maps_does_not_load_folium_before_the_first_one() -> None:
    code = "import sys, participation.kernel.maps; print('folium' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "False"
