"""A new password for one that was forgotten, or that somebody else may know."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.accounts.actions.tokens import LASTS
from participation.accounts.models import Account, MailToken, TokenPurpose
from participation.kernel import clock
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
from tests.client import CheckedClient
from tests.factories import PASSWORD

ANNA = {"email": "anna@example.org"}


def test_from_forgotten_to_signed_in(app: Flask, database: Database, client: CheckedClient) -> None:
    person(database)
    sent = client.follow(client.submit("/passwort-vergessen", ANNA))
    assert sent.heading() == "Bitte schauen Sie in Ihr Postfach"
    client.submit(link(database), {"password": LONG})
    assert is_signed_in(client)
    assert is_signed_in(browser(app, "anna@example.org", LONG))
    browser(app).submit("/anmelden", ANNA | {"password": PASSWORD}, status=422)


def test_known_and_unknown_addresses_get_the_same_answer(app: Flask, database: Database) -> None:
    person(database, "known@example.org")
    person(database, "waits@example.org", confirmed_at=None)
    person(database, "shut@example.org", disabled_at=clock.now())
    answers = []
    for name in ("known", "waits", "shut", "unknown"):
        client = browser(app)
        sent = client.submit("/passwort-vergessen", {"email": f"{name}@example.org"})
        answers.append((neutral(sent), neutral(client.follow(sent))))
    assert answers == answers[:1] * 4
    assert [
        len(mails(database, f"{name}@example.org")) for name in ("known", "waits", "shut", "unknown")
    ] == [1, 1, 0, 0]


def test_a_new_password_ends_every_other_sign_in_and_tells_the_owner(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database)
    thief = browser(app, "anna@example.org")
    client.submit("/passwort-vergessen", ANNA)
    client.submit(link(database), {"password": LONG})
    assert not is_signed_in(thief)
    assert mails(database)[-1].subject == "Ihr Passwort wurde geändert"


def test_the_link_works_once(app: Flask, database: Database, client: CheckedClient) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    path = link(database)
    form = browser(app).get(path).form_values()
    client.submit(path, {"password": LONG})
    browser(app).get(path, status=410)
    client.post(path, form | {"password": OTHER}, status=410)
    assert is_signed_in(browser(app, "anna@example.org", LONG))


def test_of_several_links_the_first_use_ends_all(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    client.submit("/passwort-vergessen", ANNA)
    client.submit(link(database, number=0), {"password": LONG})
    browser(app).get(link(database, number=1), status=410)


def test_two_hours_later_the_link_is_worth_nothing(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    path = link(database)
    with clock.frozen(clock.now() + LASTS[TokenPurpose.RESET] - timedelta(minutes=1)):
        browser(app).get(path)
    with clock.frozen(clock.now() + LASTS[TokenPurpose.RESET]):
        browser(app).get(path, status=410)


def test_of_parallel_uses_one_succeeds(app: Flask, database: Database, client: CheckedClient) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    path = link(database)
    browsers = [browser(app) for _number in range(4)]
    forms = [one.get(path).form_values() for one in browsers]
    start, statuses = threading.Barrier(4), []

    def use(number: int) -> None:
        start.wait()
        word = f"{LONG} Nummer {number}"
        statuses.append(
            browsers[number].inner.post(path, data=forms[number] | {"password": word}).status_code
        )

    users = [threading.Thread(target=use, args=(number,)) for number in range(4)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert sorted(statuses) == [303, 410, 410, 410]
    assert sum(is_signed_in(one) for one in browsers) == 1
    assert count(database) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_mail_scanners_that_follow_the_link_use_nothing_up(
    app: Flask, database: Database, client: CheckedClient, method: str
) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    for _time in range(3):
        assert browser(app).inner.open(link(database), method=method).status_code == 200
    client.submit(link(database), {"password": LONG})


def test_a_weak_new_password_does_not_use_the_link_up(database: Database, client: CheckedClient) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    client.submit(link(database), {"password": "passwort1234"}, status=422)
    client.submit(link(database), {"password": "anna@example.org"}, status=422)
    client.submit(link(database), {"password": LONG})


def test_nobody_gets_more_than_three_mails_an_hour(app: Flask, database: Database) -> None:
    person(database)
    for _time in range(5):
        browser(app).submit("/passwort-vergessen", ANNA)
    assert len(mails(database)) == 3
    with clock.frozen(clock.now() + timedelta(hours=1)):
        browser(app).submit("/passwort-vergessen", ANNA)
    assert len(mails(database)) == 4


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
        {"Forwarded": "host=evil.example"},
    ],
)
def test_links_lead_to_the_configured_host_whatever_the_request_says(
    app: Flask, database: Database, headers: dict[str, str]
) -> None:
    person(database)
    client = browser(app)
    form = client.get("/passwort-vergessen").form_values()
    client.inner.post("/passwort-vergessen", data=form | ANNA, headers=headers)
    assert all("evil" not in mail.body for mail in mails(database))
    client.submit("/passwort-vergessen", ANNA)
    assert mails(database)[-1].body.count("http://localhost/passwort/neu/") == 1


def test_the_token_is_stored_as_a_hash_only(database: Database, client: CheckedClient) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    token = link(database).rpartition("/")[2]
    with database.reading() as session:
        assert session.scalars(sa.select(MailToken.token_hash)).one() != token
    assert len(token) >= 43, "32 random bytes"


def test_who_is_shut_out_stays_out(app: Flask, database: Database, client: CheckedClient) -> None:
    person(database)
    client.submit("/passwort-vergessen", ANNA)
    path = link(database)
    form = client.get(path).form_values()
    with database.unit_of_work() as session:
        session.execute(sa.update(Account).values(disabled_at=clock.now()))
    client.get(path, status=410)
    client.post(path, form | {"password": LONG}, status=410)
    assert not is_signed_in(client)


def test_the_link_proves_the_address_of_somebody_who_never_confirmed(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    person(database, confirmed_at=None)
    client.submit("/passwort-vergessen", ANNA)
    client.submit(link(database), {"password": LONG})
    found = account(database)
    assert found is not None
    assert found.confirmed_at is not None
