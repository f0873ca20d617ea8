"""From nothing to a running process on one page."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.kernel import clock
from participation.kernel.db import Database
from participation.municipalities.models import Area, LegalText
from participation.processes.blueprints.builtin import IDEAS
from participation.processes.models import ProcessState
from tests.client import Page
from tests.factories import SQUARE, in_days
from tests.processes.cast import Town

NEW = "/verwaltung/musterstadt/verfahren/neu"
BOMB = '{"a":' * 5000 + "1" + "}" * 5000
HOSTILE = {
    "no json": b"<svg onload=alert(1)>",
    "a bomb": BOMB.encode(),
    "no surface": json.dumps({"type": "Point", "coordinates": [9, 50]}).encode(),
    "nan": b'{"type":"Polygon","coordinates":[[[NaN,50],[9,50],[9,51],[NaN,50]]]}',
    "infinity": b'{"type":"Polygon","coordinates":[[[1e999,50],[9,50],[9,51],[1e999,50]]]}',
    "metres": json.dumps(
        {"type": "Polygon", "coordinates": [[[500000, 5500000], [500100, 5500000], [500100, 5500100]]]}
    ).encode(),
    "swapped": json.dumps(
        {"type": "Polygon", "coordinates": [[[50.0, 9.0], [50.1, 9.0], [50.1, 9.1], [50.0, 9.1]]]}
    ).encode(),
    "too many corners": json.dumps(
        {"type": "Polygon", "coordinates": [[[9, 50 + i / 1e6] for i in range(20_100)]]}
    ).encode(),
    "no list": b'{"type":"Polygon","coordinates":"x"}',
    "empty": b"",
    "no object": b"[]",
}


sqlite_only = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what is decided before any database is asked."""


def publish(
    town: Town, changes: dict[str, Any] | None = None, *, status: int = 303, who: str = "moderator"
) -> Page:
    """Open the page, type a title, press publish."""
    return town.browser(who).submit(
        NEW, {"title": "Unser Stadtpark", "publish": "1"} | (changes or {}), status=status
    )


@pytest.mark.parametrize("who", ["moderator", "admin"])
def test_a_title_and_one_click_are_enough(town: Town, who: str) -> None:
    answer = publish(town, who=who)
    assert answer.location == "/verwaltung/musterstadt/verfahren/unser-stadtpark/"
    process = town.process("unser-stadtpark")
    assert process.state is ProcessState.PUBLISHED
    first, last = process.modules[0].phases[0], process.modules[0].phases[-1]
    assert clock.local(first.opens_at).date() == in_days(14)
    assert last.closes_at - first.opens_at >= timedelta(days=IDEAS[0].days, hours=-1)
    page = town.browser("nobody").get("/musterstadt/unser-stadtpark/")
    assert page.heading() == "Unser Stadtpark"


def test_the_page_after_it_says_so_and_leads_on(town: Town) -> None:
    browser = town.browser()
    answer = browser.submit(NEW, {"title": "Unser Stadtpark", "publish": "1"})
    page = browser.follow(answer)
    assert "Das Verfahren ist veröffentlicht." in page.text
    assert "/musterstadt/unser-stadtpark/" in page.text


def test_a_draft_is_nobody_elses_business(town: Town) -> None:
    town.browser().submit(NEW, {"title": "Geheim", "save": "1"})
    assert town.process("geheim").state is ProcessState.DRAFT
    for who in ("nobody", "citizen", "foreign admin"):
        town.browser(who).get("/musterstadt/geheim/", status=404)
    page = town.browser("admin").get("/musterstadt/geheim/")
    assert "Entwurf" in page.text
    assert "Geheim" not in town.browser("nobody").get("/musterstadt/").text


