"""A form that does not come from a page of ours changes nothing, and what was typed comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from participation.kernel import csrf
from tests.architecture.routes import ROUTES, SAMPLES, Route, Values, typed
from tests.architecture.told import TOLD
from tests.architecture.world import ACTORS, Browser, World
from tests.client import Page

IDLE = {
    "processes.remove_module",
    "voting.commission", "voting.count", "voting.desk_list", "voting.empty_list", "voting.paper", "voting.paper_again",
    "voting.paper_voter", "voting.release", "voting.take_back", "voting.take_over", "voting.what_if", "voting.witness",
}  # fmt: skip
"""Forms that nobody in this world can use: its votes have no commission, no list, no file, or are in another state,
and no process has a part too many. They are refused for that as well, so that their tokens are tried where they do
something: see tests/formats/voting and tests/processes/test_parts.py."""
for _format in TOLD.values():
    IDLE |= _format.idle
UNSAFE = sorted(endpoint for endpoint, route in ROUTES.items() if route.post and endpoint not in IDLE)
UNTOLD = {"password", "current", "csrf_token", "logo", "photo", "opened", "seen", "once"}
"""Fields that are never written back, or that the page makes anew."""
Attack = Callable[[World, Browser, str, dict[str, Any]], TestResponse]


def no_token(_world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """A form on a foreign page."""
    return browser.open("POST", url, data=form)


def anothers_token(world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """A token that is good, but somebody else's."""
    other = Browser.of(world.app, "c2" if browser is not world.browsers["c2"] else "c1")
    return browser.open("POST", url, data=form | {csrf.FIELD: other.token})


def token_in_address(_world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """Where it would be logged and passed on."""
    return browser.open("POST", f"{url}{'&' if '?' in url else '?'}{csrf.FIELD}={browser.token}", data=form)


def foreign_origin(_world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """The token leaked; the browser still says where the form stood."""
    return browser.open(
        "POST",
        url,
        data=form | {csrf.FIELD: browser.token},
        headers=[("Origin", "https://localhost.evil.example")],
    )


def broken_origin(_world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """An Origin that is none."""
    return browser.open(
        "POST", url, data=form | {csrf.FIELD: browser.token}, headers=[("Origin", "http://[")]
    )


def cross_site(_world: World, browser: Browser, url: str, form: dict[str, Any]) -> TestResponse:
    """What modern browsers add by themselves."""
    return browser.open(
        "POST", url, data=form | {csrf.FIELD: browser.token}, headers=[("Sec-Fetch-Site", "cross-site")]
    )


ATTACKS: tuple[Attack, ...] = (
    no_token,
    anothers_token,
    token_in_address,
    foreign_origin,
    broken_origin,
    cross_site,
)


def chosen(world: World, endpoint: str) -> tuple[Route, str, Values, str]:
    """A route, the first sample and actor for whom it would do something: lead on, or answer with a file."""
    route = ROUTES[endpoint]
    for done in "ro":
        for sample, values in SAMPLES[route.samples](world).items():
            if done in (letters := route.expected("POST", sample)):
                return route, sample, values, ACTORS[letters.index(done)]
    raise AssertionError(f"{endpoint} never does anything")


@pytest.mark.parametrize("endpoint", UNSAFE)
def test_a_foreign_form_is_refused_and_nothing_is_kept(world: World, endpoint: str) -> None:
    route, sample, values, actor = chosen(world, endpoint)
    form, browser = typed(world, endpoint, route, sample, values), world.browsers[actor]
    form = {name: value for name, value in form.items() if not isinstance(value, tuple)}
    before = world.digest()
    for attack in ATTACKS:
        answer = attack(world, browser, world.url(endpoint, values), form)
        assert answer.status_code in ({422} if route.get else {400, 422}), attack.__name__
        assert "login" not in str(answer.headers.getlist("Set-Cookie")), attack.__name__
    assert world.digest() == before
    if route.get and endpoint != "desk.queue":
        _comes_back(endpoint, Page(answer), form)


def test_a_form_of_ours_passes(world: World) -> None:
    """The same request with the right token goes through, so the refusals above are not for another reason."""
    route, sample, values, actor = chosen(world, "contributions.comment")
    form = typed(world, "contributions.comment", route, sample, values)
    with world.rehearsal():
        answer = world.browsers[actor].post(world.url("contributions.comment", values), form)
    assert answer.status_code == 303


def test_without_the_guard_a_foreign_form_would_pass(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csrf, "valid", lambda: True)
    _route, _sample, values, actor = chosen(world, "contributions.support")
    with world.rehearsal():
        answer = no_token(world, world.browsers[actor], world.url("contributions.support", values), {})
    assert answer.status_code == 303


def test_a_refused_button_thanks_nobody(world: World) -> None:
    values = chosen(world, "contributions.support")[2]
    answer = no_token(world, Browser.of(world.app, "anon"), world.url("contributions.support", values), {})
    assert "device=" not in str(answer.headers.getlist("Set-Cookie"))
    assert "Danke" not in answer.get_data(as_text=True)


def test_a_token_from_before_signing_in_is_worth_nothing_afterwards(world: World) -> None:
    visitor = Browser.of(world.app, "anon")
    signed_in = Browser.of(world.app, "c2")
    stolen, cookies = visitor.token, dict(visitor.cookies)
    signed_in.cookies |= cookies
    answer = signed_in.open("POST", "/konto/name", data={"name": "Anders", csrf.FIELD: stolen})
    assert answer.status_code == 422


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_route_knows_other_methods(world: World, method: str) -> None:
    for endpoint in ROUTES:
        values = next(iter(SAMPLES[ROUTES[endpoint].samples](world).values()))
        assert world.browsers["aN"].open(method, world.url(endpoint, values)).status_code == 405


def test_a_method_in_a_form_or_header_does_not_count(world: World) -> None:
    before = world.digest()
    values = chosen(world, "contributions.support")[2]
    url = world.url("contributions.support", values)
    answer = world.browsers["anon"].open(
        "GET", url, query_string={"_method": "POST"}, headers=[("X-HTTP-Method-Override", "POST")]
    )
    assert answer.status_code == 405
    assert world.digest() == before


def _comes_back(endpoint: str, page: Page, form: dict[str, Any]) -> None:
    """Every field with what was typed into it."""
    shown = page.form_values("/team" if endpoint == "accounts.team" else None)
    for name, value in form.items():
        if name in shown and name not in UNTOLD:
            assert str(shown[name]) == str(value), f"{endpoint}: {name}"
