"""Headers of every answer, cookies, caches, redirects and the Host header."""

from dataclasses import replace
from http.cookies import SimpleCookie
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from participation.accounts.views import entering
from participation.app import create_app
from participation.kernel import faults, web
from tests.architecture.conftest import Swept
from tests.architecture.sweep import Answer
from tests.architecture.told import TOLD
from tests.architecture.world import ACTORS, Browser, World
from tests.factories import PASSWORD

BY_ACTOR = pytest.mark.parametrize("actor", ACTORS)
BASE = "https://mitmachen.example"
SHARED = {
    "assets.file", "maps.script", "municipalities.look", "municipalities.logo", "municipalities.places",
    "ideas.tile", "tiles", "results.package", "results.checksums", "results.published_report",
}  # fmt: skip
"""The same for everybody: may be kept by browsers and proxies."""
OPEN = {"results.open_data", "data", *(name for told in TOLD.values() for name in told.open)}
"""Open data: pages of any site may read it, without cookies, so that they see what everybody sees."""
OWN_CACHE = {
    "contributions.photo", "contributions.thumbnail", "information.file", "information.picture",
    "information.thumbnail", *(name for told in TOLD.values() for name in told.pictures),
}  # fmt: skip
"""Kept for minutes by the browser, if everybody may see them."""
ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
    "https:evil.example", "http:///evil.example", "//evil.example/konto/", "/\t/evil.example", "\t//evil.example",
    "/\n/evil.example", " //evil.example", "https://localhost@evil.example", "//localhost@evil.example",
    "javascript:alert(1)", "data:text/html,x", "%2F%2Fevil.example", "//%65vil.example", "/\u2028/evil.example",
    "//[::1]", "//[", "http://[", "evil.example", "?next=//evil.example", "#//evil.example", "", "/" * 3000,
]  # fmt: skip


def unprotected(answer: Answer) -> list[str]:
    """What an answer lacks."""
    told = answer.headers
    csp = told.get("Content-Security-Policy", "")
    wanted = {
        "policy": "default-src 'none'" in csp and "unsafe" not in csp and "base-uri 'none'" in csp,
        "sniffing": told.get("X-Content-Type-Options") == "nosniff",
        "referrer": told.get("Referrer-Policy") in {"strict-origin-when-cross-origin", "no-referrer"},
        "permissions": "geolocation=(self)" in told.get("Permissions-Policy", ""),
        "opener": told.get("Cross-Origin-Opener-Policy") == "same-origin",
        "frames": told.get("X-Frame-Options") == "SAMEORIGIN",
        "chatter": not {"Server", "X-Powered-By", "Access-Control-Allow-Credentials"} & set(told.keys()),
        "origin": told.get("Access-Control-Allow-Origin", "") == ("*" if _is_open(answer) else ""),
        "no foreign redirect": not told.get("Location", "").startswith(("http", "//")),
    }
    return [name for name, fine in wanted.items() if not fine]


def _is_open(answer: Answer) -> bool:
    """Whether a foreign page may read it; pages for people are not."""
    return answer.endpoint in OPEN and not answer.html


def badly_cached(answer: Answer) -> bool:
    """Whether somebody else could get this answer from a cache."""
    kept = answer.headers["Cache-Control"]
    if answer.endpoint in OWN_CACHE and answer.status == 200:
        return kept not in {"private, max-age=300", "private, no-store"}
    if answer.endpoint in OPEN and answer.status == 200:
        return kept not in {"public, no-cache", "private, no-store"} or "Set-Cookie" in answer.headers
    if answer.endpoint in SHARED and answer.status == 200:
        return "Set-Cookie" in answer.headers
    return kept != "private, no-store"


@pytest.fixture
def secure(world: World) -> Flask:
    """The same installation behind https, in production."""
    return create_app(replace(world.config, base_url=BASE, production=True), world.database)


@BY_ACTOR
def test_every_answer_is_protected(swept: Swept, actor: str) -> None:
    assert {answer.where: lacks for answer in swept(actor) if (lacks := unprotected(answer))} == {}


@BY_ACTOR
def test_no_cache_keeps_what_is_meant_for_one(swept: Swept, actor: str) -> None:
    assert [answer.where for answer in swept(actor) if badly_cached(answer)] == []