@pytest.mark.parametrize(
    "typed", [("2031-03-01", "2031-04-30"), ("01.03.2031", "30.04.2031"), ("1.3.31", "30.4.31")]
)
def test_dates_are_understood_as_people_write_them(town: Town, typed: tuple[str, str]) -> None:
    publish(town, {"first_day": typed[0], "last_day": typed[1]})
    phases = town.process("unser-stadtpark").modules[0].phases
    assert clock.local(phases[0].opens_at).isoformat() == "2031-03-01T00:00:00+01:00"
    assert clock.local(phases[-1].closes_at).isoformat() == "2031-05-01T00:00:00+02:00"


@sqlite_only
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Bitte geben Sie einen Titel ein."),
        ({"title": "x" * 161}, "Höchstens 160 Zeichen"),
        ({"blueprint": "x"}, "Bitte wählen Sie"),
        ({"first_day": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"first_day": "morgen"}, "zum Beispiel 30.11.2026"),
        ({"first_day": "0001-01-01"}, "Bitte prüfen Sie das Jahr."),
        ({"first_day": "9999-12-31"}, "Bitte prüfen Sie das Jahr."),
        ({"last_day": "2020-01-01"}, "liegt in der Vergangenheit"),
        ({"first_day": "2031-04-01", "last_day": "2031-03-01"}, "Das Ende liegt vor dem Beginn."),
        ({"first_day": "2031-04-01", "last_day": "2031-04-01"}, "zu kurz"),
        ({"area": "999999"}, "Bitte wählen Sie"),
        ({"area": "drawn"}, "Bitte zeichnen Sie das Gebiet"),
        ({"area": "file"}, "Bitte wählen Sie eine GeoJSON-Datei."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(
    town: Town, changes: dict[str, str], words: str
) -> None:
    page = publish(town, {"title": "Mein Titel", "blueprint": "rad-fuss"} | changes, status=422)
    assert words in page.text
    values = page.form_values()
    for name, typed in changes.items():
        if name in {"title", "first_day", "last_day"}:
            assert values[name] == typed
    if "title" not in changes:
        assert values["title"] == "Mein Titel"
    if "blueprint" not in changes:
        assert values["blueprint"] == "rad-fuss"
    assert town.processes() == []


def test_publishing_is_refused_with_all_reasons_each_with_its_link(app: Flask, database: Database) -> None:
    town = Town(app, database, contact_email="")
    town.add(
        lambda session, here: session.execute(
            sa.delete(LegalText).where(LegalText.municipality_id == here.id)
        )
    )
    page = publish(town, {"title": "Mein Titel", "blueprint": "orte-naehe"}, status=422, who="admin")
    for kind in ("impressum", "datenschutz", "barrierefreiheit", "netiquette"):
        assert f'href="/verwaltung/musterstadt/einstellungen/texte/{kind}"' in page.text
    assert 'href="/verwaltung/musterstadt/einstellungen/kommune"' in page.text
    assert page.form_values()["title"] == "Mein Titel"
    assert page.form_values()["blueprint"] == "orte-naehe"
    assert town.processes() == []
    assert town.browser("admin").submit(NEW, {"title": "Mein Titel", "save": "1"}), "a draft can be kept"


def test_a_moderator_is_told_what_only_an_admin_can_mend(app: Flask, database: Database) -> None:
    town = Town(app, database, contact_email="")
    page = publish(town, status=422)
    assert "einstellungen/kommune" not in page.text
    assert "nur Administratorinnen und Administratoren" in page.text


def test_missing_things_are_listed_before_anybody_presses_a_button(app: Flask, database: Database) -> None:
    town = Town(app, database, contact_email="")
    page = town.browser("admin").get(NEW)
    assert "noch keine E-Mail-Adresse" in page.text
    assert 'name="publish"' in page.text, "the button is there and works: it says what is missing"


def test_without_a_boundary_an_area_is_drawn(app: Flask, database: Database) -> None:
    town = Town(app, database)
    town.add(lambda session, here: session.execute(sa.delete(Area).where(Area.municipality_id == here.id)))
    page = town.browser("admin").get(NEW)
    assert "/verwaltung/musterstadt/einstellungen/gebiete/grenze" in page.text
    assert page.form_values()["area"] == "drawn"
    publish(town, {"drawn": json.dumps(SQUARE)})
    assert town.process("unser-stadtpark").state is ProcessState.PUBLISHED


def test_a_drawn_area_becomes_the_area_of_the_process(town: Town) -> None:
    ring = [[9.01, 50.01], [9.02, 50.01], [9.02, 50.02], [9.01, 50.01]]
    publish(town, {"area": "drawn", "drawn": json.dumps({"type": "Polygon", "coordinates": [ring]})})
    process = town.process("unser-stadtpark")
    with town.database.reading() as session:
        area = session.get_one(Area, process.area_id)
    assert (area.name, area.whole, area.north) == ("Unser Stadtpark", False, 50.02)


def upload(text: bytes, name: str = "gebiet.geojson") -> dict[str, Any]:
    """What a form sends with a file."""
    return {"area": "file", "file": (io.BytesIO(text), name)}


def test_an_uploaded_area_is_read_whatever_the_file_is_called(town: Town) -> None:
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": SQUARE}],
    }
    publish(town, upload(json.dumps(collection).encode(), "../../etc/passwd"))
    assert town.process("unser-stadtpark").state is ProcessState.PUBLISHED


