"""The library in the browser: published from a desk, found, adopted with one click and as a file, reviewed."""

import io
import json
from typing import Any

import pytest
import sqlalchemy as sa
from jsonschema import Draft202012Validator

from participation.library.models import BlueprintAdoption, LibraryBlueprint
from participation.library.policy.documents import digest
from participation.library.views import adopting
from participation.processes import catalogue
from participation.processes.models import Process
from tests.client import CheckedClient
from tests.factories import a_process
from tests.library.cast import a_blueprint, a_survey, an_officer
from tests.processes.cast import Town

SAID = {"title": "Wege gemeinsam planen", "summary": "Für Straßen.", "lessons": "**Früh** anfangen"}
DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte"


@pytest.fixture
def shared(place: Town) -> str:
    """The address of a published blueprint of Musterstadt."""
    return str(place.add(a_blueprint))


def stored(place: Town, slug: str) -> LibraryBlueprint:
    with place.database.reading() as session:
        return session.scalars(sa.select(LibraryBlueprint).where(LibraryBlueprint.slug == slug)).one()


def adopted(place: Town) -> list[tuple[Process, BlueprintAdoption]]:
    with place.database.reading() as session:
        joined = sa.select(Process, BlueprintAdoption).join(
            BlueprintAdoption, BlueprintAdoption.process_id == Process.id
        )
        return [(process, adoption) for process, adoption in session.execute(joined)]


def test_an_admin_publishes_what_the_page_shows(place: Town) -> None:
    place.add(a_process)
    admin = place.browser("admin")
    page = admin.get(f"{DESK}/blaupause")
    assert "Ideen sammeln" in page.text
    assert "amt@example.org" not in page.text
    made = admin.submit(f"{DESK}/blaupause", SAID)
    assert made.location == "/bibliothek/wege-gemeinsam-planen"
    shown = place.browser("nobody").get(made.location)
    assert "<strong>Früh</strong> anfangen" in shown.text
    again = admin.get(f"{DESK}/blaupause", status=303)
    assert again.location == "/verwaltung/musterstadt/blaupausen/wege-gemeinsam-planen"


def test_where_the_town_will_be_named_words_stand_and_built_in_ones_come_from_the_platform(
    place: Town,
) -> None:
    plan = next(one for one in catalogue.offered() if "{kommune}" in one.summary + one.body)
    reader = place.browser("nobody")
    page = reader.get(f"/bibliothek/{plan.key}").text
    assert "{kommune}" not in page
    assert "Ihre Kommune" in page
    assert "Plattform, in jeder Installation dabei" in page
    assert "<h3>" in page
    place.add(
        lambda session, town: a_process(session, town, summary="Musterstadt plant.", blueprint=plan.key)
    )
    made = place.browser("admin").submit(f"{DESK}/blaupause", SAID)
    shared = reader.get(made.location).text
    assert "Ihre Kommune plant." in shared
    assert "{kommune}" not in shared
    assert "(Plattform)" in shared


def test_addresses_in_texts_are_pointed_out(place: Town) -> None:
    place.add(lambda session, town: a_process(session, town, body_source="Fragen an rita.klein@rathaus.de"))
    page = place.browser("admin").get(f"{DESK}/blaupause")
    assert "rita.klein@rathaus.de" in page.text
    assert "nach einer Person" in page.text


def test_moderators_do_not_publish(place: Town) -> None:
    place.add(a_process)
    place.browser("moderator").get(f"{DESK}/blaupause", status=403)
    place.browser("foreign admin").get(f"{DESK}/blaupause", status=404)


def test_everybody_searches_the_shelf(place: Town, shared: str) -> None:
    visitor = place.browser("nobody")
    for query, there in (("", True), ("?q=strassen", True), ("?q=Schwimmbad", False), ("?thema=verkehr", True),
                         ("?thema=klima", False), ("?format=ideas", True), ("?format=surveys", False),
                         ("?aufwand=medium", True), ("?aufwand=large", False), ("?groesse=kreis", False)):  # fmt: skip
        assert (f'href="{shared}"' in visitor.get(f"/bibliothek/{query}").text) is there, query


