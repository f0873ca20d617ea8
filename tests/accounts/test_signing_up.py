"""Becoming a member: by the owner of an address only, and with nothing told to strangers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from participation.accounts.actions.tidying import UNCONFIRMED_KEPT
from participation.accounts.actions.tokens import LASTS
from participation.accounts.models import Account, MailToken, TokenPurpose
from participation.app import create_app
from participation.config import Config
from participation.kernel import clock, jobs, passwords
from participation.kernel.db import Database
from tests.accounts.cast import (
    LONG,
    OTHER,
    account,
    browser,
    count,
    is_signed_in,
    link,
    mails,
    neutral,
    person,
)
from tests.client import CheckedClient, Page
from tests.factories import PASSWORD

WHO = {"name": "Anna", "email": "anna@example.org", "password": LONG}


def _sign_up(client: CheckedClient, **changes: str) -> Page:
    return client.follow(client.submit("/registrieren", WHO | changes))


def test_from_sign_up_to_the_own_page(app: Flask, database: Database, client: CheckedClient) -> None:
    page = _sign_up(client)
    assert page.heading() == "Bitte schauen Sie in Ihr Postfach"
    elsewhere = browser(app)
    entered = elsewhere.follow(elsewhere.submit(link(database), {"password": LONG}))
    assert entered.heading() == "Meine Beiträge und Daten"
    assert "Anna" in entered.text
    assert not is_signed_in(client), "only the browser that confirmed is signed in"


def test_an_account_is_worth_nothing_before_it_is_confirmed(client: CheckedClient) -> None:
    _sign_up(client)
    client.submit("/anmelden", WHO, status=422)
    assert not is_signed_in(client)


def test_two_domains_that_look_alike_are_two_accounts(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client, email="x@fußball.de")
    _sign_up(browser(app), email="x@fussball.de")
    assert account(database, "x@xn--fuball-cta.de") is not None
    assert account(database, "x@fussball.de") is not None
    assert [len(mails(database, to)) for to in ("x@fußball.de", "x@fussball.de")] == [1, 1]


def test_one_address_in_two_spellings_is_one_account(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client, email="x@fußball.de")
    _sign_up(browser(app), email="X@xn--fuball-cta.DE")
    assert count(database, Account) == 1


def test_known_and_unknown_addresses_get_the_same_answer(app: Flask, database: Database) -> None:
    person(database, "known@example.org")
    person(database, "waits@example.org", confirmed_at=None)
    person(database, "shut@example.org", disabled_at=clock.now())
    answers = []
    for name in ("known", "waits", "shut", "unknown"):
        client = browser(app)
        sent = client.submit("/registrieren", WHO | {"email": f"{name}@example.org"})
        answers.append((neutral(sent), neutral(client.follow(sent))))
    assert answers == answers[:1] * 4


def test_known_and_unknown_addresses_cost_the_same_hashing(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(database, "known@example.org")
    hashed: list[str] = []
    real = passwords.hash_password
    monkeypatch.setattr(passwords, "hash_password", lambda word: hashed.append(word) or real(word))
    for name in ("known", "unknown"):
        _sign_up(browser(app), email=f"{name}@example.org")
    assert hashed == [LONG, LONG]


def test_the_owner_of_an_account_is_told_and_nothing_changes(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database)
    _sign_up(client, name="Eve")
    (mail,) = mails(database)
    assert mail.subject == "Sie haben schon ein Konto"
    assert is_signed_in(browser(app, "anna@example.org", PASSWORD))


def test_who_waits_for_a_stranger_to_confirm_waits_in_vain(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client, password=OTHER)  # somebody else, with the stranger's address
    victim = browser(app)
    victim.submit(link(database), {"password": LONG}, status=422)
    assert account(database) is not None
    assert account(database).confirmed_at is None  # type: ignore[union-attr]


def test_the_last_sign_up_counts_while_none_is_confirmed(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client, password=OTHER, name="Eve")
    _sign_up(client)
    person_ = browser(app)
    person_.submit(link(database, number=0), {"password": LONG})
    assert account(database).name == "Anna"  # type: ignore[union-attr]
    assert count(database, MailToken) == 0, "the other link is worthless too"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_mail_scanners_that_follow_a_link_use_nothing_up(
    app: Flask, database: Database, client: CheckedClient, method: str
) -> None:
    _sign_up(client)
    for _time in range(3):
        assert browser(app).inner.open(link(database), method=method).status_code == 200
    browser(app).submit(link(database), {"password": LONG})


def test_a_link_that_is_not_exact_is_worth_nothing(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client)
    head, _, token = link(database).rpartition("/")
    for wrong in (token.swapcase(), token[:-1], token + "x", "0", token[::-1]):
        browser(app).get(f"{head}/{wrong}", status=410)
    browser(app).get(f"{head}/{token}")


def test_a_link_works_once_and_not_after_its_time(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client)
    path = link(database)
    with clock.frozen(clock.now() + LASTS[TokenPurpose.CONFIRM]):
        browser(app).get(path, status=410)
    browser(app).submit(path, {"password": LONG})
    browser(app).get(path, status=410)


def test_a_link_for_one_purpose_opens_no_other_door(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client)
    token = link(database).rpartition("/")[2]
    browser(app).get(f"/passwort/neu/{token}", status=410)
    browser(app).get(f"/einladung/{token}", status=410)


def test_the_link_can_be_sent_again_up_to_three_mails_an_hour(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    _sign_up(client)
    for _time in range(4):
        client.submit("/registrieren/erneut", {"email": "Anna@Example.org"})
    assert len(mails(database)) == 3
    browser(app).submit(link(database), {"password": LONG})


def test_sending_again_tells_nobody_who_waits(app: Flask, database: Database) -> None:
    person(database, "waits@example.org", confirmed_at=None)
    person(database, "known@example.org")
    answers = []
    for name in ("waits", "known", "unknown"):
        client = browser(app)
        sent = client.submit("/registrieren/erneut", {"email": f"{name}@example.org"})
        answers.append((neutral(sent), neutral(client.follow(sent))))
    assert answers == answers[:1] * 3
    assert [len(mails(database, f"{name}@example.org")) for name in ("waits", "known", "unknown")] == [
        1,
        0,
        0,
    ]


def test_the_mail_repeats_nothing_that_a_stranger_typed(database: Database, client: CheckedClient) -> None:
    _sign_up(client, name="Gewonnen! reich.example")
    assert "reich.example" not in mails(database)[0].body + mails(database)[0].subject


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"password": "kurz"}, "mindestens 12 Zeichen"),
        ({"password": "Passwort2026!"}, "schnell erraten"),
        ({"password": "anna-example-org"}, "Namen oder Ihrer Adresse"),
        ({"email": "anna@example.org\r\nBcc: x@example.org"}, "vollständige E-Mail-Adresse"),
        ({"email": "anna"}, "vollständige E-Mail-Adresse"),
        ({"email": "anna@[127.0.0.1]"}, "vollständige E-Mail-Adresse"),
        ({"name": "A"}, "Mindestens 2 Zeichen"),
        ({"name": "A" * 81}, "Höchstens 80 Zeichen"),
    ],
)
def test_a_form_that_is_refused_says_why_and_keeps_the_rest(
    database: Database, client: CheckedClient, change: dict[str, str], word: str
) -> None:
    page = client.submit("/registrieren", WHO | change, status=422)
    assert word in page.text
    kept = page.form_values()
    assert kept["name"] == (WHO | change)["name"]
    assert kept["password"] == ""
    assert count(database, Account) == 0


def test_case_and_spaces_make_no_second_account(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database)
    _sign_up(client, email=" ANNA@Example.ORG ")
    assert count(database, Account) == 1


def test_sign_ups_that_nobody_confirms_are_gone_after_a_week(
    app: Flask, config: Config, database: Database, client: CheckedClient
) -> None:
    person(database, "stays@example.org")
    _sign_up(client)
    with clock.frozen(clock.now() + UNCONFIRMED_KEPT - timedelta(minutes=1)):
        jobs.run(config, database, "accounts")
        assert account(database) is not None
    with clock.frozen(clock.now() + UNCONFIRMED_KEPT + timedelta(minutes=1)):
        jobs.run(config, database, "accounts")
    assert account(database) is None
    assert account(database, "stays@example.org") is not None
    assert count(database, MailToken) == 0


def test_where_registration_is_closed_there_is_no_such_page(config: Config, database: Database) -> None:
    app = create_app(replace(config, open_registration=False), database)
    browser(app).get("/registrieren", status=404)
