"""Public pages of a municipality, and its settings, as somebody uses them."""

import io
import json
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from PIL import Image

from participation.app import create_app
from participation.config import Config
from participation.kernel.db import Database
from participation.municipalities.actions import PlaceDraft, load_basemap_places
from participation.municipalities.models import LegalKind, LegalText, Municipality
from participation.municipalities.policy import RESERVED
from participation.municipalities.starters import starter
from participation.notices.models import Notice
from participation.processes.models import ProcessState
from participation.processes.policy import RESERVED as RESERVED_BELOW
from tests.client import CheckedClient
from tests.factories import SQUARE, a_process, an_area, days
from tests.processes.cast import Town

SETTINGS = "/verwaltung/musterstadt/einstellungen"


def test_no_municipality_and_no_process_can_take_an_address_of_the_platform(app: Flask) -> None:
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    first = {rule.split("/")[1] for rule in rules if not rule.startswith("/<")}
    second = {
        rule.split("/")[2] for rule in rules if rule.startswith("/<municipality>/") and rule.count("/") > 1
    }
    desk = {rule.split("/")[4] for rule in rules if rule.startswith("/verwaltung/<municipality>/verfahren/")}
    words = re.compile(r"[a-z0-9-]+")
    assert {word for word in first if words.fullmatch(word)} <= RESERVED
    assert {word for word in second | desk if words.fullmatch(word)} <= RESERVED_BELOW


@pytest.mark.parametrize(
    "url", ["/%00/", "/musterstadt/%00/", "/musterstadt/x/ideen/neu%00", "/musterstadt/%00/ideen/neu"]
)
def test_a_zero_byte_in_an_address_is_just_not_there(town: Town, url: str) -> None:
    town.browser("nobody").get(url, status=404)


def test_the_page_shows_what_runs_what_comes_and_what_was(town: Town) -> None:
    town.add(lambda session, here: a_process(session, here, slug="jetzt"))
    town.add(lambda session, here: a_process(session, here, slug="spaeter", opens=days(5), closes=days(9)))
    town.add(
        lambda session, here: a_process(
            session, here, slug="frueher", state=ProcessState.ARCHIVED, closes=days(-5)
        )
    )
    town.add(lambda session, here: a_process(session, here, slug="geheim", state=ProcessState.DRAFT))
    page = town.browser("nobody").get("/musterstadt/")
    for words in (
        "Jetzt mitmachen",
        "Startet bald",
        "Abgeschlossen",
        "Verfahren jetzt",
        "rathaus@musterstadt.example",
    ):
        assert words in page.text
    assert "geheim" not in page.text
    positions = [page.text.index(f">Verfahren {slug}</a>") for slug in ("jetzt", "spaeter", "frueher")]
    assert positions == sorted(positions)


def test_a_municipality_without_anything_has_a_page_too(app: Flask, database: Database) -> None:
    town = Town(app, database)
    town.add(lambda session, here: session.execute(sa.text("DELETE FROM area")))
    assert "Gerade läuft kein Verfahren" in town.browser("nobody").get("/musterstadt/").text
    town.browser("nobody").get("/gibt-es-nicht/", status=404)


@pytest.mark.parametrize("kind", LegalKind)
def test_legal_pages_are_linked_from_every_page(town: Town, kind: LegalKind) -> None:
    browser = town.browser("nobody")
    assert f'href="/musterstadt/seite/{kind.value}"' in browser.get("/musterstadt/").text
    assert "<p>Text</p>" in browser.get(f"/musterstadt/seite/{kind.value}").text


def test_pages_of_nobody_show_the_legal_pages_of_whoever_runs_the_platform(
    config: Config, database: Database
) -> None:
    for operator, shown in (("musterstadt", True), ("", False)):
        visitor = CheckedClient(create_app(replace(config, operator=operator), database))
        for url in ("/", "/anmelden"):
            assert ('href="/musterstadt/seite/impressum"' in visitor.get(url).text) is shown


