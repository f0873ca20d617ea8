"""Pages of results: what everybody sees, and when; what only staff see."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.formats.surveys.actions import results as actions
from participation.formats.surveys.models import Interim, QuestionKind, Survey, Trait
from participation.formats.surveys.queries.finding import survey_of
from participation.kernel.db import Database
from participation.processes.queries import find_module
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_municipality, a_process, a_role, an_account
from tests.formats.surveys.cast import AB, a_sheet, a_survey

AT = "/musterstadt/gruene-mitte/umfrage/ergebnis"
DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/umfrage/ergebnisse"
QUESTIONS: list[dict[str, Any]] = [
    {"kind": QuestionKind.SINGLE, "title": "Fahren Sie Rad?", "options": AB},
    {"kind": QuestionKind.SCALE, "title": "Wie sicher?", "rules": {"first": 1, "last": 3}},
    {"kind": QuestionKind.LONG, "title": "Was noch?"},
    {"kind": QuestionKind.SINGLE, "title": "Sind Sie krank?", "options": AB, "confidential": True},
    {"kind": QuestionKind.POINT, "title": "Wo?"},
    {"kind": QuestionKind.SINGLE, "title": "Wie alt?", "options": AB, "trait": Trait.AGE},
]
ENDED = {"opens": timedelta(days=-9), "closes": timedelta(days=-1)}


def filled(database: Database, sheets: int, **values: Any) -> None:
    """Sheets of people half of whom ride, three of whom feel unsafe, nine of ten under 18."""
    with database.unit_of_work() as session:
        town = a_municipality(session)
        survey = a_survey(session, a_process(session, town), QUESTIONS, **values)
        survey.population, survey.population_source = {"f6": {"a": 500, "b": 500}}, "Melderegister"
        for number in range(sheets):
            answers: dict[str, Any] = {
                "f1": {"choice": "ab"[number % 2]},
                "f2": {"number": 1 if number < 3 else 3},
                "f3": {"text": f"Geheimer Satz {number}"},
                "f4": {"choice": "a"},
                "f5": {"lat": 50.05123, "lon": 9.05123},
                "f6": {"choice": "b" if number % 5 == 0 else "a"},
            }
            a_sheet(session, survey, answers, channel="paper" if number < 4 else "online")
        a_role(session, an_account(session, "mo@example.org"), town)


def the_survey(session: Session) -> Survey:
    return survey_of(session, find_module(session, "musterstadt", "gruene-mitte", "umfrage"))


def counted(database: Database) -> None:
    """What the clock does within a minute."""
    with database.reading() as session:
        survey_id = the_survey(session).id
    assert actions.advance(database, survey_id)


@pytest.fixture
def desk(app: Flask, database: Database) -> CheckedClient:
    """The browser of a moderator."""
    filled(database, 40, **ENDED)
    return signed_in(app)


def signed_in(app: Flask) -> CheckedClient:
    browser = CheckedClient(app)
    browser.submit("/anmelden", {"email": "mo@example.org", "password": PASSWORD})
    return browser


def test_after_the_end_everybody_sees_charts_and_tables(database: Database, client: CheckedClient) -> None:
    filled(database, 40, **ENDED)
    counted(database)
    page = client.get(AT).text
    assert "40 von 40 Gefragten haben geantwortet (100,0\xa0%)." in page
    assert "&lt;\xa05" in page
    assert "≥\xa036" in page
    assert "Stärker vertreten als in der Bevölkerung: Ja (+30,0 Prozentpunkte)." in page
    assert "Unähnlichkeit: 30,0\xa0%" in page
    assert "Ergebnisse ansehen" in client.get("/musterstadt/gruene-mitte/teil/umfrage").text


def test_nobody_sees_texts_confidential_answers_or_places(database: Database, client: CheckedClient) -> None:
    filled(database, 40, **ENDED)
    counted(database)
    page = client.get(AT).text
    for secret in ("Geheimer Satz", "Sind Sie krank?", "50.05123", "9.05123"):
        assert secret not in page
    assert "Feld 1" in page


def test_before_the_end_nobody_else_sees_anything(database: Database, client: CheckedClient) -> None:
    filled(database, 40)
    page = client.get(AT).text
    assert "Die Ergebnisse stehen hier nach dem Ende der Umfrage." in page
    assert "Fahren Sie Rad?" not in page
    assert client.get("/musterstadt/gruene-mitte/daten/umfrage/ergebnisse.csv").text.count("\n") == 1


def test_while_it_runs_figures_are_rounded(database: Database, client: CheckedClient) -> None:
    filled(database, 43, interim=Interim.RUNNING)
    counted(database)
    page = client.get(AT).text
    assert "Zwischenstand" in page
    assert "Rund 40 von rund 40 Gefragten" in page
    assert "Mittelwert" not in page


def test_staff_see_all_sheets_at_once_and_are_told_so(desk: CheckedClient) -> None:
    page = desk.get(DESK).text
    assert "sehen nur Sie und Ihr Team alle Bögen" in page
    assert "40 Bögen ausgewertet" in page
    assert "Sind Sie krank?" in page
    assert "4 Bögen ausgewertet" in desk.get(f"{DESK}?kanal=paper").text
    assert "20 Bögen ausgewertet" in desk.get(f"{DESK}?nur=f1=a").text
    assert "40 Bögen ausgewertet" in desk.get(f"{DESK}?nur=f9=x&kanal=taube").text


def test_staff_cross_two_questions(desk: CheckedClient) -> None:
    page = desk.get(f"{DESK}/kreuztabelle?zeile=f1&spalte=f6").text
    assert "40 Menschen haben beide Fragen beantwortet." in page
    assert "praktisch kein Zusammenhang" in page


def test_staff_read_texts_and_quote_some(
    database: Database, desk: CheckedClient, client: CheckedClient
) -> None:
    counted(database)
    assert "Geheimer Satz 7" in desk.get(f"{DESK}/texte/f3").text
    desk.submit(f"{DESK}/texte/f3", {"quotes": "Mehr Bänke\nbitte.\n\nMehr Bäume."})
    page = client.get(AT).text
    assert "Mehr Bänke bitte." in page
    assert "Mehr Bäume." in page
    assert "Geheimer Satz" not in page


def test_staff_say_something_about_the_results(
    database: Database, desk: CheckedClient, client: CheckedClient
) -> None:
    counted(database)
    desk.submit(f"{DESK}/text", {"note": "Wir bauen den Radweg."})
    assert "Wir bauen den Radweg." in client.get(AT).text


def test_where_staff_publish_nothing_is_seen_before(
    app: Flask, database: Database, client: CheckedClient
) -> None:
    filled(database, 40, interim=Interim.PUBLISHED, **ENDED)
    desk = signed_in(app)
    assert "sobald die Verwaltung sie veröffentlicht hat" in client.get(AT).text
    desk.submit(DESK, action="/veroeffentlichen")
    assert "40 von 40 Gefragten" in client.get(AT).text
    desk.submit(DESK, action="/zurueckziehen")
    assert "40 von 40 Gefragten" not in client.get(AT).text


def test_too_few_sheets_are_refused_with_a_sentence(app: Flask, database: Database) -> None:
    filled(database, 3, interim=Interim.PUBLISHED, **ENDED)
    desk = signed_in(app)
    desk.submit(DESK, action="/veroeffentlichen")
    assert "noch zu wenige Bögen da" in desk.get(DESK).text


@pytest.mark.parametrize(("personal", "there"), [({}, False), ({"personal": "y"}, True)])
def test_files_hold_texts_only_where_asked_for(
    desk: CheckedClient, personal: dict[str, str], *, there: bool
) -> None:
    answer = desk.submit(f"{DESK}/dateien", personal, status=200)
    with zipfile.ZipFile(io.BytesIO(answer.response.data)) as archive:
        found = archive.read("daten.csv").decode()
    assert ("Geheimer Satz 7" in found) is there
    assert len(found.splitlines()) == 41


def test_everybody_takes_home_figures_and_no_sheets(database: Database, client: CheckedClient) -> None:
    filled(database, 40, **ENDED)
    counted(database)
    here = "/musterstadt/gruene-mitte/daten/umfrage"
    found = client.get(f"{here}/ergebnisse.csv").text
    assert '"f2";"Wie sicher?";"";"";"1";"1";;"< 5"' in found
    for name in ("umfrage", "umfrage_auszaehlung", "codebuch"):
        client.get(f"{here}/{name}.csv", status=404)
    for secret in ("Geheimer Satz", "krank"):
        assert secret not in found
