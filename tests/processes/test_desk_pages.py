"""The pages of a process on the desk, as somebody uses them."""

import json
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from participation.processes.models import Category, Moderation, ProcessState
from tests.factories import a_process, the_module
from tests.processes.cast import Town, an_idea_on

ALL = "/verwaltung/musterstadt/verfahren"
ONE = f"{ALL}/gruene-mitte"


def a_draft(session: Session, here: Municipality) -> None:
    """A process nobody has seen yet."""
    a_process(session, here, state=ProcessState.DRAFT, published_at=None)


def an_idea(session: Session, here: Municipality) -> None:
    """Somebody contributes to the only process."""
    an_idea_on(session, session.query(Category).filter_by(municipality_id=here.id).first())  # type: ignore[arg-type]  # it is there


def test_the_list_shows_every_state_with_its_counts(running: Town) -> None:
    running.add(lambda session, here: a_process(session, here, slug="entwurf", state=ProcessState.DRAFT))
    running.add(lambda session, here: a_process(session, here, slug="alt", state=ProcessState.ARCHIVED))
    text = running.browser().get(ALL).text
    for words in ("Veröffentlicht", "Entwürfe", "Archiv", "Verfahren gruene-mitte", "0 Beiträge"):
        assert words in text


def test_an_empty_list_says_what_to_do(town: Town) -> None:
    assert f"{ALL}/neu" in town.browser().get(ALL).text


def test_texts_are_edited_and_citizens_see_them(running: Town) -> None:
    browser = running.browser()
    changes = {
        "title": "Neue Mitte",
        "summary": "Kurz.",
        "body_source": "## Hallo",
        "answer_promise": "Bald.",
    }
    assert browser.submit(f"{ONE}/texte", changes).location == f"{ONE}/"
    page = running.browser("nobody").get("/musterstadt/gruene-mitte/")
    assert page.heading() == "Neue Mitte"
    assert "<h2>Hallo</h2>" in page.text
    assert "Bald." in page.text


def test_a_preview_shows_and_keeps_nothing(running: Town) -> None:
    page = running.browser().submit(
        f"{ONE}/texte", {"body_source": "**fett** <b>x</b>", "vorschau": "1"}, status=200
    )
    assert "<strong>fett</strong>" in page.text
    assert "<b>x</b>" not in page.text
    assert page.form_values()["body_source"] == "**fett** <b>x</b>"
    assert running.process().body_source == "Mehr dazu."


def test_the_second_of_two_writers_is_told_and_loses_nothing(running: Town) -> None:
    first, second = running.browser(), running.browser("admin")
    late = second.get(f"{ONE}/texte").form_values()
    first.submit(f"{ONE}/texte", {"summary": "Von Mo."})
    late.pop("__action__")
    page = second.post(f"{ONE}/texte", late | {"body_source": "Von Petra."}, status=422)
    assert "jemand anderes" in page.text
    assert "Von Mo." in page.text, "the colleague's words stand beside"
    again = page.form_values()
    assert again["body_source"] == "Von Petra."
    assert running.process().summary == "Von Mo."
    again.pop("__action__")
    second.post(f"{ONE}/texte", again | {"summary": "Von Mo."})
    assert (running.process().summary, running.process().body_source) == ("Von Mo.", "Von Petra.")


def test_a_conflict_is_still_one_after_a_preview(running: Town) -> None:
    first, second = running.browser(), running.browser("admin")
    shown = second.get(f"{ONE}/texte").form_values()
    first.submit(f"{ONE}/texte", {"summary": "Von Mo."})
    shown.pop("__action__")
    preview = second.post(f"{ONE}/texte", shown | {"vorschau": "1"}, status=200).form_values()
    preview.pop("__action__")
    second.post(f"{ONE}/texte", preview, status=422)
    assert running.process().summary == "Von Mo."


def test_rules_are_changed(running: Town) -> None:
    browser = running.browser()
    values = browser.get(f"{ONE}/regeln").form_values()
    values.pop("__action__")
    values.pop("guests_allowed")
    browser.post(f"{ONE}/regeln", values | {"moderation": "pre"})
    process = running.process()
    assert (process.moderation, process.guests_allowed) == (Moderation.PRE, False)


def test_a_phase_that_ends_on_the_30th_is_open_that_day(running: Town) -> None:
    phase = running.process().modules[0].phases[0]
    running.browser().submit(
        f"{ONE}/phasen/{phase.id}", {"first_day": "2031-11-01", "last_day": "30.11.2031", "title": "Herbst"}
    )
    phase = running.process().modules[0].phases[0]
    assert clock.local(phase.closes_at).isoformat() == "2031-12-01T00:00:00+01:00"
    assert "01.11.2031 bis 30.11.2031" in running.browser().get(f"{ONE}/phasen").text


