"""What a citizen sees of ideas."""

from html import unescape

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.kernel.db import Database
from participation.processes.models import Moderation, Process
from tests.client import CheckedClient, words
from tests.factories import INSIDE, OUTSIDE, a_municipality, a_process, days, the_module
from tests.formats.ideas.cast import an_idea

URL = "/musterstadt/gruene-mitte/ideen"


@pytest.fixture
def process(session: Session) -> Process:
    """A running process with guests and post-moderation."""
    made = a_process(session, a_municipality(session))
    session.commit()
    return made


def test_the_start_page_lists_running_processes(client: CheckedClient, process: Process) -> None:
    page = client.get("/")
    assert process.title in page.text


def test_the_process_page_shows_ideas_as_list_and_map(
    client: CheckedClient, session: Session, process: Process
) -> None:
    idea = an_idea(session, the_module(process))
    session.commit()
    page = client.get("/musterstadt/gruene-mitte/")
    assert idea.title in page.text
    assert "/tiles/{z}/{x}/{y}.json" in client.get(_script(page.text)).text


def _script(html: str) -> str:
    start = html.index("/karten/")
    return html[start : html.index('"', start)]


def test_a_guest_hands_in_an_idea_and_gets_a_receipt(client: CheckedClient, process: Process) -> None:
    category = the_module(process).categories[0].id
    answer = client.submit(
        f"{URL}/neu",
        {"title": "Bank am Fluss", "category": category, "lat": "50,05", "lon": "9,05", "text": "Bitte!"},
    )
    receipt = client.follow(answer)
    assert "/meine/" in answer.location
    assert receipt.response.headers["Referrer-Policy"] == "no-referrer"
    assert "Bank am Fluss" in client.get("/musterstadt/gruene-mitte/").text


def test_a_pin_outside_is_refused_and_nothing_typed_is_lost(client: CheckedClient, process: Process) -> None:
    category = the_module(process).categories[0].id
    page = client.submit(
        f"{URL}/neu",
        {
            "title": "Weit weg",
            "category": category,
            "lat": str(OUTSIDE[0]),
            "lon": str(OUTSIDE[1]),
            "text": "Hallo",
        },
        status=422,
    )
    values = page.form_values("/neu")
    assert "außerhalb des Gebiets" in page.text
    assert (values["title"], values["lat"], values["text"]) == ("Weit weg", str(OUTSIDE[0]), "Hallo")
    assert "Weit weg" not in client.get("/musterstadt/gruene-mitte/").text


@pytest.mark.parametrize("lat", ["NaN", "Infinity", "1e999", "1_0", "٤٨", "91", "-91", "abc"])
def test_numbers_that_are_none_are_refused_with_words(
    client: CheckedClient, process: Process, lat: str
) -> None:
    category = the_module(process).categories[0].id
    page = client.submit(
        f"{URL}/neu", {"title": "x", "category": category, "lat": lat, "lon": "9.05"}, status=422
    )
    assert page.form_values("/neu")["lat"] == lat


def test_an_idea_for_the_whole_area_needs_no_place(client: CheckedClient, process: Process) -> None:
    category = the_module(process).categories[0].id
    client.submit(f"{URL}/neu", {"title": "Überall Bänke", "category": category, "whole": "y"})
    assert "Überall Bänke" in client.get("/musterstadt/gruene-mitte/").text


def test_without_javascript_an_address_is_searched_and_chosen(
    client: CheckedClient, session: Session, process: Process
) -> None:
    from participation.municipalities.models import Place
    from tests.factories import recorded

    session.add(
        Place(
            municipality_id=process.municipality_id,
            name="Lindenallee",
            folded="lindenallee",
            kind="street",
            lat=INSIDE[0],
            lon=INSIDE[1],
        )
    )
    recorded(session)
    session.commit()
    category = the_module(process).categories[0].id
    typed = {"title": "Bank", "category": category, "address": "Lindenallee 4"}
    found = client.submit(f"{URL}/neu", typed | {"suchen": "1"}, status=200)
    choices = [field.get("value") for field in found.all("input") if field.get("name") == "found"]
    assert choices == ["50.050000;9.050000"]
    values = found.form_values("/neu")
    values.pop("__action__")
    answer = client.post(f"{URL}/neu", values | {"found": choices[0]})
    assert "Lindenallee 4" in client.get("/musterstadt/gruene-mitte/").text
    assert "/meine/" in answer.location