def test_an_unknown_or_unwritten_legal_page_is_not_there(town: Town) -> None:
    town.add(
        lambda session, _here: session.execute(
            sa.delete(LegalText).where(LegalText.kind == LegalKind.IMPRINT)
        )
    )
    for kind in ("impressum", "agb"):
        town.browser("nobody").get(f"/musterstadt/seite/{kind}", status=404)


def test_the_style_sheet_is_kept_for_ever_under_its_edition(town: Town) -> None:
    browser = town.browser("nobody")
    (url,) = re.findall(r'href="(/musterstadt/look\.css\?v=\w+)"', browser.get("/musterstadt/").text)
    fresh = browser.get(url).response
    assert fresh.mimetype == "text/css"
    assert "immutable" in fresh.headers["Cache-Control"]
    assert "immutable" not in browser.get("/musterstadt/look.css").response.headers["Cache-Control"]
    browser.get("/musterstadt/look.css", status=304, headers={"If-None-Match": fresh.headers["ETag"]})
    town.browser("admin").submit(f"{SETTINGS}/aussehen", {"own_action": "y", "action": "#8a1538"})
    assert url not in browser.get("/musterstadt/").text
    assert "#8a1538" in browser.get("/musterstadt/look.css").text


def test_a_pale_colour_comes_back_with_a_sentence(town: Town) -> None:
    page = town.browser("admin").submit(
        f"{SETTINGS}/aussehen", {"own_action": "y", "action": "#ffee00"}, status=422
    )
    assert "zu hell" in page.text
    assert page.form_values()["action"] == "#ffee00"


def test_the_address_search_answers_as_json_that_may_be_kept(town: Town) -> None:
    town.add(
        lambda session, here: load_basemap_places(
            session, here, [PlaceDraft("Lindenallee", "street", 50.01, 9.01)]
        )
    )
    answer = town.browser("nobody").get("/musterstadt/orte.json?q=linden%20")
    assert answer.json == [{"name": "Lindenallee", "kind": "street", "lat": 50.01, "lon": 9.01}]
    assert answer.response.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=x", "?q=%00%FF", "?q=%25%25", "?q=" + "a" * 3000, "?q=ä\\", "?x=1", "?q=a&q=b"]
)
def test_strange_searches_find_nothing_and_break_nothing(town: Town, query: str) -> None:
    assert town.browser("nobody").get(f"/musterstadt/orte.json{query}").json == []


BARRIER = "/musterstadt/seite/barriere-melden"


def owed(town: Town) -> list[Notice]:
    """Mails that are owed."""
    with town.database.reading() as session:
        return list(session.scalars(sa.select(Notice)))


def test_a_barrier_reaches_the_municipality_without_an_account(town: Town) -> None:
    report = {"problem": "Die Karte\nist zu bunt.", "page": "Startseite", "email": "anna@example.org"}
    town.browser("nobody").submit(BARRIER, report)
    (mail,) = owed(town)
    assert mail.to == "rathaus@musterstadt.example"
    assert "Die Karte\nist zu bunt." in mail.body
    assert "anna@example.org" in mail.body


@pytest.mark.parametrize("changes", [{"problem": ""}, {"email": "x"}, {"problem": "x" * 3000}])
def test_a_report_that_lacks_something_comes_back(town: Town, changes: dict[str, str]) -> None:
    page = town.browser("nobody").submit(
        BARRIER, {"problem": "Zu bunt.", "page": "Start"} | changes, status=422
    )
    assert page.form_values()["page"] == "Start"
    assert owed(town) == []


def test_a_robots_report_arrives_marked(town: Town) -> None:
    town.browser("nobody").submit(BARRIER, {"problem": "Kaufen!", "website": "http://spam"})
    (mail,) = owed(town)
    assert mail.subject.startswith("Möglicherweise Spam")