def test_opening_and_saving_a_phase_changes_nothing(running: Town) -> None:
    """Also where it began and ended in the middle of a day that the form can not show? No: whole days are kept."""
    browser = running.browser()
    browser.submit(
        f"{ONE}/phasen/ideen/neu", {"title": "Neu", "first_day": "2031-03-29", "last_day": "2031-03-30"}
    )
    before = running.process().modules[0].phases[-1]
    browser.submit(f"{ONE}/phasen/{before.id}")
    after = running.process().modules[0].phases[-1]
    assert (after.opens_at, after.closes_at, after.steps) == (before.opens_at, before.closes_at, before.steps)
    assert after.closes_at - after.opens_at == clock.end_of(date(2031, 3, 30)) - clock.start_of(
        date(2031, 3, 29)
    )


def test_phases_come_and_go_but_the_last_one_stays(running: Town) -> None:
    browser = running.browser()
    browser.submit(f"{ONE}/phasen/ideen/neu", {"title": "Nachlese"})
    first, second = running.process().modules[0].phases
    browser.submit(f"{ONE}/phasen", action=f"/{second.id}/entfernen")
    page = browser.submit(f"{ONE}/phasen", action=f"/{first.id}/entfernen", status=422)
    assert "mindestens eine Phase" in page.text
    assert len(running.process().modules[0].phases) == 1


def test_removing_a_phase_asks_first_and_a_draft_without_any_says_so(town: Town) -> None:
    town.add(a_draft)
    browser = town.browser()
    text = browser.get(f"{ONE}/phasen").text
    before, _, behind = text.partition("<summary")
    assert "/entfernen" not in before.partition("<main")[2]
    assert "verschwindet mit ihren Tagen und Texten" in behind
    (phase,) = town.process().modules[0].phases
    browser.submit(f"{ONE}/phasen", action=f"/{phase.id}/entfernen")
    assert '<span class="meta">keine</span>' in browser.get(f"{ONE}/").text
    assert "Noch keine Phase" in browser.get(ALL).text
    assert "Abgeschlossen" not in browser.get(ALL).text


@pytest.mark.parametrize(
    "changes", [{"title": ""}, {"last_day": "2020-01-01", "first_day": "2021-01-01"}, {"steps": "x"}]
)
def test_a_phase_that_cannot_be_is_refused_and_kept_in_the_form(
    running: Town, changes: dict[str, Any]
) -> None:
    page = running.browser().submit(f"{ONE}/phasen/ideen/neu", {"title": "Neu"} | changes, status=422)
    assert page.form_values()["title"] == changes.get("title", "Neu")
    assert len(running.process().modules[0].phases) == 1


def test_topics_are_added_sorted_and_removed(running: Town) -> None:
    browser = running.browser()
    browser.submit(f"{ONE}/themen/ideen/neu", {"name": "Spielplätze", "colour": "#7a3e9d"})
    third = running.process().modules[0].categories[2]
    assert third.letter == "S"
    values = browser.get(f"{ONE}/themen").form_values(f"/{third.id}/verschieben")
    browser.post(values.pop("__action__"), values | {"direction": "up"})
    assert [one.letter for one in running.process().modules[0].categories] == ["G", "S", "V"]
    browser.submit(f"{ONE}/themen", action=f"/{third.id}/entfernen")
    assert [one.letter for one in running.process().modules[0].categories] == ["G", "V"]


def test_a_topic_in_use_stays_and_the_page_says_why(running: Town) -> None:
    running.add(an_idea)
    first = running.process().modules[0].categories[0]
    page = running.browser().submit(f"{ONE}/themen", action=f"/{first.id}/entfernen", status=422)
    assert "gibt es schon Beiträge" in page.text
    assert len(running.process().modules[0].categories) == 2


def test_a_pale_colour_is_refused_with_its_contrast(running: Town) -> None:
    page = running.browser().submit(
        f"{ONE}/themen/ideen/neu", {"name": "Sonne", "colour": "#ffd500"}, status=422
    )
    assert "1,4 : 1" in page.text
    assert page.form_values()["name"] == "Sonne"


def test_the_area_is_replaced_by_a_drawing(running: Town) -> None:
    ring = [[9.01, 50.01], [9.02, 50.01], [9.02, 50.02], [9.01, 50.01]]
    before = running.process().area_id
    drawn = json.dumps({"type": "Polygon", "coordinates": [ring]})
    running.browser().submit(f"{ONE}/gebiet", {"area": "drawn", "drawn": drawn})
    assert running.process().area_id != before


