"""Where an idea lies: an address that is typed in is enough."""

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.formats.ideas.models import Idea
from participation.municipalities.models import Municipality, Place
from participation.municipalities.queries import folded_name
from participation.processes.models import Process
from tests.client import CheckedClient, Page, words
from tests.contributions.cast import signed_in
from tests.factories import (
    INSIDE,
    OUTSIDE,
    a_municipality,
    a_process,
    a_role,
    an_account,
    recorded,
    the_module,
)

URL = "/musterstadt/gruene-mitte/ideen"
STREETS = {
    "Dahlienweg": INSIDE,
    "Lindenallee": (50.04, 9.04),
    "Lindenstraße": (50.06, 9.06),
    "Alte Lindenstraße": (50.061, 9.061),
    "Hinterm Horizont": OUTSIDE,
}


@pytest.fixture
def process(session: Session) -> Process:
    """A running process in a town with streets."""
    made = a_process(session, a_municipality(session))
    for name, (lat, lon) in STREETS.items():
        session.add(
            Place(
                municipality_id=made.municipality_id,
                name=name,
                folded=folded_name(name),
                kind="street",
                lat=lat,
                lon=lon,
            )
        )
    recorded(session)
    session.commit()
    return made


@pytest.fixture
def typed(process: Process) -> dict[str, object]:
    """What a person types who says nothing of the place."""
    return {"title": "Bank am Weg", "category": the_module(process).categories[0].id}


def only_idea(session: Session) -> Idea:
    session.expire_all()
    return session.scalars(sa.select(Idea)).one()


def offered(page: Page) -> list[str]:
    """The places to choose from."""
    return [field.get("value", "") for field in page.all("input") if field.get("name") == "found"]


def ticked(page: Page) -> list[str]:
    return [
        field.get("value", "")
        for field in page.all("input")
        if field.get("name") == "found" and "checked" in field.attrib
    ]


@pytest.mark.parametrize(
    ("address", "place", "kept"),
    [
        ("Dahlienweg 11", INSIDE, "Dahlienweg 11"),
        ("dahlien", INSIDE, "Dahlienweg"),
        ("Lindenstr. 4 b", (50.06, 9.06), "Lindenstr. 4 b"),
    ],
)
def test_an_address_alone_is_a_place(
    client: CheckedClient,
    session: Session,
    typed: dict[str, object],
    address: str,
    place: tuple[float, float],
    kept: str,
) -> None:
    answer = client.submit(f"{URL}/neu", typed | {"address": address})
    idea = only_idea(session)
    assert "/meine/" in answer.location
    assert ((idea.lat, idea.lon), idea.address) == (place, kept)


