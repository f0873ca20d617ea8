"""The pages on which staff write at a report."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.results.models import Report
from tests.client import CheckedClient, words
from tests.factories import PASSWORD
from tests.results.cast import a_scene

PAGE = "/verwaltung/musterstadt/verfahren/gruene-mitte/bericht"
SUMMARY = f"{PAGE}/abschnitt/summary"


@pytest.fixture
def staff(client: CheckedClient, session: Session) -> CheckedClient:
    """Signed in as the municipality of a process with ideas."""
    a_scene(session)
    session.commit()  # one connection for all
    client.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    return client


def kept(session: Session) -> list[tuple[dict[str, Any], list[str], int]]:
    """Texts, hidden sections and edition of every report; lets go of the connection."""
    found = [(one.texts, one.hidden, one.edition) for one in session.query(Report)]
    session.rollback()
    return found


def test_every_section_is_listed_with_what_stands_in_it(staff: CheckedClient) -> None:
    page = staff.get(PAGE)

    assert "Zusammenfassung" in page.text
    assert "Vorschlag der Software" in page.text
    assert "Hier gibt es noch nichts" in page.text or "Antworten und Entscheidungen" in page.text


def test_own_words_are_kept_shown_and_recorded(staff: CheckedClient, session: Session) -> None:
    page = staff.follow(staff.submit(SUMMARY, {"mode": "added", "words": "Wir haben **gelernt**."}))

    assert "Der Abschnitt ist gespeichert." in page.text
    assert "Vorschlag, danach eigener Text" in page.text
    assert "<strong>gelernt</strong>" in staff.get(f"{PAGE}/vorschau").text
    assert session.query(AuditEntry).filter_by(action="report.changed").count() == 1


def test_a_preview_keeps_nothing(staff: CheckedClient, session: Session) -> None:
    page = staff.submit(SUMMARY, {"mode": "alone", "words": "Noch *nicht*.", "vorschau": "1"}, status=200)

    assert "Vorschau, noch nicht gespeichert" in page.text
    assert "<em>nicht</em>" in page.text
    assert page.form_values()["words"].strip() == "Noch *nicht*."
    assert kept(session) == []


def test_the_proposal_can_be_taken_into_the_field(staff: CheckedClient, session: Session) -> None:
    page = staff.submit(SUMMARY, {"uebernehmen": "1"}, status=200)

    sent = page.form_values()
    assert "Eingegangen sind 2 Beiträge" in sent["words"]
    assert sent["mode"] == "alone"
    assert kept(session) == []


def test_going_back_to_the_proposal_drops_the_words_and_nothing_else(
    staff: CheckedClient, session: Session
) -> None:
    staff.submit(SUMMARY, {"mode": "alone", "words": "Weg damit.", "hidden": "y"})
    staff.submit(SUMMARY, {"zurueck": "1"})

    assert kept(session) == [({}, ["summary"], 2)]


def test_words_are_missed_where_there_should_be_some(staff: CheckedClient) -> None:
    page = staff.submit(SUMMARY, {"mode": "alone", "words": ""}, status=422)

    assert "Bitte schreiben Sie einen Text, oder wählen Sie den Vorschlag." in page.text


def test_whoever_saves_second_is_told_and_loses_nothing(staff: CheckedClient, session: Session) -> None:
    seen = staff.get(SUMMARY).form_values()
    staff.submit(SUMMARY, {"mode": "added", "words": "Von der anderen."})

    page = staff.post(SUMMARY, seen | {"mode": "added", "words": "Von mir."}, status=422)

    assert "Inzwischen hat jemand anderes hier etwas geändert." in page.text
    assert "Von der anderen." in page.text
    again = page.form_values()
    assert again["words"].strip() == "Von mir."
    staff.post(SUMMARY, again)
    assert kept(session)[0][0]["summary"]["words"] == "Von mir."


def test_two_sections_are_no_conflict(staff: CheckedClient, session: Session) -> None:
    seen = staff.get(SUMMARY).form_values()
    staff.submit(f"{PAGE}/abschnitt/outlook", {"mode": "added", "words": "Es geht weiter."})

    staff.post(SUMMARY, seen | {"mode": "added", "words": "Von mir."})

    assert set(kept(session)[0][0]) == {"summary", "outlook"}


def test_the_title_is_changed_and_an_empty_one_is_the_proposal(staff: CheckedClient) -> None:
    staff.submit(f"{PAGE}/titel", {"title": "Was wir hörten"})
    assert "Was wir hörten" in staff.get(PAGE).text

    page = staff.follow(staff.submit(f"{PAGE}/titel", {"title": ""}))

    assert "Bericht: Verfahren gruene-mitte" in page.text


@pytest.mark.parametrize(
    ("kind", "beginning"), [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("docx", b"PK")]
)
def test_every_kind_of_file_is_taken_home(staff: CheckedClient, kind: str, beginning: bytes) -> None:
    answer = staff.get(f"{PAGE}/bericht.{kind}").response

    assert answer.data.startswith(beginning)
    assert "gruene-mitte-bericht-" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_the_report_is_a_tab_of_the_process(staff: CheckedClient) -> None:
    page = staff.get("/verwaltung/musterstadt/verfahren/gruene-mitte/")

    assert [link for link in page.all("a") if link.get("href") == PAGE and words(link) == "Bericht"]


def test_nobody_else_finds_it(client: CheckedClient, session: Session) -> None:
    a_scene(session)
    a_scene(session, slug="nachbarstadt")
    session.commit()
    client.submit("/anmelden", {"email": "mo@nachbarstadt.example", "password": PASSWORD})

    for path in (PAGE, SUMMARY, f"{PAGE}/bericht.pdf", f"{PAGE}/vorschau", f"{PAGE}/titel"):
        client.get(path, status=404)