def test_a_process_is_withdrawn_published_and_archived_by_buttons(running: Town) -> None:
    browser = running.browser()
    for word, state in [
        ("zurueckziehen", ProcessState.DRAFT),
        ("veroeffentlichen", ProcessState.PUBLISHED),
        ("archivieren", ProcessState.ARCHIVED),
        ("veroeffentlichen", ProcessState.PUBLISHED),
    ]:
        browser.submit(f"{ONE}/", action=f"/{word}")
        assert running.process().state is state


def test_publishing_a_draft_says_everything_that_is_missing(app: Flask, database: Database) -> None:
    town = Town(app, database, contact_email="")
    town.add(a_draft)
    browser = town.browser("admin")
    assert "Vorher fehlt noch" in browser.get(f"{ONE}/").text
    page = browser.submit(f"{ONE}/", action="/veroeffentlichen", status=422)
    assert "Noch nicht veröffentlicht" in page.text
    assert "/verwaltung/musterstadt/einstellungen/kommune" in page.text
    assert town.process().state is ProcessState.DRAFT


def test_nothing_is_withdrawn_once_somebody_contributed(running: Town) -> None:
    browser = running.browser()
    values = browser.get(f"{ONE}/").form_values("/zurueckziehen")
    running.add(an_idea)
    assert "/zurueckziehen" not in browser.get(f"{ONE}/").text
    target = values.pop("__action__")
    page = browser.post(target, values, status=403)
    assert "archivieren" in page.text
    assert running.process().state is ProcessState.PUBLISHED


def test_a_refused_deletion_leaves_no_trace(running: Town) -> None:
    browser = running.browser()
    token = browser.get(f"{ONE}/").form_values("/archivieren")
    browser.post(f"{ONE}/loeschen", {"csrf_token": token["csrf_token"]}, status=403)
    assert running.process().modules[0].phases


def test_a_draft_is_deleted(town: Town) -> None:
    town.add(a_draft)
    town.browser().submit(f"{ONE}/", action="/loeschen")
    assert town.processes() == []


@pytest.mark.parametrize("path", ["texte", "regeln", "gebiet", "phasen/ideen/neu", "themen/ideen/neu"])
def test_the_archive_is_not_changed(running: Town, path: str) -> None:
    browser = running.browser()
    values = browser.get(f"{ONE}/{path}").form_values()
    browser.submit(f"{ONE}/", action="/archivieren")
    values.pop("__action__")
    filled = {"title": "Anders", "name": "Anders"}
    page = browser.post(
        f"{ONE}/{path}", values | {name: word for name, word in filled.items() if name in values}, status=422
    )
    assert "im Archiv" in page.text


def test_a_copy_is_made_with_title_and_first_day(running: Town) -> None:
    answer = running.browser().submit(
        f"{ONE}/kopieren", {"title": "Grüne Mitte II", "first_day": "2031-05-01"}
    )
    assert answer.location == f"{ALL}/gruene-mitte-ii/"
    copy = running.process("gruene-mitte-ii")
    assert copy.state is ProcessState.DRAFT
    assert clock.local(copy.modules[0].phases[0].opens_at).date() == date(2031, 5, 1)


@pytest.mark.parametrize("word", ["veroeffentlichen", "zurueckziehen", "archivieren", "loeschen"])
def test_a_button_without_its_token_does_nothing(running: Town, word: str) -> None:
    running.browser().post(f"{ONE}/{word}", {}, status=400)
    assert running.process().state is ProcessState.PUBLISHED


def test_looking_changes_nothing(running: Town) -> None:
    for word in ("veroeffentlichen", "zurueckziehen", "archivieren", "loeschen"):
        running.browser().get(f"{ONE}/{word}", status=405)
    assert running.process().state is ProcessState.PUBLISHED


def test_parts_of_another_process_are_out_of_reach(running: Town) -> None:
    running.add(lambda session, here: a_process(session, here, slug="anderes"))
    other = the_module(running.process("anderes"))
    browser = running.browser()
    token = browser.get(f"{ONE}/").form_values("/archivieren")["csrf_token"]
    browser.get(f"{ONE}/phasen/{other.phases[0].id}", status=404)
    browser.get(f"{ONE}/themen/{other.categories[0].id}", status=404)
    browser.post(f"{ONE}/phasen/{other.phases[0].id}/entfernen", {"csrf_token": token}, status=404)
    browser.post(f"{ONE}/themen/{other.categories[0].id}/entfernen", {"csrf_token": token}, status=404)
    assert len(running.process("anderes").modules[0].categories) == 2
