"""Answers for programs: versioned, open to pages of other sites, refused as RFC 9457 says."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from participation.kernel import open_data
from participation.kernel.open_data import PROBLEM, asked_by_a_program, for_programs, versioned


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """One open address and one that is not."""
    monkeypatch.setattr(open_data, "_for_programs", [])
    for_programs("/offen")
    made = Flask("x")
    open_data.install(made)
    made.add_url_rule(
        "/daten", "data", open_data.readable_anywhere(lambda: versioned(b"{}", "application/json"))
    )
    made.add_url_rule("/seite", "page", lambda: "x")
    return made


def get(app: Flask, url: str, **headers: str) -> TestResponse:
    """What a program gets."""
    return app.test_client().get(url, headers=headers)


def test_only_open_data_is_read_from_other_sites(app: Flask) -> None:
    assert get(app, "/daten").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get(app, "/seite").headers
    asked = app.test_client().options("/daten")
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Access-Control-Allow-Credentials" not in asked.headers


def test_who_has_it_is_only_told_so(app: Flask) -> None:
    first = get(app, "/daten")
    again = get(app, "/daten", **{"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, first.data) == (200, b"{}")
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert get(app, "/daten", **{"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("url", "accept", "program"),
    [
        ("/offen/x", "", True),
        ("/offen/x", "*/*", True),
        ("/offen/x", PROBLEM, True),
        ("/offen/x", "application/json", True),
        ("/offen/x", "text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("/seite", "", False),
    ],
)
def test_a_program_is_told_from_a_person(app: Flask, url: str, accept: str, program: bool) -> None:
    with app.test_request_context(url, headers={"Accept": accept} if accept else {}):
        assert asked_by_a_program() is program
