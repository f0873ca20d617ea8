"""Signing in and out: cookies, sessions that really end, guesses that are counted, targets that stay with us."""

from dataclasses import replace
from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask

from participation.accounts import actions
from participation.accounts.actions import attempts
from participation.accounts.actions.sessions import LASTS, LASTS_FOR_STAFF
from participation.accounts.models import Account, LoginSession, Role
from participation.accounts.views.gate import own_page
from participation.app import create_app
from participation.config import Config
from participation.kernel import clock, jobs, passwords
from participation.kernel.db import Database
from tests.accounts.cast import LONG, account, browser, count, is_signed_in, link, neutral, person, town
from tests.client import CheckedClient
from tests.factories import PASSWORD

ANNA = {"email": "anna@example.org", "password": PASSWORD}


def test_a_wrong_password_and_an_unknown_address_look_the_same(app: Flask, database: Database) -> None:
    person(database)
    person(database, "waits@example.org", confirmed_at=None)
    person(database, "shut@example.org", disabled_at=clock.now())
    typed = {
        "anna@example.org": LONG,
        "waits@example.org": PASSWORD,
        "shut@example.org": PASSWORD,
        "nobody@example.org": PASSWORD,
    }
    answers = []
    for email, password in typed.items():
        page = browser(app).submit("/anmelden", {"email": email, "password": password}, status=422)
        status, text, headers = neutral(page)
        answers.append((status, text.replace(email, "…"), [h for h in headers if h[0] != "Content-Length"]))
    assert answers == answers[:1] * 4


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_is_locked_away(config: Config, database: Database, secure: bool) -> None:
    person(database)
    base = "https://localhost" if secure else "http://localhost"
    app = create_app(replace(config, base_url=base), database)
    client = CheckedClient(app, base_url=base)
    page = client.submit("/anmelden", ANNA)
    name = "__Host-login" if secure else "login"
    cookies = SimpleCookie()
    for header in page.response.headers.getlist("Set-Cookie"):
        cookies.load(header)
    morsel = cookies[name]
    assert morsel["httponly"] is True
    assert bool(morsel["secure"]) is secure
    assert (morsel["samesite"], morsel["path"], morsel["domain"]) == ("Lax", "/", "")
    assert int(morsel["max-age"]) == LASTS.total_seconds()
    assert is_signed_in(client)