def test_one_click_makes_a_draft_in_another_town(place: Town, shared: str) -> None:
    there = place.browser("foreign admin")
    made = there.submit(shared, action="/uebernehmen")
    assert made.location.startswith("/verwaltung/anderswo/verfahren/")
    there.follow(made)
    ((process, adoption),) = adopted(place)
    assert (process.title, process.state.value, process.topic) == ("Wege planen", "draft", "verkehr")
    assert adoption.lineage[-1] == {
        "title": "Wege planen",
        "origin": "Musterstadt",
        "digest": stored(place, "wege-planen").digest,
    }
    assert "nach einer Blaupause von Musterstadt" in there.get("/verwaltung/anderswo/blaupausen/").text
    assert "in 1 Kommune" in there.get(shared).text


def test_who_works_for_nobody_adopts_nothing(place: Town, shared: str) -> None:
    for who in ("nobody", "citizen"):
        assert "Als Entwurf übernehmen" not in place.browser(who).get(shared).text
    place.browser("nobody").get(f"{shared}/uebernehmen", status=405)


def test_nobody_adopts_for_a_town_of_others(place: Town, shared: str) -> None:
    place.browser("foreign admin").submit(
        shared, {"municipality": "musterstadt"}, action="/uebernehmen", status=404
    )


def test_a_blueprint_of_the_house_is_adopted_alike(place: Town) -> None:
    plan = catalogue.offered()[0]
    page = f"/bibliothek/{plan.key}"
    there = place.browser("foreign admin")
    there.follow(there.submit(page, {"title": "Unser Anfang"}, action="/uebernehmen"))
    assert "in 1 Kommune" in there.get(page).text


def test_a_file_travels_to_another_installation(place: Town, shared: str) -> None:
    file = place.browser("nobody").get(f"{shared}.json")
    assert file.response.headers["Access-Control-Allow-Origin"] == "*"
    there = place.browser("foreign admin")
    made = there.submit(
        "/verwaltung/anderswo/blaupausen/hochladen", {"file": (io.BytesIO(file.response.data), "plan.json")}
    )
    there.follow(made)
    ((process, adoption),) = adopted(place)
    assert (process.title, adoption.digest) == ("Wege planen", stored(place, "wege-planen").digest)


def test_a_file_is_told_apart_from_its_next_version(place: Town, shared: str) -> None:
    first = place.browser("nobody").get(f"{shared}.json").response
    headers = {"If-None-Match": first.headers["ETag"]}
    assert place.browser("nobody").get(f"{shared}.json", status=304, headers=headers).text == ""


def sent(place: Town, content: bytes, status: int = 422) -> str:
    there = place.browser("foreign admin")
    file = {"file": (io.BytesIO(content), "plan.json")}
    return there.submit("/verwaltung/anderswo/blaupausen/hochladen", file, status=status).text


def changed(document: dict[str, Any], **values: Any) -> bytes:
    whole = document | values
    return json.dumps(whole | {"digest": digest(whole)}).encode()


def test_wrong_files_are_refused_in_words(place: Town, shared: str) -> None:
    document = json.loads(place.browser("nobody").get(f"{shared}.json").text)
    foreign = [document["modules"][0] | {"format": "theater"}]
    for content, words in (
        (b"", "wählen Sie eine Datei"),
        (b"PK\x03\x04", "keine Blaupause"),
        (b"[]", "keine Blaupause"),
        (b'{"schema": "x", "digest": 1e999}', "keine Blaupause"),
        (b"[" * 200_000, "keine Blaupause"),
        (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, "keine Blaupause"),
        (b'{"a":' * 1_000 + b"1" + b"}" * 1_000, "keine Blaupause"),
        (json.dumps(document | {"title": "Anders"}).encode(), "Prüfsumme stimmt nicht"),
        (changed(document, schema="andere"), "keine Blaupause"),
        (changed(document, version="2.0"), "Fassung geschrieben"),
        (changed(document, modules=foreign), "braucht das Format „theater“"),
        (changed(document, modules=[]), "„modules“"),
        (changed(document, title=7), "„title“"),
    ):
        assert words in sent(place, content), (content[:60], words)
    assert adopted(place) == []


