"""What every answer carries, whatever it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.views.gate import own_page
from participation.app import create_app
from participation.config import Config, ConfigError, from_environment
from participation.kernel.db import Database
from participation.kernel.web import CSP
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_municipality, a_process, an_account, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def pages(session: Session) -> list[tuple[str, int]]:
    """Addresses of every sort of answer, and their status."""
    process = a_process(session, a_municipality(session))
    an_idea(session, the_module(process))
    session.commit()
    place = "/musterstadt/gruene-mitte"
    return [
        ("/", 200),
        (f"{place}/", 200),
        ("/gibt-es-nicht/", 404),
        (f"{place}/ideen/tiles/6/33/21.json", 200),
        (f"{place}/daten/ideen/ideen.csv", 200),
        (f"{place}/daten/ideen/ideen.csv?kategorie=x", 422),
        ("/konto/", 303),
    ]


def test_every_answer_has_the_strict_policy_and_no_sniffing(
    client: CheckedClient, pages: list[tuple[str, int]]
) -> None:
    for url, status in pages:
        headers = client.get(url, status=status).response.headers
        assert headers["Content-Security-Policy"] == CSP, url
        assert headers["X-Content-Type-Options"] == "nosniff", url
        assert "Server" not in headers


def test_a_bug_is_a_500_with_the_same_headers_and_no_details(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise ZeroDivisionError("geheim")

    broken.door = "everybody"  # type: ignore[attr-defined]
    monkeypatch.setitem(app.view_functions, "home.index", broken)
    page = client.get("/", status=500)
    assert "geheim" not in page.text
    assert page.response.headers["Content-Security-Policy"] == CSP


def test_a_view_that_says_nothing_about_its_door_is_shut(
    app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.view_functions, "home.index", lambda: "offen")
    assert "offen" not in client.get("/", status=500).text


@pytest.mark.parametrize("secure", [True, False])
def test_cookies_are_bound_to_host_and_https_where_there_is_https(
    config: Config, database: Database, session: Session, secure: bool
) -> None:
    an_account(session)
    session.commit()
    base = "https://localhost" if secure else "http://localhost"
    client = CheckedClient(create_app(replace(config, base_url=base), database), base_url=base)
    page = client.submit("/anmelden", {"email": "anna@example.org", "password": PASSWORD})
    cookies = page.response.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie
        assert ("Secure" in cookie) is secure
        assert cookie.startswith("__Host-") is secure
    assert client.get("/konto/").response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "/\\evil.example", "/\tevil", "https:evil.example", "https://evil.example", "evil", "", None,
     "\\\\evil", "/ok\nSet-Cookie: x", "javascript:alert(1)", "///evil.example"],
)  # fmt: skip
def test_next_stays_here(target: str | None) -> None:
    assert own_page(target) is None


def test_next_may_be_any_page_of_ours() -> None:
    assert own_page("/musterstadt/x/?q=a%2Fb#c") == "/musterstadt/x/?q=a%2Fb#c"


def test_in_production_only_the_configured_host_is_answered(config: Config, database: Database) -> None:
    strict = replace(config, production=True, base_url="https://mitmachen.example")
    app = create_app(strict, database)
    CheckedClient(app, base_url="https://mitmachen.example").get("/")
    assert (
        CheckedClient(app, base_url="https://evil.example")
        .inner.get("/", base_url="https://evil.example")
        .status_code
        == 400
    )


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"BASE_URL": "http://mitmachen.example"}, "https"),
        ({"BASE_URL": "https://mitmachen.example", "RATE_LIMITS": "0"}, "RATE_LIMITS"),
        ({"PORT": "٨٠"}, "PORT"),
    ],
)
def test_unsafe_settings_are_refused_with_a_sentence(
    tmp_path: Path, settings: dict[str, str], why: str
) -> None:
    with pytest.raises(ConfigError, match=why):
        from_environment({"DATA": str(tmp_path / "data"), "PRODUCTION": "1"} | settings)


def test_a_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first, second = (from_environment({"DATA": str(tmp_path / "data")}).secret for _start in range(2))
    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "data" / "secret.key").stat().st_mode & 0o077 == 0


def test_a_database_that_everybody_may_read_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    with pytest.raises(ConfigError, match="chmod"):
        from_environment({"DATA": str(data), "PRODUCTION": "1", "BASE_URL": "https://mitmachen.example"})
