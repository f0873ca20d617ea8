"""What everybody sees is counted when it is time, and in steps."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.formats.surveys.actions import results
from participation.formats.surveys.models import Interim, QuestionKind, Sheet, Survey
from participation.formats.surveys.policy.counting.figures import read
from participation.formats.surveys.queries.finding import question_of
from participation.formats.surveys.queries.results import in_no_order, result_of, texts
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, NotAllowed
from tests import factories
from tests.formats.surveys.cast import AB, a_sheet, a_survey

QUESTIONS: list[dict[str, Any]] = [
    {"kind": QuestionKind.SINGLE, "title": "Ja?", "options": AB, "rules": {"other": True}},
    {"kind": QuestionKind.LONG, "title": "Warum?"},
    {"kind": QuestionKind.LONG, "title": "Wer sind Sie?", "confidential": True},
]


def a_running_survey(session: Session, sheets: int, **values: Any) -> tuple[Survey, Viewer]:
    town = factories.a_municipality(session)
    survey = a_survey(session, factories.a_process(session, town), QUESTIONS, **values)
    for number in range(sheets):
        a_sheet(session, survey, {"f1": {"choice": "ab"[number % 2]}})
    return survey, factories.a_moderator(town)


def more_sheets(session: Session, survey: Survey, number: int) -> None:
    for _each in range(number):
        a_sheet(session, survey, {"f1": {"choice": "a"}})


def count_now(session: Session, survey: Survey) -> bool:
    """Whether it was time."""
    fresh = results.counted(session, survey)
    return fresh is not None and results.keep(session, survey, fresh)


def told(session: Session, survey: Survey) -> tuple[int, bool, int | None] | None:
    """Sheets, whether rounded, and how many said a."""
    found = result_of(session, survey)
    if found is None:
        return None
    return found.sheets, found.rounded, read(found.figures)[0].groups[0].cells[0].shown.count


def test_while_it_runs_results_come_in_steps_and_the_newest_wait(session: Session) -> None:
    survey, _staff = a_running_survey(session, 14, interim=Interim.RUNNING)
    assert results.counted(session, survey) is None
    more_sheets(session, survey, 10)
    fresh = results.counted(session, survey)
    assert fresh is not None
    assert results.keep(session, survey, fresh)
    assert told(session, survey) == (19, True, 10)
    more_sheets(session, survey, 9)
    assert results.counted(session, survey) is None
    more_sheets(session, survey, 1)
    assert results.counted(session, survey) is not None


def test_after_the_end_everything_is_counted_exactly(session: Session) -> None:
    survey, _staff = a_running_survey(session, 17, interim=Interim.RUNNING)
    assert count_now(session, survey)
    with clock.frozen(clock.now() + timedelta(days=9)):
        assert count_now(session, survey)
        assert told(session, survey) == (17, False, 9)
        more_sheets(session, survey, 9)
        assert results.counted(session, survey) is None


def test_whoever_counted_slower_changes_nothing(session: Session) -> None:
    survey, _staff = a_running_survey(session, 17, interim=Interim.RUNNING)
    fresh = results.counted(session, survey)
    assert fresh is not None
    assert results.keep(session, survey, fresh)
    assert not results.keep(session, survey, fresh)


def test_the_clock_counts_what_is_due(config: Config, database: Database) -> None:
    with database.unit_of_work() as session:
        survey, _staff = a_running_survey(session, 12)
    results.keep_results(config, database)
    with database.reading() as session:
        assert told(session, survey) is None
    with clock.frozen(clock.now() + timedelta(days=9)):
        results.keep_results(config, database)
    with database.reading() as session:
        assert told(session, survey) == (12, False, 6)


def test_staff_publish_and_take_back(session: Session) -> None:
    survey, staff = a_running_survey(session, 30, interim=Interim.PUBLISHED)
    results.publish(session, survey, results.counted(session, survey), viewer=staff)
    assert survey.published_at is not None
    assert told(session, survey) is not None
    results.unpublish(session, survey, viewer=staff)
    assert survey.published_at is None


def test_too_few_sheets_are_not_published(session: Session) -> None:
    survey, staff = a_running_survey(session, 3, interim=Interim.PUBLISHED)
    with pytest.raises(DomainError, match="zu wenige Bögen"):
        results.publish(session, survey, results.counted(session, survey), viewer=staff)


def test_what_appears_by_itself_needs_no_publishing(session: Session) -> None:
    survey, staff = a_running_survey(session, 30)
    with pytest.raises(NotAllowed):
        results.publish(session, survey, None, viewer=staff)


def test_quotes_are_chosen_and_never_confidential(session: Session) -> None:
    survey, staff = a_running_survey(session, 0)
    results.quote(session, survey, question_of(survey, "f2"), [" Weil. ", ""], viewer=staff)
    assert survey.quotes == {"f2": ["Weil."]}
    with pytest.raises(NotAllowed, match="vertraulich"):
        results.quote(session, survey, question_of(survey, "f3"), ["Ich"], viewer=staff)
    too_long = "x" * (results.LONGEST_QUOTE + 1)
    with pytest.raises(DomainError, match="Zeichen"):
        results.quote(session, survey, question_of(survey, "f2"), [too_long], viewer=staff)


def test_texts_are_those_of_others_too(session: Session) -> None:
    survey, _staff = a_running_survey(session, 0)
    a_sheet(session, survey, {"f1": {"choice": "other", "other": "Jein"}, "f2": {"text": "Darum"}})
    assert [text for _key, text in texts(session, survey, "f1")] == ["Jein"]
    assert [text for _key, text in texts(session, survey, "f2")] == ["Darum"]


def test_the_order_of_rows_tells_no_time(session: Session) -> None:
    """The same sheets in another order of time are read in the same order."""
    survey, _staff = a_running_survey(session, 0)
    said = [f"Satz {number}" for number in range(20)]
    for text in said:
        a_sheet(session, survey, {"f2": {"text": text}})
    found = [sheet.answers["f2"]["text"] for sheet in in_no_order(session, survey)]
    assert sorted(found) == sorted(said)
    assert found != said
    for sheet, text in zip(session.query(Sheet).order_by(Sheet.id), reversed(said), strict=True):
        sheet.answers = {"f2": {"text": text}}
    session.flush()
    factories.recorded(session)
    assert [sheet.answers["f2"]["text"] for sheet in in_no_order(session, survey)] == found


def test_only_staff_of_the_town_may_publish(session: Session) -> None:
    survey, _staff = a_running_survey(session, 30, interim=Interim.PUBLISHED)
    with pytest.raises(DomainError, match="gibt es nicht"):
        results.publish(session, survey, None, viewer=None)
    with pytest.raises(DomainError, match="gibt es nicht"):
        results.unpublish(session, survey, viewer=None)
    with pytest.raises(DomainError, match="gibt es nicht"):
        results.remark(session, survey, "x", viewer=None)
    with pytest.raises(DomainError, match="gibt es nicht"):
        results.quote(session, survey, question_of(survey, "f2"), ["x"], viewer=None)