def test_files_to_take_home_are_never_shown_as_pages(swept: Swept) -> None:
    files = [
        answer for answer in swept("anon") if answer.endpoint == "results.open_data" and answer.status == 200
    ]
    files += [answer for answer in swept("c1") if answer.endpoint == "accounts.my_data"]
    files += [answer for answer in swept("kts") if answer.endpoint == "kts.download" and answer.status == 200]
    assert len(files) > 8
    assert all(answer.headers["Content-Disposition"].startswith("attachment; filename=") for answer in files)


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/gibt/es/nicht/hier", 404),
        ("DELETE", "/", 405),
        ("POST", "/anmelden", 413),
        ("TRACE", "/", 405),
        ("BREW", "/", 405),
    ],
)
def test_a_refusal_is_protected_like_any_page(world: World, method: str, url: str, status: int) -> None:
    data = b"x=" + b"a" * (web.SMALL_BODY + 1) if status == 413 else b""
    answer = world.browsers["anon"].open(
        method, url, data=data, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == status
    assert unprotected(_as_answer(answer)) == []


@pytest.mark.parametrize(
    ("error", "status"), [(ValueError("geheim"), 500), (OperationalError("geheim", {}, ValueError()), 503)]
)
def test_our_own_fault_is_told_without_a_word_about_it(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    _break(world.app, monkeypatch, error)
    answer = world.browsers["aN"].get("/")
    assert answer.status_code == status
    assert "geheim" not in answer.get_data(as_text=True)
    assert "nicht gespeichert" in answer.get_data(as_text=True)
    assert unprotected(_as_answer(answer)) == []


def test_without_a_database_our_fault_is_told_in_plain_words(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(world.app, monkeypatch, ValueError("geheim"))
    monkeypatch.setattr(faults, "render_template", lambda *_a, **_k: 1 / 0)
    answer = world.browsers["anon"].get("/")
    assert answer.status_code == 500
    assert answer.get_data(as_text=True).startswith("Da ist etwas schiefgegangen.")
    assert unprotected(_as_answer(answer)) == []


def test_a_commit_that_fails_keeps_nothing_locks_nothing_and_thanks_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise OperationalError("disk full", {}, ValueError())

    browser = Browser.of(world.app, "c1")
    url = f"/beitrag/{world.north.talk.idea['running/published'].id}/unterstuetzen"
    before, _token = world.digest(), browser.token
    monkeypatch.setattr(world.database.write_engine.dialect, "do_commit", full)
    answer = browser.post(url, {})
    monkeypatch.undo()
    assert answer.status_code in {500, 503}
    assert world.digest() == before
    browser.cookies |= {name: value for name, (value, _line) in _cookies(answer).items()}
    assert "Danke" not in browser.get("/").get_data(as_text=True)
    with world.rehearsal():
        assert browser.post(url, {}).status_code == 303


def test_cookies_over_https_are_bound_to_this_host(secure: Flask, world: World) -> None:
    browser = Browser.of(secure, "anon", BASE)
    form = browser.get("/anmelden")
    with world.rehearsal():
        entered = browser.post("/anmelden", {"email": world.email("c2"), "password": PASSWORD})
        supported = browser.post(
            f"/beitrag/{world.north.talk.idea['running/published'].id}/unterstuetzen", {}
        )
    found = _cookies(form) | _cookies(entered) | _cookies(supported)
    assert set(found) == {"__Host-visit", "__Host-login", "__Host-device"}
    for name, (_value, line) in found.items():
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {
            part.strip() for part in line.split(";")
        }, name
        assert "domain" not in line.lower(), name


def test_cookies_over_http_are_hidden_from_scripts_all_the_same(world: World) -> None:
    with world.rehearsal():
        entered = world.browsers["anon"].post("/anmelden", {"email": world.email("c2"), "password": PASSWORD})
    name, (_value, line) = next((name, found) for name, found in _cookies(entered).items() if name == "login")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in line.split(";")}, name
    assert "Secure" not in line


@pytest.mark.parametrize(
    "url", ["/", "/gibt/es/nicht/hier", "/static/0/css/site.css", "/nordstadt/laufend/ideen/tiles/0/0/0.json"]
)
def test_browsers_are_told_to_stay_with_https(secure: Flask, url: str) -> None:
    assert (
        "max-age=31536000" in Browser.of(secure, "anon", BASE).get(url).headers["Strict-Transport-Security"]
    )


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_nowhere_but_to_a_page_of_ours(world: World, target: str) -> None:
    """Both for who signs in and for who is signed in already."""
    with world.rehearsal():
        browser = world.browsers["anon"]
        typed = {"email": world.email("c2"), "password": PASSWORD, "next": target}
        answers = [
            browser.post("/anmelden", typed),
            world.browsers["c1"].get("/anmelden", query_string={"next": target}),
        ]
    for answer in answers:
        assert answer.status_code == 303
        assert (
            urlsplit(urljoin("http://localhost/anmelden", answer.headers["Location"])).netloc == "localhost"
        )


@pytest.mark.parametrize(
    "host",
    ["evil.example", "mitmachen.example.evil.example", "mitmachen.example@evil.example", "", "[", "a b"],
)
def test_a_forged_host_is_refused_in_production(secure: Flask, host: str) -> None:
    answer = Browser.of(secure, "anon", BASE).open("GET", "/", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 400
    assert "evil" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "name", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "Forwarded", "X-Original-URL"]
)
def test_headers_of_proxies_that_nobody_trusts_change_nothing(world: World, name: str) -> None:
    plain = _as_answer(world.browsers["anon"].get("/"))
    forged = _as_answer(world.browsers["anon"].get("/", headers=[(name, "evil.example")]))
    assert forged.masked == plain.masked


def test_links_in_mails_lead_to_the_configured_host(world: World) -> None:
    with world.app.test_request_context("/", base_url="http://evil.example"):
        assert entering.letterhead().url("accounts.reset", token="x") == "http://localhost/passwort/neu/x"


def test_an_answer_without_protection_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "HEADERS", {})
    assert len(unprotected(_as_answer(world.browsers["anon"].get("/")))) == 6


def _break(app: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken() -> None:
        raise error

    broken.door = "everybody"  # type: ignore[attr-defined]  # the gate's label
    monkeypatch.setitem(app.view_functions, "home.index", broken)


def _as_answer(response: TestResponse) -> Answer:
    return Answer(
        "anon", "", "", response.request.path, response.status_code, response.headers, response.data, ()
    )


def _cookies(response: TestResponse) -> dict[str, tuple[str, str]]:
    """Value and whole line of every cookie in an answer."""
    found = {}
    for line in response.headers.getlist("Set-Cookie"):
        for name, morsel in SimpleCookie(line).items():
            found[name] = (morsel.value, line)
    return found
