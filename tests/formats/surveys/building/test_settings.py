"""Who may answer, what stands around the questions, figures to compare with, and codes."""

import csv
import io

from participation.formats.surveys.models import Access, Interim, SurveyCode, Trait
from participation.formats.surveys.policy.references import of_code
from participation.kernel import codes
from tests.formats.surveys.building.cast import Desk
from tests.formats.surveys.cast import AB
from tests.processes.cast import Town

TRAIT = {"kind": "single", "title": "Geschlecht?", "options": AB, "trait": Trait.GENDER}


def test_they_are_kept(desk: Desk) -> None:
    desk.send(
        "einstellungen",
        {"intro": "Worum es geht.", "thanks": "Danke!", "access": "account", "interim": "running"},
    )
    found = desk.look(lambda survey: (survey.intro, survey.thanks, survey.access, survey.interim))
    assert found == ("Worum es geht.", "Danke!", Access.ACCOUNT, Interim.RUNNING)


def test_figures_need_a_source(town: Town) -> None:
    desk = Desk(town, [TRAIT])
    typed = {"f1-a": "12.500", "f1-b": "800"}
    page = desk.send("bevoelkerung", typed, status=422)
    assert "woher die Zahlen kommen" in page.text
    assert "12.500" in page.text
    desk.send("bevoelkerung", typed | {"source": "Melderegister 2025"})
    assert desk.look(lambda survey: survey.population) == {"f1": {"a": 12500, "b": 800}}
    desk.send("bevoelkerung", {"f1-b": ""})
    assert desk.look(lambda survey: survey.population) == {"f1": {"a": 12500}}


def test_figures_that_can_not_be_are_refused(town: Town) -> None:
    desk = Desk(town, [TRAIT])
    desk.send("bevoelkerung", {"f1-a": "-3", "source": "x"}, status=422)
    desk.send("bevoelkerung", {"f1-a": "viele", "source": "x"}, status=422)


def test_codes_are_handed_out_once_and_only_their_hashes_kept(town: Town) -> None:
    desk = Desk(town, [TRAIT], access=Access.CODES)
    browser = desk.browser()
    values = browser.get(desk.url("codes")).form_values(None) | {"size": "30", "kind": "csv"}
    answer = browser.inner.post(desk.url("codes"), data=values)
    assert answer.status_code == 200
    listed = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    read = [codes.read(row["code"]) for row in listed]
    assert len({one for one in read if one}) == 30
    secret = town.app.extensions["participation"].config.secret
    survey_id = desk.look(lambda survey: survey.id)
    with town.database.reading() as session:
        kept = {one.ref for one in session.query(SurveyCode)}
    assert kept == {of_code(secret, survey_id, code) for code in read if code}
    assert "wurde gerade schon erstellt" in browser.inner.post(desk.url("codes"), data=values).text


def test_codes_come_as_slips_too(town: Town) -> None:
    desk = Desk(town, [TRAIT], access=Access.CODES)
    browser = desk.browser()
    values = browser.get(desk.url("codes")).form_values(None) | {"size": "13", "kind": "pdf"}
    answer = browser.inner.post(desk.url("codes"), data=values)
    assert answer.data.startswith(b"%PDF")
    assert answer.data.count(b"/Type /Page\n") == 2
    assert "13" in browser.get(desk.url("codes")).text


def test_without_codes_there_is_no_such_page(desk: Desk) -> None:
    desk.browser().get(desk.url("codes"), status=404)


def test_who_may_answer_is_one_of_those_on_offer(desk: Desk) -> None:
    desk.send("einstellungen", {"access": "everyone", "interim": "never"}, status=422)
