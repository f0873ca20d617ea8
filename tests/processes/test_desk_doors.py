"""Every page of the municipality's desk for processes and settings: who gets in, and what the others see."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.processes.cast import Town

STAFF = "/verwaltung/<municipality>/"
ADMINS_ONLY = "/verwaltung/<municipality>/einstellungen"


def own_rules(app: Flask) -> Iterator[Rule]:
    """The routes of the two rooms that belong to staff."""
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(STAFF) and rule.endpoint.split(".")[0] in {"processes", "municipalities"}:
            yield rule


def addresses(town: Town) -> Iterator[tuple[str, str, bool]]:
    """Method, address and "admins only" of each route, filled in with what really is there."""
    process = town.process()
    module = process.modules[0]
    values = {
        "municipality": "musterstadt", "process": process.slug, "module": module.slug, "phase": module.phases[0].id,
        "category": module.categories[0].id, "area": process.area_id, "kind": "impressum",
        "participant": 1,
    }  # fmt: skip
    adapter = town.app.url_map.bind("localhost")
    for rule in own_rules(town.app):
        needed = {name: value for name, value in values.items() if name in rule.arguments}
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        yield method, adapter.build(rule.endpoint, needed, method), rule.rule.startswith(ADMINS_ONLY)


def asked(town: Town, who: str, method: str, url: str) -> tuple[int, str]:
    """Status and body of an answer; the form token, new on every page, is left out."""
    answer = town.browser(who).inner.open(url, method=method)
    return answer.status_code, re.sub(r'value="[\w=-]{80,}"', "", answer.get_data(as_text=True))


@pytest.mark.parametrize("who", ["citizen", "foreign admin"])
def test_strangers_get_the_same_404_as_for_what_does_not_exist(running: Town, who: str) -> None:
    nothing = asked(running, who, "GET", "/verwaltung/gibt-es-nicht/verfahren")
    assert nothing[0] == 404
    for method, url, _admins in addresses(running):
        assert asked(running, who, method, url) == nothing, f"{method} {url}"


def test_without_a_sign_in_every_page_leads_there(running: Town) -> None:
    for method, url, _admins in addresses(running):
        status, _body = asked(running, "nobody", method, url)
        assert status == 303, f"{method} {url}"


def test_moderators_do_everything_but_the_settings(running: Town) -> None:
    for method, url, admins in addresses(running):
        status, _body = asked(running, "moderator", method, url)
        assert status == (403 if admins else 200 if method == "GET" else 400), f"{method} {url}"


def test_admins_may_do_everything(running: Town) -> None:
    for method, url, _admins in addresses(running):
        status, _body = asked(running, "admin", method, url)
        assert status == (200 if method == "GET" else 400), f"{method} {url}"


def test_there_are_routes_to_be_asked(app: Flask) -> None:
    assert len(list(own_rules(app))) > 25
