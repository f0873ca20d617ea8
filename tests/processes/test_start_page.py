"""The start page: processes over all municipalities, as a list and a map that are twins."""

import html
import json
import re
from datetime import timedelta
from typing import Any

from flask import Flask

from participation.kernel.db import Database
from participation.kernel.maps import FixedPin
from participation.processes.models import ProcessState
from participation.processes.views.pins import around
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process
from tests.processes.cast import Town


def the_pins(text: str) -> list[dict[str, Any]]:
    """What the map of a page is given."""
    found = re.search(r'data-map-pins="([^"]*)"', text)
    assert found
    pins: list[dict[str, Any]] = json.loads(html.unescape(found.group(1)))
    return pins


def the_cards(text: str) -> list[tuple[str, str]]:
    """Number and address of every card that bears a number."""
    return re.findall(
        r'pin-number--\w+">.*?</span>(\d+)</span>.*?class="card__link" href="([^"]+)"', text, re.S
    )


def test_every_running_process_is_a_card_and_a_pin_with_one_number(town: Town) -> None:
    town.add(lambda session, here: a_process(session, here, slug="eins"))
    town.add(lambda session, here: a_process(session, here, slug="zwei"))
    town.add(lambda session, _here: a_process(session, a_municipality(session, "drueben"), slug="drei"))
    text = town.browser("nobody").get("/").text
    pins = the_pins(text)
    assert [(pin["letter"], pin["url"]) for pin in pins] == the_cards(text)
    assert [pin["letter"] for pin in pins] == ["1", "2", "3"]
    assert {pin["url"] for pin in pins} == {"/musterstadt/eins/", "/musterstadt/zwei/", "/drueben/drei/"}


def test_a_pin_says_what_its_card_says(running: Town) -> None:
    (pin,) = the_pins(running.browser("nobody").get("/").text)
    assert pin["name"] == "1: Verfahren gruene-mitte"
    assert pin["facts"][0] == "Musterstadt"
    assert pin["facts"][1].startswith("Läuft bis ")
    assert (round(pin["lat"], 3), round(pin["lon"], 3)) == (50.05, 9.05)


def test_what_is_over_or_comes_has_no_pin_on_the_start_page(running: Town) -> None:
    later = timedelta(days=5)
    running.add(lambda session, here: a_process(session, here, slug="alt", closes=timedelta(days=-5)))
    running.add(lambda session, here: a_process(session, here, slug="bald", opens=later, closes=2 * later))
    text = running.browser("nobody").get("/").text
    assert len(the_pins(text)) == len(the_cards(text)) == 1
    assert "Verfahren alt" in text
    assert "Verfahren bald" in text


def test_while_nothing_runs_the_map_shows_the_municipalities_and_the_page_says_so(town: Town) -> None:
    town.add(lambda session, here: a_process(session, here, state=ProcessState.DRAFT))
    text = town.browser("nobody").get("/").text
    assert "Gerade läuft kein Verfahren" in text
    assert "Die Karte zeigt die Kommunen" in text
    assert [(pin["name"], pin["url"]) for pin in the_pins(text)] == [
        ("Anderswo", "/anderswo/"),
        ("Musterstadt", "/musterstadt/"),
    ]


def test_an_empty_platform_has_a_start_page_without_a_map(app: Flask, database: Database) -> None:
    assert database.url
    text = CheckedClient(app).get("/").text
    assert "Gerade läuft kein Verfahren" in text
    assert "data-map-pins" not in text


def test_the_map_shows_all_pins_and_some_of_the_country_around_them() -> None:
    south, west, north, east = around(
        (FixedPin(50.0, 8.0, "1", "#1b6b3a", "eins"), FixedPin(51.0, 9.0, "2", "#1b6b3a", "zwei"))
    )
    assert south < 49.5
    assert west < 7.5
    assert north > 51.5
    assert east > 9.5
    assert north - south < 4


def test_the_page_of_a_municipality_numbers_what_runs_and_what_comes(running: Town) -> None:
    later = timedelta(days=5)
    running.add(lambda session, here: a_process(session, here, slug="bald", opens=later, closes=2 * later))
    running.add(lambda session, here: a_process(session, here, slug="alt", closes=timedelta(days=-5)))
    text = running.browser("nobody").get("/musterstadt/").text
    assert [(pin["letter"], pin["url"]) for pin in the_pins(text)] == the_cards(text)
    assert [pin["url"] for pin in the_pins(text)] == ["/musterstadt/gruene-mitte/", "/musterstadt/bald/"]
    assert "Abgeschlossen am " in text