def test_only_the_hash_of_the_cookie_is_stored(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    cookie = client.inner.get_cookie("login")
    with database.reading() as session:
        stored = session.scalars(sa.select(LoginSession.token_hash)).one()
    assert cookie is not None
    assert cookie.value not in stored
    assert len(stored) == 64


def test_every_sign_in_has_an_id_of_its_own(app: Flask, database: Database) -> None:
    person(database)
    first, second = browser(app, "anna@example.org"), browser(app, "anna@example.org")
    assert first.inner.get_cookie("login") != second.inner.get_cookie("login")
    assert count(database) == 2


def test_a_cookie_that_was_planted_before_signing_in_is_worth_nothing(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app)
    client.inner.set_cookie("login", "planted")
    client.submit("/anmelden", ANNA)
    cookie = client.inner.get_cookie("login")
    assert cookie is not None
    assert cookie.value != "planted"


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    thief = _with_the_cookie_of(client, app)
    assert is_signed_in(thief)
    client.submit("/konto/", action="/abmelden")
    assert not is_signed_in(client)
    assert not is_signed_in(thief)


def test_a_form_from_before_signing_in_does_nothing_afterwards(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app)
    old = client.get("/anmelden").form_values()["csrf_token"]
    client.submit("/anmelden", ANNA)
    client.post("/abmelden", {"csrf_token": old}, status=400)
    assert is_signed_in(client)


def test_a_stranger_s_page_cannot_sign_anybody_out(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    client.post("/abmelden", {}, status=400)
    assert is_signed_in(client)


def test_signing_out_without_being_signed_in_is_harmless(client: CheckedClient) -> None:
    token = client.get("/anmelden").form_values()["csrf_token"]
    client.post("/abmelden", {"csrf_token": token})


def test_sign_ins_are_listed_and_ended_one_by_one(app: Flask, database: Database) -> None:
    person(database)
    phone = browser(app, "anna@example.org", headers={"User-Agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    desk = browser(app, "anna@example.org")
    page = desk.get("/konto/anmeldungen")
    assert "Firefox, Android" in page.text
    assert "Dieses Gerät" in page.text
    desk.submit("/konto/anmeldungen", action="/beenden")
    assert is_signed_in(desk)
    assert not is_signed_in(phone)


def test_signing_out_everywhere_means_here_too(app: Flask, database: Database) -> None:
    person(database)
    phone, desk = browser(app, "anna@example.org"), browser(app, "anna@example.org")
    token = desk.get("/konto/anmeldungen").form_values(action="/beenden")["csrf_token"]
    desk.post("/konto/anmeldungen/beenden", {"csrf_token": token})
    assert not is_signed_in(desk)
    assert not is_signed_in(phone)


def test_nobody_ends_the_sign_in_of_somebody_else(app: Flask, database: Database) -> None:
    person(database)
    person(database, "bert@example.org")
    anna, bert = browser(app, "anna@example.org"), browser(app, "bert@example.org")
    with database.reading() as session:
        hers = session.scalars(sa.select(LoginSession.id).order_by(LoginSession.id)).first()
    token = bert.get("/konto/anmeldungen").form_values(action="/beenden")["csrf_token"]
    bert.post("/konto/anmeldungen/beenden", {"csrf_token": token, "login": str(hers)})
    assert is_signed_in(anna)


def test_shutting_somebody_out_works_at_once(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    with database.unit_of_work() as session:
        found = session.scalars(sa.select(Account)).one()
        actions.disable_account(session, found, actor_id=None)
    assert not is_signed_in(client)
    client.submit("/anmelden", ANNA, status=422)


def test_a_session_ends_with_its_time_and_its_row_soon_after(
    app: Flask, config: Config, database: Database
) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    with clock.frozen(clock.now() + LASTS - timedelta(minutes=1)):
        assert is_signed_in(client)
    with clock.frozen(clock.now() + LASTS + timedelta(minutes=1)):
        assert not is_signed_in(client)
        jobs.run(config, database, "accounts")
    assert count(database) == 0


def test_staff_are_signed_out_after_half_a_day(app: Flask, database: Database) -> None:
    town(database, mo=Role.MODERATOR)
    client = browser(app, "mo@example.org")
    with clock.frozen(clock.now() + LASTS_FOR_STAFF + timedelta(minutes=1)):
        assert not is_signed_in(client)


def test_who_becomes_staff_is_signed_out_after_half_a_day_too(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app, "anna@example.org")
    with database.unit_of_work() as session:
        actions.grant_kts(session, session.scalars(sa.select(Account)).one())
    assert is_signed_in(client)
    with clock.frozen(clock.now() + LASTS_FOR_STAFF + timedelta(minutes=1)):
        assert not is_signed_in(client)


def test_a_hash_of_older_parameters_is_made_anew(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(database)
    before = account(database)
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    browser(app, "anna@example.org")
    after = account(database)
    assert before is not None
    assert after is not None
    assert before.password_hash != after.password_hash
    assert is_signed_in(browser(app, "anna@example.org"))


def test_a_password_replaced_while_it_was_checked_opens_nothing(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(database)
    real = passwords.matches

    def slowly(stored: str | None, password: str) -> bool:
        with database.unit_of_work() as session:
            session.execute(sa.update(Account).values(password_hash=passwords.hash_password(LONG)))
        return real(stored, password)

    monkeypatch.setattr(passwords, "matches", slowly)
    browser(app).submit("/anmelden", ANNA, status=422)
    assert count(database) == 0


# --- guessing ------------------------------------------------------------------------------------------------


@pytest.fixture
def strict(config: Config, database: Database) -> Flask:
    """An app that counts."""
    return create_app(replace(config, rate_limits=True), database)


def _guess(
    client: CheckedClient, *, status: int, email: str = "anna@example.org", password: str = LONG
) -> None:
    client.submit("/anmelden", {"email": email, "password": password}, status=status)


def test_guessing_ends_after_ten_tries_also_with_the_right_one(strict: Flask, database: Database) -> None:
    person(database)
    client = browser(strict)
    for _time in range(attempts.HERE.times):
        _guess(client, status=422)
    _guess(client, status=429)
    _guess(client, status=429, password=PASSWORD)
    with clock.frozen(clock.now() + attempts.HERE.within):
        _guess(client, status=303, password=PASSWORD)


def test_addresses_that_do_not_exist_are_counted_alike(strict: Flask, database: Database) -> None:
    client = browser(strict)
    for _time in range(attempts.HERE.times):
        _guess(client, status=422, email="nobody@example.org")
    _guess(client, status=429, email="nobody@example.org")


def test_signing_in_rightly_costs_nothing(strict: Flask, database: Database) -> None:
    person(database)
    for _time in range(attempts.HERE.times + 2):
        browser(strict, "anna@example.org")


def test_nobody_is_locked_out_by_guesses_from_elsewhere(strict: Flask, database: Database) -> None:
    person(database)
    client = browser(strict, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    for _time in range(attempts.HERE.times):
        _guess(client, status=422)
    _guess(client, status=429)
    _guess(browser(strict, environ_base={"REMOTE_ADDR": "198.51.100.1"}), status=303, password=PASSWORD)


def test_one_password_tried_on_many_addresses_is_noticed(
    strict: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "NETWORK", replace(attempts.NETWORK, times=5))
    client = browser(strict)
    for number in range(5):
        _guess(client, status=422, email=f"person{number}@example.org")
    _guess(client, status=429, email="person6@example.org")


def test_who_asked_for_a_new_password_gets_in_in_spite_of_guesses(strict: Flask, database: Database) -> None:
    person(database)
    client = browser(strict)
    for _time in range(attempts.HERE.times):
        _guess(client, status=422)
    _guess(client, status=429, password=PASSWORD)
    client.submit("/passwort-vergessen", {"email": "anna@example.org"})
    client.submit(link(database), {"password": LONG})
    assert is_signed_in(client)


# --- where to go ---------------------------------------------------------------------------------------------

EVIL = (
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
    "https:evil.example", "https:/evil.example", "javascript:alert(1)", "evil.example", "/\t/evil.example",
    "/\n/evil.example", "\t//evil.example", " //evil.example", "/\x00/evil", "//evil.example\\@localhost", "http:///evil",
    "", None, "?x=//evil", "/%5cevil\\", "data:text/html,x",
)  # fmt: skip


@pytest.mark.parametrize("target", EVIL)
def test_a_target_that_leads_away_is_no_target(target: str | None) -> None:
    assert own_page(target) is None


@pytest.mark.parametrize(
    "target", ["/", "/konto/", "/a/b/?c=d&e=//f", "/%09/evil", "/grün", "/a#b", "/x?next=https://y"]
)
def test_a_target_of_ours_is_kept(target: str) -> None:
    assert own_page(target) == target


@pytest.mark.parametrize(
    "target", ["//evil.example", "/%5Cevil.example", "/%09/evil.example", "https:evil.example"]
)
def test_signing_in_never_leads_away(app: Flask, database: Database, target: str) -> None:
    person(database)
    page = browser(app).submit(f"/anmelden?next={target}", ANNA)
    assert page.location == "/konto/"
    signed_in = browser(app, "anna@example.org")
    assert signed_in.get(f"/anmelden?next={target}", status=303).location == "/konto/"


def test_signing_in_leads_to_where_one_was_going(app: Flask, database: Database) -> None:
    person(database)
    client = browser(app)
    gate = client.get("/konto/anmeldungen?a=b", status=303)
    entered = client.submit(gate.location, ANNA)
    assert entered.location == "/konto/anmeldungen?a=b"


@pytest.mark.parametrize(
    ("who", "home"), [("mo", "/verwaltung/musterstadt/"), ("anna", "/konto/"), ("kim", "/kts/")]
)
def test_everybody_arrives_where_the_work_is(app: Flask, database: Database, who: str, home: str) -> None:
    town(database, mo=Role.MODERATOR)
    person(database)
    person(database, "kim@example.org")
    with database.unit_of_work() as session:
        kim = session.scalars(sa.select(Account).where(Account.email == "kim@example.org")).one()
        actions.grant_kts(session, kim)
    page = browser(app).submit("/anmelden", {"email": f"{who}@example.org", "password": PASSWORD})
    assert page.location == home


def _with_the_cookie_of(client: CheckedClient, app: Flask) -> CheckedClient:
    cookie = client.inner.get_cookie("login")
    assert cookie is not None
    other = browser(app)
    other.inner.set_cookie("login", cookie.value)
    return other
