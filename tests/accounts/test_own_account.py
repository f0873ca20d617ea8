"""What people see, take along and end of what is theirs."""

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts import queries
from participation.accounts.actions import erasure
from participation.accounts.models import (
    Account,
    Invitation,
    LoginSession,
    MailToken,
    Role,
    RoleGrant,
    Viewer,
)
from participation.accounts.queries import personal
from participation.accounts.views import own
from participation.audit.models import AuditEntry
from participation.kernel.db import Database
from tests.accounts.cast import LONG, account, browser, count, is_signed_in, mails, person, town
from tests.client import CheckedClient
from tests.factories import PASSWORD


@pytest.fixture
def anna(app: Flask, database: Database) -> CheckedClient:
    """Anna's browser."""
    person(database)
    return browser(app, "anna@example.org")


def test_strangers_are_asked_to_sign_in_first(client: CheckedClient) -> None:
    for path in (
        "/konto/",
        "/konto/name",
        "/konto/passwort",
        "/konto/anmeldungen",
        "/konto/daten.json",
        "/konto/loeschen",
    ):
        assert client.get(path, status=303).location.startswith("/anmelden?next=")


def test_a_new_name_shows_at_once(anna: CheckedClient) -> None:
    page = anna.follow(anna.submit("/konto/name", {"name": "  Anna\u202e   Neu "}))
    assert "Anna Neu" in page.text
    assert "Ihr Name ist geändert." in page.text


def test_a_new_password_needs_the_old_one(app: Flask, anna: CheckedClient) -> None:
    page = anna.submit("/konto/passwort", {"current": LONG, "password": LONG}, status=422)
    assert "Dieses Passwort stimmt nicht." in page.text
    assert is_signed_in(browser(app, "anna@example.org", PASSWORD))


def test_a_new_password_ends_every_other_sign_in(app: Flask, database: Database, anna: CheckedClient) -> None:
    thief = browser(app, "anna@example.org")
    cookie = anna.inner.get_cookie("login")
    anna.submit("/konto/passwort", {"current": PASSWORD, "password": LONG})
    assert is_signed_in(anna)
    assert not is_signed_in(thief)
    assert anna.inner.get_cookie("login") != cookie, "a stolen copy of this one is worthless too"
    assert mails(database)[-1].subject == "Ihr Passwort wurde geändert"


def test_everything_stored_can_be_taken_along(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(personal, "_tellers", {})
    queries.tells("beitraege", lambda _session, account_id: [{"von": account_id}])
    town(database, mo=Role.ADMIN)
    found = account(database, "mo@example.org")
    page = browser(app, "mo@example.org").get("/konto/daten.json")
    assert found is not None
    assert page.response.headers["Content-Disposition"] == 'attachment; filename="meine-daten.json"'
    assert page.response.headers["Cache-Control"] == "private, no-store"
    assert (page.json["konto"]["name"], page.json["konto"]["e_mail"]) == ("Mo", "mo@example.org")
    assert page.json["rollen"][0]["kommune"] == "Musterstadt"
    assert len(page.json["anmeldungen"]) == 1
    assert page.json["beitraege"] == [{"von": found.id}]
    assert found.password_hash not in page.text


def test_rooms_above_show_their_part_on_the_own_page(
    anna: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "_panels", [])

    def panel(_session: Session, viewer: Viewer) -> str:
        return f"<p>Beiträge von {viewer.name}</p>"

    own.show_on_own_page(panel)
    assert "<p>Beiträge von Anna</p>" in anna.get("/konto/").text


def test_leaving_needs_the_password(database: Database, anna: CheckedClient) -> None:
    anna.submit("/konto/loeschen", {"password": LONG}, status=422)
    assert account(database) is not None
    assert is_signed_in(anna)


def test_leaving_erases_the_person_and_tells_every_room(
    app: Flask, database: Database, anna: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased: list[int] = []
    monkeypatch.setattr(erasure, "_erasers", [lambda _session, account_id: erased.append(account_id)])
    phone = browser(app, "anna@example.org")
    page = anna.follow(anna.submit("/konto/loeschen", {"password": PASSWORD}))
    assert "Ihr Konto ist gelöscht." in page.text
    assert not is_signed_in(anna)
    assert not is_signed_in(phone)
    with database.reading() as session:
        left = session.scalars(sa.select(Account)).one()
    assert (left.email, left.name, left.password_hash) == ("", "", "")
    assert erased == [left.id]
    assert mails(database)[-1].subject == "Ihr Konto ist gelöscht"
    for table in (LoginSession, MailToken, RoleGrant, Invitation):
        assert count(database, table) == 0


def test_who_has_left_cannot_come_back_in_with_anything(
    app: Flask, database: Database, anna: CheckedClient
) -> None:
    anna.submit("/konto/loeschen", {"password": PASSWORD})
    for email in ("anna@example.org", "deleted-1@example.org"):
        browser(app).submit("/anmelden", {"email": email, "password": PASSWORD}, status=422)


def test_who_has_left_may_begin_anew(app: Flask, database: Database, anna: CheckedClient) -> None:
    anna.submit("/konto/loeschen", {"password": PASSWORD})
    person(database)
    assert is_signed_in(browser(app, "anna@example.org"))
    assert count(database, Account) == 2


def test_the_last_admin_of_a_municipality_stays_until_there_is_another(
    app: Flask, database: Database
) -> None:
    town(database, mo=Role.ADMIN, li=Role.MODERATOR)
    mo = browser(app, "mo@example.org")
    page = mo.submit("/konto/loeschen", {"password": PASSWORD}, status=422)
    assert "mindestens eine Person" in page.text
    browser(app, "li@example.org").submit("/konto/loeschen", {"password": PASSWORD})
    assert count(database, RoleGrant) == 1


def test_the_trail_knows_the_number_and_never_the_address(database: Database, anna: CheckedClient) -> None:
    anna.submit("/konto/name", {"name": "Anna Neu"})
    with database.reading() as session:
        entries = list(session.scalars(sa.select(AuditEntry)))
    assert {"session.started", "account.updated"} <= {entry.action for entry in entries}
    assert all("anna" not in str(entry.details).casefold() for entry in entries)