def test_the_receipt_of_an_idea_that_was_taken_back_says_so(client: CheckedClient, process: Process) -> None:
    category = the_module(process).categories[0].id
    place = {"lat": "50.05", "lon": "9.05"}
    answer = client.submit(f"{URL}/neu", {"title": "Bank", "category": category} | place)
    own = answer.location.partition("?")[0]
    assert "können Sie Ihre Idee ändern" in client.get(own).text
    assert "data-map-highlight" in client.get(own).text
    client.submit(f"{own}/zurueckziehen")
    receipt = client.get(own).text
    assert "Sie haben diese Idee zurückgezogen." in receipt
    assert "data-map-highlight" not in receipt
    assert "können Sie Ihre Idee ändern" not in receipt


def test_after_the_phase_the_page_says_so_and_keeps_everything_visible(
    client: CheckedClient, session: Session
) -> None:
    process = a_process(session, a_municipality(session))
    idea = an_idea(session, the_module(process))
    the_module(process).phases[0].closes_at = the_module(process).phases[0].opens_at + days(1)
    from tests.factories import recorded

    recorded(session)
    session.commit()
    page = client.get(f"{URL}/neu", status=403)
    assert "nicht mehr möglich" in page.text
    assert idea.title in client.get("/musterstadt/gruene-mitte/").text


def test_a_pending_idea_is_nowhere_but_on_its_receipt(client: CheckedClient, session: Session) -> None:
    process = a_process(session, a_municipality(session), moderation=Moderation.PRE)
    session.commit()
    category = the_module(process).categories[0].id
    answer = client.submit(
        f"{URL}/neu", {"title": "Kanarie", "category": category, "lat": "50.05", "lon": "9.05"}
    )
    receipt = client.follow(answer).text
    assert "wird geprüft" in receipt
    assert '"waits": true' in unescape(receipt).replace(":true", ": true")
    assert "Kanarie" not in client.get("/musterstadt/gruene-mitte/").text
    assert "Kanarie" not in client.get(f"{URL}/tiles/18/137639/88880.json").text


def test_filter_and_sort_stand_in_the_address_and_nonsense_is_told(
    client: CheckedClient, session: Session, process: Process
) -> None:
    module = the_module(process)
    green, traffic = module.categories
    an_idea(session, module, "Bäume pflanzen", category_id=green.id)
    an_idea(session, module, "Radweg sanieren", category_id=traffic.id)
    session.commit()
    url = "/musterstadt/gruene-mitte/"
    only = client.get(f"{url}?kategorie={traffic.id}").text
    assert "Radweg sanieren" in only
    assert "Bäume pflanzen" not in only
    assert "Bäume pflanzen" in client.get(f"{url}?q=baum").text
    assert "Keine Idee passt" in client.get(f"{url}?q=raumschiff").text
    assert "ließ sich nicht anwenden" in client.get(f"{url}?kategorie=1;drop").text
    assert "ließ sich nicht anwenden" in client.get(f"{url}?nach=quatsch").text


def test_every_page_of_the_list_shows_every_idea_once(
    app: Flask, database: Database, session: Session
) -> None:
    from participation.formats.ideas.queries.filters import IdeaFilter, Sort
    from participation.formats.ideas.queries.lists import page_of_ideas

    module = the_module(a_process(session, a_municipality(session)))
    for number in range(7):
        an_idea(session, module, f"Idee {number}")
    session.commit()
    for sort in Sort:
        seen, after = [], None
        while True:
            page = page_of_ideas(session, module.id, IdeaFilter(sort=sort), after, limit=3)
            seen += [card.title for card in page.items]
            after = page.after
            if after is None:
                break
        assert sorted(seen) == [f"Idee {number}" for number in range(7)]
        assert page.total == 7


def test_the_detail_page_has_one_heading_and_the_number(
    client: CheckedClient, session: Session, process: Process
) -> None:
    idea = an_idea(session, the_module(process), "<b>fett</b>")
    session.commit()
    page = client.get(f"{URL}/{idea.reference}")
    assert words(page.all("h1")[0]) == "<b>fett</b>"
    assert idea.reference in page.text