def test_a_file_has_a_size(place: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adopting, "LARGEST", 1_000)
    assert "zu groß" in sent(place, b" " * 1_001)


def test_who_used_it_says_how_it_was(place: Town, shared: str) -> None:
    there = place.browser("foreign admin")
    assert "Selbst bewerten" not in there.get(shared).text
    there.submit(shared, action="/uebernehmen")
    there.submit(shared, {"stars": "9"}, action="/bewertung", status=422)
    there.submit(shared, {"stars": "4", "text": "Phasen verlängert"}, action="/bewertung")
    seen = place.browser("nobody").get(shared).text
    assert "Phasen verlängert" in seen
    assert "Anderswo" in seen
    assert "4 von 5" in seen


def test_what_is_taken_back_is_gone_for_others(place: Town, shared: str) -> None:
    admin = place.browser("admin")
    admin.submit("/verwaltung/musterstadt/blaupausen/", action="/zurueckziehen")
    for who in ("nobody", "moderator", "foreign admin"):
        place.browser(who).get(shared, status=404)
        place.browser(who).get(f"{shared}.json", status=404)
    admin.get(shared)
    admin.submit("/verwaltung/musterstadt/blaupausen/", action="/zeigen")
    place.browser("nobody").get(shared)


def test_two_admins_at_once_are_told(place: Town, shared: str) -> None:
    admin = place.browser("admin")
    page = "/verwaltung/musterstadt/blaupausen/wege-planen"
    form = admin.get(page).form_values()
    admin.post(page, form | {"title": "Zuerst"})
    assert "Inzwischen hat jemand anderes" in admin.post(page, form | {"title": "Danach"}, status=422).text


def test_it_is_renewed_from_the_process(place: Town, shared: str) -> None:
    with place.database.writing() as session:
        session.execute(sa.update(Process).values(answer_promise="Wir antworten in vier Wochen."))
        session.commit()
    page = "/verwaltung/musterstadt/blaupausen/wege-planen"
    place.browser("admin").submit(page)
    assert "vier Wochen" not in str(stored(place, "wege-planen").document)
    place.browser("admin").submit(page, {"renew": "y"})
    assert "vier Wochen" in str(stored(place, "wege-planen").document)


def test_questions_can_be_read_before(place: Town) -> None:
    address = place.add(lambda session, town: a_blueprint(session, town, a_survey(session, town)))
    seen = place.browser("nobody").get(str(address)).text
    assert "Wie oft sind Sie an diesem Ort?" in seen


def test_the_office_makes_one_of_what_is_public(place: Town) -> None:
    place.add(a_process)
    office = kts_browser(place)
    assert "Verfahren gruene-mitte" in office.get("/kts/bibliothek/?q=gruene").text
    assert "Nichts gefunden" in office.get("/kts/bibliothek/?q=schwimmbad").text
    made = office.submit("/kts/bibliothek/neu/musterstadt/gruene-mitte", SAID)
    assert "Koordinierungsstelle (Musterstadt)" in office.follow(made).text
    office.submit("/kts/bibliothek/wege-gemeinsam-planen", {"title": "Neuer Titel"})
    office.submit("/kts/bibliothek/", action="/zurueckziehen")
    place.browser("nobody").get(made.location, status=404)
    office.submit("/kts/bibliothek/", action="/zeigen")
    assert "Neuer Titel" in place.browser("nobody").get(made.location).text


def kts_browser(place: Town) -> CheckedClient:
    """Somebody of the coordination office."""
    client = CheckedClient(place.app)
    client.inner.set_cookie("login", str(place.add(an_officer)))
    return client


def test_the_schema_describes_every_file(place: Town, shared: str) -> None:
    visitor = place.browser("nobody")
    schema = json.loads(visitor.get("/bibliothek/schema/1.0.json").text)
    Draft202012Validator.check_schema(schema)
    document = json.loads(visitor.get(f"{shared}.json").text)
    check = Draft202012Validator(schema)
    assert list(check.iter_errors(document)) == []
    assert list(check.iter_errors(document | {"modules": []}))
