"""From nothing to a released vote, as a person in a town hall does it."""

from typing import Any

import pytest

from participation.formats.voting.models import VoteState
from participation.formats.voting.queries.finding import vote_of
from participation.processes.blueprints import BUILT_IN
from participation.processes.catalogue import offered
from participation.processes.queries import processes_of
from tests.processes.cast import Town

NEW = "/verwaltung/musterstadt/verfahren/neu"
DESK = "/verwaltung/musterstadt/verfahren/linde/abstimmung/"


def begin(town: Town, blueprint: str) -> None:
    """The page "Neues Verfahren": a blueprint, a title, two days."""
    typed = {
        "title": "Linde",
        "blueprint": blueprint,
        "first_day": "2030-03-18",
        "last_day": "2030-04-05",
        "publish": "1",
    }
    town.browser().submit(NEW, typed)


def state(town: Town) -> VoteState:
    """How far the vote is."""

    def look(session: Any, here: Any) -> VoteState:
        return vote_of(session, processes_of(session, here.id)[0].modules[0]).state

    return VoteState(town.add(look))


def test_six_forms_and_the_vote_is_released(town: Town) -> None:
    begin(town, "ja-nein")
    browser = town.browser()
    page = browser.get("/verwaltung/musterstadt/verfahren/linde/")
    assert DESK in {one.get("href") for one in page.all("a")}
    typed = {"question": "Soll die Linde bleiben?", "explanation": "Der Platz wird umgebaut.", "ties": "open"}
    browser.submit(f"{DESK}regeln", typed)
    browser.submit(f"{DESK}briefe", {"label": "Alle", "size": "25"}, status=200)
    assert "Es sind schon Briefe erstellt" in browser.get(f"{DESK}regeln").text
    page = browser.get(f"{DESK}freigabe")
    boxes = [one.get("value") for one in page.all("input") if one.get("name") == "read"]
    token = page.form_values("/abmelden")["csrf_token"]
    browser.post(f"{DESK}freigabe", {"csrf_token": token, "read": boxes})
    assert state(town) is VoteState.READY
    public = town.browser("nobody").get("/musterstadt/linde/")
    assert "Soll die Linde bleiben?" in public.text


def test_before_the_release_everybody_reads_that_it_is_prepared(town: Town) -> None:
    begin(town, "ja-nein")
    town.browser().submit(f"{DESK}regeln", {"question": "Soll die Linde bleiben?"})
    public = town.browser("nobody").get("/musterstadt/linde/")
    assert "wird gerade vorbereitet" in public.text
    assert "Soll die Linde bleiben?" not in public.text


@pytest.mark.parametrize("key", [plan.key for plan in BUILT_IN if plan.group == "voting"])
def test_every_blueprint_has_all_its_pages(town: Town, key: str) -> None:
    begin(town, key)
    browser = town.browser()
    for rest in (
        "",
        "regeln",
        "wahlmoeglichkeiten",
        "wahlmoeglichkeiten/neu",
        "wahlmoeglichkeiten/uebernehmen",
        "freigabe",
    ):
        browser.get(DESK + rest)


def test_a_vote_is_added_to_a_process_on_one_page(town: Town) -> None:
    town.browser().submit(NEW, {"title": "Linde", "publish": "1"})
    url = "/verwaltung/musterstadt/verfahren/linde/teil-hinzufuegen"
    page = town.browser().submit(url, {"blueprint": "konsens", "title": "Wohin mit dem Markt?"})
    assert page.location == DESK
    shown = town.browser("nobody").get("/musterstadt/linde/")
    assert "/musterstadt/linde/teil/abstimmung" in {one.get("href") for one in shown.all("a")}


def test_dates_that_are_over_are_refused_and_what_was_typed_stays(town: Town) -> None:
    town.browser().submit(NEW, {"title": "Linde", "publish": "1"})
    url = "/verwaltung/musterstadt/verfahren/linde/teil-hinzufuegen"
    page = town.browser().submit(url, {"title": "Markt", "last_day": "2020-01-01"}, status=422)
    assert page.form_values()["title"] == "Markt"


def test_the_page_for_a_new_process_has_its_blueprints_by_what_they_are_for(town: Town) -> None:
    page = town.browser().get(NEW)
    boxes = [one for one in page.all("input") if one.get("name") == "blueprint"]
    assert {one.get("value") for one in boxes} == {plan.key for plan in offered()}
    assert "Ideen sammeln</p>" in page.text
    assert "Abstimmen</p>" in page.text