def test_an_address_that_fits_several_places_asks_which(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    page = client.submit(f"{URL}/neu", typed | {"address": "Linden"}, status=422)
    assert "Zu „Linden“ passen mehrere Orte" in page.text
    assert (len(offered(page)), ticked(page)) == (3, [])
    values = page.form_values("/neu")
    values.pop("__action__")
    client.post(f"{URL}/neu", values | {"found": "50.060000;9.060000"})
    idea = only_idea(session)
    assert (idea.lat, idea.address) == (50.06, "Lindenstraße")


def test_what_was_picked_for_another_address_no_longer_counts(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    client.submit(f"{URL}/neu", typed | {"address": "Dahlienweg 11", "found": "50.060000;9.060000"})
    assert only_idea(session).lat == INSIDE[0]


def test_an_unknown_address_is_told(client: CheckedClient, typed: dict[str, object]) -> None:
    page = client.submit(f"{URL}/neu", typed | {"address": "Nirgendweg 7"}, status=422)
    assert "„Nirgendweg 7“ haben wir nicht gefunden. Versuchen Sie es ohne Hausnummer" in page.text
    assert page.form_values("/neu")["address"] == "Nirgendweg 7"


def test_a_pin_counts_more_than_the_address_beside_it(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    client.submit(f"{URL}/neu", typed | {"address": "Linden", "lat": "50.05", "lon": "9.05"})
    idea = only_idea(session)
    assert (idea.lat, idea.address) == (50.05, "Linden")


def test_coordinates_help_out_where_the_address_lies_outside(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    page = client.submit(f"{URL}/neu", typed | {"address": "Hinterm Horizont"}, status=422)
    assert "außerhalb des Gebiets" in page.text
    values = page.form_values("/neu")
    values.pop("__action__")
    client.post(f"{URL}/neu", values | {"lat": "50,05", "lon": "9,05"})
    assert only_idea(session).lat == 50.05


def test_the_whole_area_needs_no_address(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    client.submit(f"{URL}/neu", typed | {"address": "Linden", "whole": "y"})
    assert only_idea(session).lat is None


@pytest.fixture
def own(client: CheckedClient, session: Session, typed: dict[str, object]) -> str:
    """The secret address of an idea in the Dahlienweg."""
    return client.submit(f"{URL}/neu", typed | {"address": "Dahlienweg"}).location.partition("?")[0]


@pytest.mark.parametrize(
    ("address", "lat"),
    [("Lindenallee 3", 50.04), ("Dahlienweg 11", INSIDE[0]), ("Hinter der Hecke", INSIDE[0])],
)
def test_another_street_moves_an_idea_and_a_house_number_does_not(
    client: CheckedClient, session: Session, own: str, address: str, lat: float
) -> None:
    client.submit(f"{own}/aendern", {"address": address})
    idea = only_idea(session)
    assert (idea.lat, idea.address) == (lat, address)


def test_a_searched_place_takes_the_place_of_the_old_pin(
    client: CheckedClient, session: Session, own: str
) -> None:
    page = client.submit(f"{own}/aendern", {"address": "Linden", "suchen": "1"}, status=200)
    values = page.form_values()
    values.pop("__action__")
    client.post(f"{own}/aendern", values | {"found": offered(page)[0]})
    assert only_idea(session).lat != INSIDE[0]


def test_staff_write_down_an_address(
    app: Flask, session: Session, process: Process, typed: dict[str, object]
) -> None:
    account = an_account(session)
    a_role(session, account, session.get_one(Municipality, process.municipality_id))
    recorded(session)
    session.commit()
    url = f"/verwaltung/musterstadt/verfahren/gruene-mitte/{URL.rpartition('/')[2]}/nachtragen"
    staff = signed_in(app, session, account.id)
    assert "mehrere Orte" in staff.submit(url, typed | {"address": "Linden"}, status=422).text
    staff.submit(url, typed | {"address": "Dahlienweg 11"})
    assert only_idea(session).address == "Dahlienweg 11"


@pytest.mark.parametrize(
    "pasted",
    [
        {"lat": "50,05 9,05"},
        {"lon": "50.05, 9.05"},
        {"address": "50,05; 9,05"},
        {"address": "50.05000° N, 9.05000° E"},
    ],
)
def test_two_coordinates_pasted_into_one_field_are_understood(
    client: CheckedClient, session: Session, typed: dict[str, object], pasted: dict[str, str]
) -> None:
    client.submit(f"{URL}/neu", typed | pasted)
    idea = only_idea(session)
    assert (idea.lat, idea.lon, idea.address) == (50.05, 9.05, "")


def test_searching_for_coordinates_takes_them_over(client: CheckedClient, process: Process) -> None:
    page = client.submit(f"{URL}/neu", {"address": "50,05 9,05", "suchen": "1"}, status=200)
    values = page.form_values("/neu")
    assert "Die Koordinaten sind übernommen." in page.text
    assert (values["address"], values["lat"], values["lon"]) == ("", "50,05", "9,05")


def test_the_enter_key_presses_the_main_button(client: CheckedClient, process: Process) -> None:
    page = client.get(f"{URL}/neu")
    form = next(one for one in page.all("form") if one.get("action", "").endswith("/neu"))
    first = next(one for one in form.iter() if one.tag.endswith("}button"))
    assert (first.get("name"), words(first)) == ("eingabe", "Idee absenden")
    assert (first.get("tabindex"), first.get("aria-hidden")) == ("-1", "true")


def test_the_enter_key_sends_the_idea(
    client: CheckedClient, session: Session, typed: dict[str, object]
) -> None:
    client.submit(f"{URL}/neu", typed | {"address": "Dahlienweg 11", "eingabe": "1"})
    assert only_idea(session).address == "Dahlienweg 11"


def test_the_enter_key_searches_while_there_is_nothing_but_an_address(
    client: CheckedClient, process: Process
) -> None:
    page = client.submit(f"{URL}/neu", {"address": "Linden", "eingabe": "1"}, status=200)
    assert len(offered(page)) == 3
    page = client.submit(f"{URL}/neu", {"address": "Dahlienweg 11", "eingabe": "1"}, status=200)
    assert ticked(page) == ["50.050000;9.050000"]


def test_an_error_names_the_place_first_as_the_page_does(client: CheckedClient, process: Process) -> None:
    page = client.submit(f"{URL}/neu", {}, status=422)
    summary = next(one for one in page.all("div") if one.get("id") == "fehler")
    said = [words(link) for link in summary.iter() if link.get("href")]
    assert [one.partition(":")[0] for one in said] == ["Ort", "Kurz gesagt", "Thema"]