@sqlite_only
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words(town: Town, kind: str) -> None:
    page = publish(town, upload(HOSTILE[kind]), status=422)
    assert page.form_values()["title"] == "Unser Stadtpark"
    assert "<svg onload" not in page.text
    assert town.processes() == []


@sqlite_only
@pytest.mark.parametrize("kind", sorted(set(HOSTILE) - {"too many corners"}))
def test_a_hostile_drawing_is_refused_in_words(town: Town, kind: str) -> None:
    publish(town, {"area": "drawn", "drawn": HOSTILE[kind].decode()}, status=422)
    assert town.processes() == []


def test_a_file_survives_a_refusal(town: Town) -> None:
    """The browser cannot keep it, so the server does."""
    browser = town.browser()
    page = browser.submit(
        NEW, {"title": "", "publish": "1"} | upload(json.dumps(SQUARE).encode()), status=422
    )
    values = page.form_values()
    assert "Ihre Datei ist noch da." in page.text
    values.pop("__action__")
    browser.post(NEW, values | {"title": "Jetzt aber", "publish": "1"})
    assert town.process("jetzt-aber").state is ProcessState.PUBLISHED


def test_the_file_of_another_visitor_stays_theirs(town: Town) -> None:
    mine = town.browser().submit(
        NEW, {"title": "", "publish": "1"} | upload(json.dumps(SQUARE).encode()), status=422
    )
    token = mine.form_values()["file-stash"]
    other = town.browser("admin").submit(
        NEW, {"title": "Titel", "publish": "1", "area": "file", "file-stash": token}, status=422
    )
    assert "Bitte wählen Sie eine GeoJSON-Datei." in other.text


def test_what_the_ways_not_chosen_hold_does_not_matter(town: Town) -> None:
    publish(town, {"drawn": "kaputt", "file": (io.BytesIO(b"kaputt"), "x.geojson")})
    assert town.process("unser-stadtpark").state is ProcessState.PUBLISHED


def test_a_form_without_its_token_comes_back_complete(town: Town) -> None:
    page = town.browser().post(NEW, {"title": "Mein Titel", "publish": "1"}, status=422)
    assert "Es ist nichts verloren" in page.text
    assert page.form_values()["title"] == "Mein Titel"


def test_texts_of_a_title_are_shown_as_text(town: Town) -> None:
    publish(town, {"title": "<script>alert(1)</script>"})
    (process,) = town.processes()
    for url in (f"/musterstadt/{process.slug}/", "/musterstadt/", "/verwaltung/musterstadt/verfahren"):
        assert "<script>alert" not in town.browser().get(url).text