def test_without_an_address_there_are_other_ways(app: Flask, database: Database) -> None:
    town = Town(app, database, contact_email="", contact_phone="01234 5678")
    page = town.browser("nobody").get(BARRIER)
    assert "01234 5678" in page.text
    assert 'name="problem"' not in page.text


def test_settings_show_what_is_missing(town: Town) -> None:
    town.add(
        lambda session, _here: session.execute(
            sa.delete(LegalText).where(LegalText.kind == LegalKind.IMPRINT)
        )
    )
    page = town.browser("admin").get(SETTINGS)
    assert page.text.count("Fehlt noch") == 1


def test_name_and_contact_are_changed(town: Town) -> None:
    changes = {"name": "Neustadt", "greeting": "Hallo!", "contact_email": "neu@example.org"}
    town.browser("admin").submit(f"{SETTINGS}/kommune", changes)
    page = town.browser("nobody").get("/musterstadt/")
    assert page.heading() == "Mitmachen in Neustadt"
    assert "Hallo!" in page.text
    assert "neu@example.org" in page.text


def test_two_admins_at_the_profile_are_told(town: Town) -> None:
    browser = town.browser("admin")
    late = browser.get(f"{SETTINGS}/kommune").form_values()
    browser.submit(f"{SETTINGS}/kommune", {"greeting": "Erste"})
    late.pop("__action__")
    page = browser.post(f"{SETTINGS}/kommune", late | {"greeting": "Zweite"}, status=422)
    assert "jemand anderes" in page.text
    assert "Erste" in page.text
    assert page.form_values()["greeting"] == "Zweite"
    assert town.municipality().greeting == "Erste"


@pytest.mark.parametrize("kind", LegalKind)
def test_a_starter_text_is_proposed_shown_and_kept(town: Town, kind: LegalKind) -> None:
    town.add(lambda session, _here: session.execute(sa.delete(LegalText)))
    browser, url = town.browser("admin"), f"{SETTINGS}/texte/{kind.value}"
    proposed = browser.get(url).form_values()["source"]
    assert "Musterstadt" in proposed or kind is LegalKind.NETIQUETTE
    preview = browser.submit(url, {"source": "## Neu\n\n<script>", "vorschau": "1"}, status=200)
    assert "<h2>Neu</h2>" in preview.text
    browser.submit(url, {"source": "## Neu\n\n<script>alert(1)</script>"})
    shown = town.browser("nobody").get(f"/musterstadt/seite/{kind.value}").text
    assert "<h2>Neu</h2>" in shown
    assert "<script>alert" not in shown


def test_a_text_with_gaps_is_kept_but_called_unfinished(town: Town) -> None:
    browser = town.browser("admin")
    browser.submit(f"{SETTINGS}/texte/impressum", {"source": "[bitte ergänzen: Name]"})
    assert "Enthält Platzhalter" in browser.get(SETTINGS).text


def test_two_admins_at_one_legal_text_are_told(town: Town) -> None:
    browser, url = town.browser("admin"), f"{SETTINGS}/texte/impressum"
    late = browser.get(url).form_values()
    browser.submit(url, {"source": "Erste"})
    late.pop("__action__")
    page = browser.post(url, late | {"source": "Zweite"}, status=422)
    assert "Erste" in page.text
    assert page.form_values()["source"] == "Zweite"


@pytest.mark.parametrize("kind", LegalKind)
def test_a_starter_text_knows_what_the_municipality_told(kind: LegalKind) -> None:
    town = Municipality(
        name="Lindenfurt",
        contact_name="Stabsstelle",
        contact_email="a@b.de",
        contact_phone="1",
        contact_address="Platz 1",
    )
    assert "{" not in starter(kind, town)
    assert "[bitte ergänzen: E-Mail" in starter(LegalKind.IMPRINT, Municipality(name="L", contact_email=""))


