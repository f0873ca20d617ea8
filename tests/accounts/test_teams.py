"""The team of a municipality: invited, joined, changed, left; and never without an admin."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.accounts import actions, policy, queries
from participation.accounts.actions.invitations import LASTS
from participation.accounts.models import Invitation, Role, RoleGrant, Viewer
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, Missing, NotAllowed
from tests.accounts.cast import LONG, account, browser, count, is_signed_in, link, mails, person, town
from tests.client import CheckedClient, Page
from tests.factories import PASSWORD

TEAM = "/verwaltung/musterstadt/team"
NEW = "neu@example.org"


@pytest.fixture
def mo(app: Flask, database: Database) -> CheckedClient:
    """The browser of a town's only admin; li is its moderator."""
    town(database, mo=Role.ADMIN, li=Role.MODERATOR)
    return browser(app, "mo@example.org")


def _invite(client: CheckedClient, email: str = NEW, role: str = "moderator", **options: int) -> Page:
    return client.submit(TEAM, {"email": email, "role": role}, action="/team", **options)  # type: ignore[arg-type]


def _press(client: CheckedClient, path: str, *, status: int = 303, **values: str) -> Page:
    token = client.get(TEAM).form_values(action="/team")["csrf_token"]
    return client.post(f"{TEAM}/{path}", {"csrf_token": token} | values, status=status)


def _id(database: Database, name: str) -> int:
    found = account(database, f"{name}@example.org")
    assert found is not None
    return found.id


def _roles(database: Database) -> dict[str, Role]:
    with database.reading() as session:
        place = session.scalars(sa.select(RoleGrant.municipality_id)).first()
        return {person.name: role for person, role in queries.staff(session, place or 0)}


# --- invited -------------------------------------------------------------------------------------------------


