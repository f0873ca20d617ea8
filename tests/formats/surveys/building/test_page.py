"""The survey's part of the process page."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.kernel.db import Database
from participation.processes.catalogue import summaries
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process
from tests.formats.surveys.cast import a_sheet, a_survey


def running(database: Database, **values: object) -> None:
    """A survey with a sheet."""
    with database.unit_of_work() as session:
        town = a_municipality(session)
        survey = a_survey(session, a_process(session, town), **values)
        a_sheet(session, survey, {"f2": {"choice": "a"}})


def test_it_says_how_long_it_is_and_how_many_took_part(database: Database, client: CheckedClient) -> None:
    running(database, intro="Worum es geht")
    page = client.get("/musterstadt/gruene-mitte/teil/umfrage").text
    assert "Worum es geht" in page
    assert "11 Fragen" in page
    assert "1 Antwortbogen" in page


def test_before_and_after_it_says_when(database: Database, client: CheckedClient) -> None:
    running(database, opens=timedelta(days=1), closes=timedelta(days=2))
    assert "Die Umfrage beginnt am" in client.get("/musterstadt/gruene-mitte/teil/umfrage").text


def test_a_sheet_counts_where_everything_is_counted(session: Session) -> None:
    survey = a_survey(session, a_process(session, a_municipality(session)))
    a_sheet(session, survey, {})
    a_sheet(session, survey, {}, state="started", sent_at=None)
    a_sheet(session, survey, {}, channel="paper")
    found = summaries(session, [survey.module])[survey.module_id]
    assert found.sheets == 2
    assert found.channels == {"online": 1, "paper": 1}