def png(size: tuple[int, int] = (40, 20)) -> tuple[io.BytesIO, str]:
    """A logo as a form sends it."""
    kept = io.BytesIO()
    Image.new("RGBA", size, (200, 10, 30, 128)).save(kept, "PNG")
    return io.BytesIO(kept.getvalue()), "logo.png"


def test_a_logo_is_shown_on_every_page_until_it_is_removed(town: Town) -> None:
    admin, visitor = town.browser("admin"), town.browser("nobody")
    admin.submit(f"{SETTINGS}/logo", {"logo": png()})
    (url,) = re.findall(r'src="(/musterstadt/logo/\w+\.webp)"', visitor.get("/musterstadt/").text)
    answer = visitor.inner.get(url)
    assert answer.mimetype == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]
    visitor.get(url.replace("musterstadt", "anderswo"), status=404)
    admin.submit(f"{SETTINGS}/aussehen", action="/logo/entfernen")
    visitor.get(url, status=404)
    assert "logo" not in visitor.get("/musterstadt/").text


@pytest.mark.parametrize("data", [None, b"<svg/>", b""])
def test_what_is_no_logo_is_refused(town: Town, data: bytes | None) -> None:
    sent = {"logo": (io.BytesIO(data), "logo.png")} if data is not None else {}
    town.browser("admin").submit(f"{SETTINGS}/logo", sent, status=422)
    assert town.municipality().logo_key is None


def test_the_boundary_is_drawn_and_an_area_added_and_removed(town: Town) -> None:
    town.add(lambda session, _here: session.execute(sa.text("DELETE FROM area")))
    browser = town.browser("admin")
    browser.submit(f"{SETTINGS}/gebiete/grenze", {"area": "drawn", "drawn": json.dumps(SQUARE)})
    browser.submit(
        f"{SETTINGS}/gebiete/neu", {"name": "Altstadt", "area": "drawn", "drawn": json.dumps(SQUARE)}
    )
    page = browser.get(f"{SETTINGS}/gebiete")
    assert "Altstadt" in page.text
    assert "Ganze Kommune" in page.text
    browser.submit(f"{SETTINGS}/gebiete", action="/loeschen")
    assert "Altstadt" not in browser.get(f"{SETTINGS}/gebiete").text


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        ("x" * 1_000_001, "größer als 1 MB"),
        ("ü" * 500_001, "größer als 1 MB"),
        (
            json.dumps({"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]] * 2_001}),
            "mehr als 2.000",
        ),
    ],
    ids=["bytes", "bytes of umlauts", "surfaces"],
)
def test_a_drawing_too_large_to_be_meant_is_refused_in_words(town: Town, drawn: str, why: str) -> None:
    page = town.browser("admin").submit(
        f"{SETTINGS}/gebiete/grenze", {"area": "drawn", "drawn": drawn}, status=422
    )
    assert why in page.text


def test_an_area_in_use_stays(running: Town) -> None:
    def use(session: object, here: Municipality) -> None:
        part = an_area(session, here, name="Mitte")  # type: ignore[arg-type]  # a session
        session.execute(sa.text("UPDATE process SET area_id = :area"), {"area": part.id})  # type: ignore[attr-defined]  # a session

    running.add(use)
    browser = running.browser("admin")
    page = browser.submit(f"{SETTINGS}/gebiete", action="/loeschen", status=422)
    assert "gehört zu einem Verfahren" in page.text


def test_an_area_elsewhere_is_refused_with_a_sentence(town: Town) -> None:
    far = {"type": "Polygon", "coordinates": [[[7, 51], [7.1, 51], [7.1, 51.1], [7, 51]]]}
    page = town.browser("admin").submit(
        f"{SETTINGS}/gebiete/neu", {"name": "Fern", "area": "drawn", "drawn": json.dumps(far)}, status=422
    )
    assert "nicht in Ihrer Kommune" in page.text
    assert page.form_values()["name"] == "Fern"
