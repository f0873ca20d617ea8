"""What municipalities learned: a real survey, an invitation after a process, and sheets that name nobody."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Role
from participation.accounts.queries import build_viewer
from participation.kernel import clock
from participation.kernel.errors import Conflict, Missing, NotAllowed
from participation.kts.actions.drafts import SurveyDraft
from participation.kts.actions.experience import ask, prepare_survey
from participation.kts.models import ExperienceRequest
from participation.kts.queries.experience import ended, sent, survey_of, surveys
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes.actions import publish
from participation.processes.models import Access, Participant, Process
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process, a_role, a_viewer, days, in_days
from tests.kts.cast import LETTERHEAD, a_reviewer, an_admin, signed_in

DRAFT = SurveyDraft("Ihre Erfahrungen", in_days(0), in_days(200))


@pytest.fixture
def home(session: Session) -> Municipality:
    """The office's own home."""
    return a_municipality(session, "koordinierungsstelle")


@pytest.fixture
def reviewer(session: Session, home: Municipality) -> Account:
    """A reviewer who runs the office's home."""
    account = a_reviewer(session)
    a_role(session, account, home, Role.ADMIN)
    return account


@pytest.fixture
def over(session: Session) -> tuple[Process, Municipality]:
    """A process that is over, of a town with an admin."""
    town = a_municipality(session)
    an_admin(session, town)
    return a_process(session, town, opens=days(-40), closes=days(-10)), town


def viewer_of(session: Session, account: Account) -> object:
    """What the person may do now."""
    session.flush()
    return build_viewer(session, account.id, account.name)


def a_survey(session: Session, home: Municipality, reviewer: Account) -> Process:
    """A published survey of experience."""
    viewer = build_viewer(session, reviewer.id, reviewer.name)
    made = prepare_survey(session, home, DRAFT, viewer=viewer)
    session.flush()
    session.refresh(made)
    publish(session, home, made, viewer=viewer)
    session.flush()
    return made


def test_the_survey_is_prepared_for_invited_people(
    session: Session, home: Municipality, reviewer: Account
) -> None:
    made = a_survey(session, home, reviewer)
    assert made.access is Access.INVITED
    assert [module.format for module in made.modules] == ["surveys"]
    assert not made.guests_allowed


def test_only_who_runs_the_home_prepares_one(session: Session, home: Municipality, reviewer: Account) -> None:
    other = a_municipality(session, "anderswo")
    viewer = build_viewer(session, reviewer.id, reviewer.name)
    with pytest.raises(Missing):
        prepare_survey(session, other, DRAFT, viewer=viewer)
    with pytest.raises(Missing):
        prepare_survey(session, home, DRAFT, viewer=a_viewer())


def test_what_is_over_is_proposed_until_the_municipality_was_asked(
    session: Session, home: Municipality, reviewer: Account, over: tuple[Process, Municipality]
) -> None:
    a_process(session, over[1], slug="laeuft")
    a_process(session, over[1], slug="kreis", opens=days(-9), closes=days(-8), access=Access.INVITED)
    made = a_survey(session, home, reviewer)
    assert [one.process.slug for one in ended(session, clock.now()).items] == ["gruene-mitte"]
    asked(session, over, made, home, reviewer)
    assert ended(session, clock.now()).items == []
    assert [one.process.slug for one in sent(session)] == ["gruene-mitte"]
    later = clock.now() + timedelta(days=400)
    assert [one.process.slug for one in ended(session, later).items] == ["laeuft"]


def asked(
    session: Session,
    over: tuple[Process, Municipality],
    made: Process,
    home: Municipality,
    reviewer: Account,
) -> int:
    """Ask about a process."""
    viewer = build_viewer(session, reviewer.id, reviewer.name)
    return ask(session, *over, survey_of(session, made.id), viewer=viewer, letterhead=LETTERHEAD)


def test_staff_are_invited_with_the_process_named(
    session: Session, home: Municipality, reviewer: Account, over: tuple[Process, Municipality]
) -> None:
    made = a_survey(session, home, reviewer)
    assert asked(session, over, made, home, reviewer) == 1
    session.flush()
    (participant,) = session.scalars(sa.select(Participant)).all()
    assert (participant.email, participant.process_id) == ("chefin@example.org", made.id)
    assert participant.mailed_at is not None
    (notice,) = session.scalars(sa.select(Notice)).all()
    assert notice.to == "chefin@example.org"
    assert "Verfahren gruene-mitte" in notice.subject


def test_a_municipality_is_asked_once_about_a_process(
    session: Session, home: Municipality, reviewer: Account, over: tuple[Process, Municipality]
) -> None:
    made = a_survey(session, home, reviewer)
    asked(session, over, made, home, reviewer)
    with pytest.raises(Conflict):
        asked(session, over, made, home, reviewer)
    assert session.scalar(sa.select(sa.func.count()).select_from(ExperienceRequest)) == 1


def test_nobody_is_asked_while_it_runs_or_by_a_survey_that_is_not_out(
    session: Session, home: Municipality, reviewer: Account, over: tuple[Process, Municipality]
) -> None:
    made = a_survey(session, home, reviewer)
    running = a_process(session, over[1], slug="laeuft")
    with pytest.raises(NotAllowed):
        asked(session, (running, over[1]), made, home, reviewer)
    draft = prepare_survey(session, home, DRAFT, viewer=build_viewer(session, reviewer.id, reviewer.name))
    session.flush()
    with pytest.raises(NotAllowed):
        asked(session, over, draft, home, reviewer)


def test_the_whole_way(
    client: CheckedClient,
    session: Session,
    home: Municipality,
    reviewer: Account,
    over: tuple[Process, Municipality],
) -> None:
    session.commit()
    office = signed_in(client)
    page = office.submit("/kts/erfahrungen/neu")
    desk = page.location
    office.submit(desk, action="/veroeffentlichen")
    office.submit(f"/kts/erfahrungen/verfahren/{over[0].id}")
    assert "Verfahren gruene-mitte" in office.get("/kts/erfahrungen").text

    admin = signed_in(CheckedClient(client.app), "chefin@example.org")
    process = desk.replace("/verwaltung", "").replace("/verfahren", "")
    sheet = next(
        link.get("href")
        for link in admin.get(process).all("a")
        if "/umfrage" in (link.get("href") or "") and "daten" not in (link.get("href") or "")
    )
    filled_in(admin, str(sheet))
    session.expire_all()
    found = surveys(session, [home.id])
    assert [(one.asked, one.sheets) for one in found] == [(1, 1)]
    CheckedClient(client.app).get(process, status=404)


def filled_in(admin: CheckedClient, address: str) -> None:
    """Go through the sheet, page by page, and send it."""
    for _page in range(12):
        page = admin.get(address)
        values = page.form_values()
        target = values.pop("__action__") or address
        first = {"f1": "Verfahren Grüne Mitte"} if "f1" in values else {}
        answer = admin.post(target, values | first)
        address = answer.location
        if "danke" in address:
            return
    raise AssertionError(f"the sheet never ends: {address}")
