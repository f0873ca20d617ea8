"""Sheets are begun, put away page by page, sent once, and forgotten in time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.config import Config
from participation.formats.surveys.actions.sheets import (
    EMPTY,
    Unfinished,
    drop_sheet,
    enter_sheet,
    save_page,
    send_sheet,
)
from participation.formats.surveys.actions.sweeping import SHOWN, UNFINISHED_KEPT, tidy_sheets
from participation.formats.surveys.models import Access, Sheet, SheetState, Survey, SurveyCode
from participation.formats.surveys.queries.sheets import sheet_of
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, NotAllowed
from participation.processes.models import Access as Circle
from tests import factories
from tests.formats.surveys.cast import AB, a_survey
from tests.racing import at_once

TOWN = "musterstadt"
QUESTIONS = [
    {"kind": "single", "title": "Ja?", "options": AB, "required": True},
    {"kind": "short", "title": "Warum nicht?", "only_if": {"question": "f1", "any": ["b"]}},
    {"kind": "number", "title": "Wie oft?"},
]


def made(session: Session, **values: Any) -> Survey:
    town = factories.a_municipality(session, TOWN)
    return a_survey(session, factories.a_process(session, town), QUESTIONS, **values)


def saved(session: Session, survey: Survey, answers: Mapping[str, Any], person: str = "p") -> Sheet:
    save_page(session, survey, person, lambda stored: {**stored, **answers}, viewer=None)
    return stored(session, survey, person)


def stored(session: Session, survey: Survey, person: str = "p") -> Sheet:
    session.expire_all()
    found = sheet_of(session, survey, person)
    assert found is not None
    return found


def a_code(session: Session, survey: Survey, ref: str = "r") -> SurveyCode:
    code = SurveyCode(
        municipality_id=survey.municipality_id, survey_id=survey.id, ref=ref, created_at=clock.now()
    )
    session.add(code)
    factories.recorded(session)
    return code


def test_pages_are_put_away_one_by_one_and_sent_together(session: Session) -> None:
    survey = made(session)
    saved(session, survey, {"f1": {"choice": "a"}, "f2": {"text": "nicht gefragt"}})
    sheet = saved(session, survey, {"f3": {"number": "3"}})
    assert sheet.state is SheetState.STARTED
    assert set(sheet.answers) == {"f1", "f2", "f3"}
    send_sheet(session, survey, "p", viewer=None)
    sheet = stored(session, survey)
    assert sheet.state is SheetState.SENT
    assert sheet.answers == {"f1": {"choice": "a"}, "f3": {"number": "3"}}
    assert session.scalar(sa.select(sa.func.count(Sheet.id))) == 1


def test_a_sent_sheet_has_but_one_time_and_the_trail_names_nobody(session: Session) -> None:
    survey = made(session, access=Access.ACCOUNT)
    viewer = factories.a_viewer()
    save_page(session, survey, "p", lambda _stored: {"f1": {"choice": "a"}}, viewer=viewer)
    send_sheet(session, survey, "p", viewer=viewer)
    sheet = stored(session, survey)
    assert sheet.sent_at == sheet.saved_at == sheet.started_at
    assert sheet.sent_at is not None
    assert (sheet.sent_at.minute, sheet.sent_at.second, sheet.sent_at.microsecond) == (0, 0, 0)
    entry = session.scalars(sa.select(AuditEntry).where(AuditEntry.action == "sheet.sent")).one()
    assert (entry.actor_id, entry.subject_kind, entry.subject_id) == (None, "survey", survey.id)
    assert entry.at == sheet.sent_at, "the moment leads to no session"


def test_an_empty_sheet_and_one_with_gaps_stay_where_they_are(session: Session) -> None:
    survey = made(session)
    with pytest.raises(Unfinished) as refusal:
        send_sheet(session, survey, "p", viewer=None)
    assert list(refusal.value.problems) == ["f1"]
    survey.questions[0].required = False
    with pytest.raises(DomainError, match=EMPTY):
        send_sheet(session, survey, "p", viewer=None)
    session.rollback()


def test_what_was_sent_is_neither_changed_nor_sent_again(session: Session) -> None:
    survey = made(session)
    saved(session, survey, {"f1": {"choice": "a"}})
    send_sheet(session, survey, "p", viewer=None)
    send_sheet(session, survey, "p", viewer=None)
    with pytest.raises(Conflict, match="schon abgeschickt"):
        saved(session, survey, {"f1": {"choice": "b"}})
    drop_sheet(session, survey, "p")
    assert stored(session, survey).answers == {"f1": {"choice": "a"}}
    sent = sa.select(sa.func.count(AuditEntry.id)).where(AuditEntry.action == "sheet.sent")
    assert session.scalar(sent) == 1


def test_outside_its_phase_nothing_is_taken(session: Session) -> None:
    survey = made(session, closes=timedelta(hours=1))
    saved(session, survey, {"f1": {"choice": "a"}})
    with clock.frozen(clock.now() + timedelta(hours=2)):
        with pytest.raises(NotAllowed, match="zu Ende"):
            saved(session, survey, {})
        with pytest.raises(NotAllowed, match="zu Ende"):
            send_sheet(session, survey, "p", viewer=None)
    assert stored(session, survey).state is SheetState.STARTED


def test_a_survey_for_accounts_or_invited_people_takes_no_guests(session: Session) -> None:
    survey = made(session, access=Access.ACCOUNT)
    with pytest.raises(NotAllowed, match="melden Sie sich an"):
        saved(session, survey, {})
    survey.access = Access.CODES
    survey.module.process.guests_allowed = False
    saved(session, survey, {"f1": {"choice": "a"}})
    survey.module.process.access = Circle.INVITED
    with pytest.raises(NotAllowed):
        saved(session, survey, {})


def test_a_code_is_used_up_with_the_sheet(session: Session) -> None:
    survey = made(session, access=Access.CODES)
    code = a_code(session, survey)
    for person in "pq":
        saved(session, survey, {"f1": {"choice": "a"}}, person)
    with pytest.raises(NotAllowed, match="gibt es nicht"):
        send_sheet(session, survey, "p", viewer=None, code_ref="x")
    send_sheet(session, survey, "p", viewer=None, code_ref="r")
    with pytest.raises(Conflict, match="schon benutzt"):
        send_sheet(session, survey, "q", viewer=None, code_ref="r")
    session.refresh(code)
    assert code.used


def test_paper_is_written_down_as_it_is(session: Session) -> None:
    survey = made(session, closes=timedelta(days=-1))
    staff = factories.a_moderator(survey.module.process and _town(survey))
    answers = {"f2": {"text": "nicht gefragt"}, "f3": {"number": "2"}}
    for _double_click in range(2):
        enter_sheet(session, survey, "p", answers, viewer=staff)
    sheet = stored(session, survey)
    assert (sheet.state, sheet.channel, sheet.answers) == (SheetState.SENT, "paper", {"f3": {"number": "2"}})
    with pytest.raises(DomainError, match="keine Antwort"):
        enter_sheet(session, survey, "q", {"f2": {"text": "x"}}, viewer=staff)
    with pytest.raises(DomainError):
        enter_sheet(session, survey, "q", answers, viewer=factories.a_viewer())


def _town(survey: Survey) -> Any:
    return factories.Municipality(id=survey.municipality_id, slug=TOWN, name=TOWN)


def test_unfinished_sheets_go_and_browsers_are_forgotten(database: Database, config: Config) -> None:
    with database.unit_of_work() as session:
        survey = made(session)
        saved(session, survey, {"f1": {"choice": "a"}}, "left")
        saved(session, survey, {"f1": {"choice": "a"}}, "done")
        send_sheet(session, survey, "done", viewer=None)
    assert tidy_sheets(config, database) == 0
    with clock.frozen(clock.now() + SHOWN):
        assert tidy_sheets(config, database) == 1
        assert tidy_sheets(config, database) == 0
    with clock.frozen(clock.now() + UNFINISHED_KEPT):
        assert tidy_sheets(config, database) == 1
    with database.reading() as session:
        (person,) = session.scalars(sa.select(Sheet.person))
        assert person.startswith("nobody-")


def test_an_accounts_sheet_stays_the_only_one(database: Database, config: Config) -> None:
    with database.unit_of_work() as session:
        survey = made(session, access=Access.ACCOUNT)
        viewer = factories.a_viewer()
        save_page(session, survey, "account", lambda _stored: {"f1": {"choice": "a"}}, viewer=viewer)
        send_sheet(session, survey, "account", viewer=viewer)
    with clock.frozen(clock.now() + UNFINISHED_KEPT):
        assert tidy_sheets(config, database) == 0


# --- at the same instant ---------------------------------------------------------------------------------------


@pytest.fixture
def survey_id(database: Database) -> int:
    with database.unit_of_work() as session:
        survey = made(session, access=Access.CODES)
        a_code(session, survey)
        return survey.id


def _kept(survey_id: int, person: str, answers: Mapping[str, Any]) -> Any:
    def work(session: Session) -> None:
        survey = session.get_one(Survey, survey_id)
        save_page(session, survey, person, lambda stored: {**stored, **answers}, viewer=None)

    return work


def _sent(survey_id: int, person: str) -> Any:
    def work(session: Session) -> None:
        send_sheet(session, session.get_one(Survey, survey_id), person, viewer=None, code_ref="r")

    return work


def test_two_tabs_begin_one_sheet_and_neither_undoes_the_other(database: Database, survey_id: int) -> None:
    answers = ({"f1": {"choice": "a"}}, {"f3": {"number": "3"}})
    done = at_once(database, *(_kept(survey_id, "p", one) for one in answers))
    assert done == [None, None]
    with database.reading() as session:
        assert session.scalars(sa.select(Sheet)).one().answers == answers[0] | answers[1]


def test_two_people_with_one_code_send_one_sheet(database: Database, survey_id: int) -> None:
    with database.unit_of_work() as session:
        for person in "pq":
            _kept(survey_id, person, {"f1": {"choice": "a"}})(session)
    done = at_once(database, _sent(survey_id, "p"), _sent(survey_id, "q"))
    assert sorted(type(one) for one in done if one is not None) == [Conflict]
    with database.reading() as session:
        sent = sa.select(sa.func.count(Sheet.id)).where(Sheet.state == SheetState.SENT)
        assert session.scalar(sent) == 1


def test_a_double_send_sends_once(database: Database, survey_id: int) -> None:
    with database.unit_of_work() as session:
        _kept(survey_id, "p", {"f1": {"choice": "a"}})(session)
    assert at_once(database, _sent(survey_id, "p"), _sent(survey_id, "p")) == [None, None]
    with database.reading() as session:
        sent = sa.select(sa.func.count(AuditEntry.id)).where(AuditEntry.action == "sheet.sent")
        assert session.scalar(sent) == 1