def test_a_new_colleague_makes_an_account_on_the_way(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    page = mo.follow(_invite(mo))
    assert f"Die Einladung ist unterwegs an {NEW}." in page.text
    assert "Offene Einladungen" in page.text
    client = browser(app)
    assert client.get(link(database, NEW)).heading() == "Einladung ins Team von Musterstadt"
    joined = client.submit(link(database, NEW), {"name": "Nele", "password": LONG})
    assert joined.location == "/verwaltung/musterstadt/"
    assert is_signed_in(client)
    assert _roles(database) == {"Li": Role.MODERATOR, "Mo": Role.ADMIN, "Nele": Role.MODERATOR}
    assert is_signed_in(browser(app, NEW, LONG)), "the link has confirmed the address"


def test_somebody_with_an_account_signs_in_and_accepts(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    person(database)
    _invite(mo, "Anna@Example.org", "admin")
    path = link(database, "Anna@example.org")
    client = browser(app)
    assert "Bitte melden Sie sich damit an" in client.get(path).text
    entered = client.submit(f"/anmelden?next={path}", {"email": "anna@example.org", "password": PASSWORD})
    assert entered.location == path
    client.submit(path)
    assert _roles(database)["Anna"] is Role.ADMIN


def test_an_invitation_cannot_be_used_by_somebody_else(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    person(database, "eve@example.org", "Eve")
    _invite(mo)
    path = link(database, NEW)
    eve = browser(app, "eve@example.org")
    page = eve.get(path)
    assert "andere E-Mail-Adresse" in page.text
    eve.post(path, {"csrf_token": page.form_values("/abmelden")["csrf_token"]}, status=200)
    assert "Eve" not in _roles(database)
    assert count(database, Invitation) == 1


def test_an_invitation_does_not_overwrite_an_account_that_came_in_between(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    _invite(mo)
    path = link(database, NEW)
    client = browser(app)
    form = client.get(path).form_values()
    person(database, NEW, "Nele")
    client.post(path, form | {"name": "Eve", "password": LONG}, status=200)
    assert is_signed_in(browser(app, NEW, PASSWORD))
    assert "Nele" not in _roles(database)


def test_an_unconfirmed_sign_up_with_the_invited_address_gives_nobody_a_foot_in_the_door(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    person(database, NEW, "Eve", confirmed_at=None)
    _invite(mo)
    browser(app).submit(link(database, NEW), {"name": "Nele", "password": LONG})
    browser(app).submit("/anmelden", {"email": NEW, "password": PASSWORD}, status=422)
    assert _roles(database)["Nele"] is Role.MODERATOR


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_mail_scanners_accept_nothing(app: Flask, database: Database, mo: CheckedClient, method: str) -> None:
    _invite(mo)
    for _time in range(3):
        assert browser(app).inner.open(link(database, NEW), method=method).status_code == 200
    assert count(database, Invitation) == 1


def test_an_invitation_works_once_and_for_two_weeks(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    _invite(mo)
    path = link(database, NEW)
    with clock.frozen(clock.now() + LASTS):
        browser(app).get(path, status=410)
    browser(app).submit(path, {"name": "Nele", "password": LONG})
    browser(app).get(path, status=410)


def test_of_parallel_acceptances_one_succeeds(app: Flask, database: Database, mo: CheckedClient) -> None:
    _invite(mo)
    path = link(database, NEW)
    browsers = [browser(app) for _number in range(3)]
    forms = [one.get(path).form_values() for one in browsers]
    start, statuses = threading.Barrier(3), []

    def use(number: int) -> None:
        start.wait()
        typed = forms[number] | {"name": f"Nele {number}", "password": LONG}
        statuses.append(browsers[number].inner.post(path, data=typed).status_code)

    users = [threading.Thread(target=use, args=(number,)) for number in range(3)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert statuses.count(303) == 1
    assert len(_roles(database)) == 3


def test_a_withdrawn_invitation_is_worth_nothing(app: Flask, database: Database, mo: CheckedClient) -> None:
    _invite(mo)
    path = link(database, NEW)
    mo.submit(TEAM, action="/zurueckziehen")
    browser(app).get(path, status=410)


def test_a_second_invitation_replaces_the_first(app: Flask, database: Database, mo: CheckedClient) -> None:
    _invite(mo)
    _invite(mo, role="admin")
    browser(app).get(link(database, NEW, number=0), status=410)
    browser(app).submit(link(database, NEW), {"name": "Nele", "password": LONG})
    assert _roles(database)["Nele"] is Role.ADMIN


def test_who_is_on_the_team_is_not_invited_again(database: Database, mo: CheckedClient) -> None:
    page = _invite(mo, "LI@example.org", status=422)
    assert "gehört schon zum Team" in page.text
    assert mails(database, "li@example.org") == []


def test_an_expired_invitation_is_shown_as_such(database: Database, mo: CheckedClient) -> None:
    _invite(mo)
    with database.unit_of_work() as session:
        session.execute(sa.update(Invitation).values(expires_at=clock.now() - timedelta(days=1)))
    assert "Abgelaufen" in mo.get(TEAM).text


# --- changed and left ----------------------------------------------------------------------------------------


def test_a_new_role_holds_from_the_next_click_on(app: Flask, database: Database, mo: CheckedClient) -> None:
    li = browser(app, "li@example.org")
    li.get(TEAM, status=403)
    _press(mo, f"{_id(database, 'li')}/rolle", role="admin")
    li.get(TEAM)
    _press(li, f"{_id(database, 'mo')}/rolle", role="moderator")
    mo.get(TEAM, status=403)
    assert _roles(database) == {"Li": Role.ADMIN, "Mo": Role.MODERATOR}


def test_who_is_taken_off_the_team_finds_a_shut_door(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    li = browser(app, "li@example.org")
    _press(mo, f"{_id(database, 'li')}/entfernen")
    li.get(TEAM, status=404)
    assert _roles(database) == {"Mo": Role.ADMIN}


@pytest.mark.parametrize(("path", "values"), [("rolle", {"role": "moderator"}), ("entfernen", {})])
def test_the_last_admin_can_neither_be_demoted_nor_removed(
    database: Database, mo: CheckedClient, path: str, values: dict[str, str]
) -> None:
    page = _press(mo, f"{_id(database, 'mo')}/{path}", status=422, **values)
    assert "mindestens eine Person" in page.text
    assert _roles(database)["Mo"] is Role.ADMIN


def test_two_admins_who_demote_each_other_at_once_leave_one(database: Database) -> None:
    place = town(database, mo=Role.ADMIN, li=Role.ADMIN)
    start, refused = threading.Barrier(2), []

    def demote(actor: str, target: str) -> None:
        with database.reading() as session:
            viewer = queries.build_viewer(session, _id(database, actor), actor)
        start.wait()
        try:
            with database.unit_of_work() as session:
                actions.change_role(session, place, _id(database, target), Role.MODERATOR, viewer=viewer)
        except DomainError as error:
            refused.append(error)

    pairs = [threading.Thread(target=demote, args=pair) for pair in (("mo", "li"), ("li", "mo"))]
    for pair in pairs:
        pair.start()
    for pair in pairs:
        pair.join()
    assert len(refused) == 1
    assert sorted(_roles(database).values()) == [Role.ADMIN, Role.MODERATOR]


def test_an_admin_who_is_shut_out_does_not_count_as_one(database: Database, mo: CheckedClient) -> None:
    _press(mo, f"{_id(database, 'li')}/rolle", role="admin")
    with database.unit_of_work() as session:
        found = queries.by_email(session, "li@example.org")
        assert found is not None
        actions.disable_account(session, found, actor_id=None)
    _press(mo, f"{_id(database, 'mo')}/entfernen", status=422)


def test_who_leaves_the_team_takes_their_invitations_along(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    _press(mo, f"{_id(database, 'li')}/rolle", role="admin")
    li = browser(app, "li@example.org")
    _invite(li)
    _press(mo, f"{_id(database, 'li')}/entfernen")
    browser(app).get(link(database, NEW), status=410)


def test_leaving_the_team_oneself_leads_to_the_own_page(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    _press(mo, f"{_id(database, 'li')}/rolle", role="admin")
    assert _press(mo, f"{_id(database, 'mo')}/entfernen").location == "/konto/"


# --- who may -------------------------------------------------------------------------------------------------


def test_another_municipality_s_admin_reaches_nothing_here(
    app: Flask, database: Database, mo: CheckedClient
) -> None:
    _invite(mo)
    town(database, "nachbarstadt", eve=Role.ADMIN)
    eve = browser(app, "eve@example.org")
    eve.get(TEAM, status=404)
    token = eve.get("/verwaltung/nachbarstadt/team").form_values(action="/team")["csrf_token"]
    with database.reading() as session:
        invitation = session.scalars(sa.select(Invitation.id)).one()
    for place in ("musterstadt", "nachbarstadt"):
        for path in (
            f"{_id(database, 'li')}/rolle",
            f"{_id(database, 'li')}/entfernen",
            f"einladung/{invitation}/zurueckziehen",
        ):
            eve.post(f"/verwaltung/{place}/team/{path}", {"csrf_token": token, "role": "admin"}, status=404)
    assert _roles(database)["Li"] is Role.MODERATOR
    assert count(database, Invitation) == 1


@pytest.mark.parametrize(
    ("own", "given", "error"),
    [
        (Role.ADMIN, Role.ADMIN, None),
        (Role.ADMIN, Role.MODERATOR, None),
        (Role.MODERATOR, Role.ADMIN, NotAllowed),
        (Role.MODERATOR, Role.MODERATOR, NotAllowed),
        (None, Role.MODERATOR, Missing),
    ],
)
def test_who_may_give_which_role(own: Role | None, given: Role, error: type[Exception] | None) -> None:
    viewer = Viewer(1, "Mo", roles={1: own} if own else {})
    if error is None:
        assert policy.require_may_grant(viewer, 1, given) is viewer
    else:
        with pytest.raises(error):
            policy.require_may_grant(viewer, 1, given)
    with pytest.raises(Missing):
        policy.require_may_grant(viewer, 2, given)


def test_a_role_that_does_not_exist_is_refused(database: Database, mo: CheckedClient) -> None:
    _invite(mo, role="owner", status=422)
    _press(mo, f"{_id(database, 'li')}/rolle", role="owner", status=400)


def test_commands_make_accounts_and_give_roles(app: Flask, database: Database) -> None:
    town(database)
    with database.unit_of_work() as session:
        from participation.municipalities.queries import by_slug

        made = actions.create_account(session, "chef@example.org", "Chefin", LONG)
        actions.grant_role(session, made, by_slug(session, "musterstadt"), Role.ADMIN)
        actions.grant_role(session, made, by_slug(session, "musterstadt"), Role.MODERATOR)
        actions.grant_kts(session, made)
        actions.grant_kts(session, made)
    assert _roles(database) == {"Chefin": Role.ADMIN}, "a lower role does not take the higher one away"
    assert (
        browser(app).submit("/anmelden", {"email": "chef@example.org", "password": LONG}).location
        == "/verwaltung/musterstadt/"
    )
    with database.unit_of_work() as session, pytest.raises(DomainError, match="schon ein Konto"):
        actions.create_account(session, "Chef@Example.org", "Chef", LONG)
