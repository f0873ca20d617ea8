"""Looking changes nothing: not one statement reaches the engine that may write."""

import pytest

from participation.kernel import web
from tests.architecture.conftest import Swept
from tests.architecture.routes import ROUTES, SAMPLES
from tests.architecture.sweep import Answer, fetch
from tests.architecture.world import ACTORS, World


def writers(answers: list[Answer]) -> list[str]:
    """The answers during which something was asked of the writing engine."""
    return [answer.where for answer in answers if answer.written]


@pytest.mark.parametrize("actor", ACTORS)
def test_fetching_everything_writes_nothing(swept: Swept, actor: str) -> None:
    assert len(swept(actor)) > 250
    assert writers(swept(actor)) == []


def test_the_database_is_the_same_after_every_page_was_looked_at(world: World) -> None:
    before = world.digest()
    for endpoint in sorted(ROUTES):
        _look(world, "c1" if ROUTES[endpoint].door == "account" else "aN", endpoint)
    assert world.digest() == before


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_the_other_ways_of_looking_write_nothing_either(world: World, method: str) -> None:
    world.written.clear()
    for endpoint, route in ROUTES.items():
        values = next(iter(SAMPLES[route.samples](world).values()))
        answer = world.browsers["aN"].open(method, world.url(endpoint, values))
        assert answer.status_code < 500
        assert answer.get_data() == b"" or method == "OPTIONS"
    assert world.written == []


def test_a_page_that_writes_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SAFE", set())
    assert writers([fetch(world, "anon", "/")]) != []


def _look(world: World, actor: str, endpoint: str) -> None:
    route = ROUTES[endpoint]
    if route.get:
        values = next(iter(SAMPLES[route.samples](world).values()))
        world.browsers[actor].get(world.url(endpoint, values)).get_data()
