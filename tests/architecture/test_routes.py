"""Every route, actor and state of an object gives what the reviewed table says; a route without a row fails here."""

import dataclasses
import io
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask

from participation.formats.ideas import policy
from tests.architecture.conftest import Swept
from tests.architecture.routes import ROUTES, SAMPLES, STATUS, Route, typed
from tests.architecture.sweep import fetch
from tests.architecture.world import ACTORS, World

METHODS = {"GET": "get", "POST": "post"}
BY_ACTOR = pytest.mark.parametrize("actor", ACTORS)
BY_ENDPOINT = pytest.mark.parametrize(
    "endpoint", sorted(name for name, route in ROUTES.items() if route.post)
)


def gaps(app: Flask, table: Mapping[str, Route]) -> set[str]:
    """Routes without a row, rows without a route, and methods or doors that the two tell differently."""
    live = {rule.endpoint: rule for rule in app.url_map.iter_rules()}
    found = set(live) ^ set(table)
    for endpoint in set(live) & set(table):
        methods = {method for method, name in METHODS.items() if getattr(table[endpoint], name)}
        told = (live[endpoint].methods or set()) - {"HEAD", "OPTIONS"}
        if told != methods or getattr(app.view_functions[endpoint], "door", None) != table[endpoint].door:
            found.add(endpoint)
    return found


def letter(told: str, status: int, location: str) -> str:
    """An answer as the table writes it: the letter that was told, if it fits."""
    to_sign_in = "/anmelden?" in location
    return told if (STATUS[told], told == "s") == (status, to_sign_in) else f"{told} <{status} {location}>"


def test_every_route_has_its_row_and_every_row_its_route(world: World) -> None:
    assert gaps(world.app, ROUTES) == set()


def test_a_route_that_nobody_reviewed_is_noticed(world: World) -> None:
    without = {name: route for name, route in ROUTES.items() if name != "home.index"}
    other_door = ROUTES | {"kts.overview": dataclasses.replace(ROUTES["kts.overview"], door="everybody")}
    assert gaps(world.app, without) == {"home.index"}
    assert gaps(world.app, other_door) == {"kts.overview"}


@BY_ACTOR
def test_every_page_answers_as_the_table_says(swept: Swept, actor: str) -> None:
    got, told = {}, {}
    for answer in (answer for answer in swept(actor) if answer.listed):
        key = (answer.endpoint, answer.sample)
        told[key] = ROUTES[answer.endpoint].expected("GET", answer.sample)[ACTORS.index(actor)]
        got[key] = letter(told[key], answer.status, answer.headers.get("Location", ""))
    assert len(told) > 150
    assert got == told


@BY_ENDPOINT
def test_every_form_answers_everybody_as_the_table_says(world: World, endpoint: str) -> None:
    route = ROUTES[endpoint]
    got, told = {}, {}
    with world.rehearsal():
        for sample, values in SAMPLES[route.samples](world).items():
            form, url = typed(world, endpoint, route, sample, values), world.url(endpoint, values)
            for actor, expected in zip(ACTORS, route.expected("POST", sample), strict=True):
                told[sample, actor] = expected
                got[sample, actor] = letter(expected, *_sent(world, actor, url, form))
    assert got == told


@BY_ACTOR
def test_what_one_may_not_know_of_looks_exactly_like_what_is_not_there(swept: Swept, actor: str) -> None:
    """Byte for byte, within one municipality, for each route; also in the headers."""
    pages: dict[tuple[str, str], dict[tuple[bytes, str], str]] = {}
    for answer in swept(actor):
        if answer.listed and answer.status == 404:
            kept = [pair for pair in answer.headers if pair[0] not in {"Set-Cookie", "Content-Length"}]
            pages.setdefault((answer.endpoint, _place(answer.url)), {})[answer.masked, str(sorted(kept))] = (
                answer.sample
            )
    assert len(pages) > 20
    assert {key: sorted(found.values()) for key, found in pages.items() if len(found) > 1} == {}


def test_a_policy_that_lets_all_in_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "may_read", lambda *_anything: True)
    values = SAMPLES["ideas"](world)["running/hidden"]
    answer = fetch(world, "anon", world.url("ideas.show", values))
    assert answer.status != STATUS[ROUTES["ideas.show"].expected("GET", "running/hidden")[0]]


def _place(url: str) -> str:
    """What of an address the page about it may show: the municipality, and whether JSON was asked for."""
    town = "nordstadt" if "nordstadt" in url else "none"
    return f"{town} {url.endswith('.json')}"


def _sent(world: World, actor: str, url: str, form: dict[str, Any]) -> tuple[int, str]:
    """A form sent by somebody; files are read anew each time."""
    fresh = {
        name: (io.BytesIO(value[0].getvalue()), value[1]) if isinstance(value, tuple) else value
        for name, value in form.items()
    }
    answer = world.browsers[actor].post(url, fresh)
    answer.get_data()
    return answer.status_code, answer.headers.get("Location", "")
