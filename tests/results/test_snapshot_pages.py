"""Published results in the browser: prepared and decided on the desk, read and taken home by everybody."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.processes.models import Access, Process, ProcessState
from participation.results.actions import freezing, packing
from participation.results.models import ScanFinding, Snapshot
from participation.results.queries.snapshots import store
from tests.client import CheckedClient, words
from tests.factories import PASSWORD
from tests.results.cast import Scene, a_scene

DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/ergebnisstaende"
HERE = "/musterstadt/gruene-mitte/ergebnisstand"
Work = Callable[[], None]


@pytest.fixture
def scene(session: Session) -> Scene:
    """Ideas, of which two tell too much."""
    return a_scene(session, "Mail an anna@example.org.", "Mail an cem@example.org oder 0351 4567890.")


@pytest.fixture
def work(config: Config, database: Database) -> Work:
    """Let the worker do what waits."""
    return lambda: freezing.make_snapshots(config, database)


@pytest.fixture
def staff(client: CheckedClient, scene: Scene) -> CheckedClient:
    """Signed in as the municipality."""
    client.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    return client


@pytest.fixture
def published(staff: CheckedClient, work: Work) -> CheckedClient:
    """A visitor, after results were published."""
    staff.submit(DESK, {"title": "Erste Runde", "note": "Alles Wichtige."}, action="/ergebnisstaende")
    work()
    for _kind in ("mail", "phone"):
        staff.submit(f"{DESK}/1/fundstellen", action="/art")
    staff.submit(DESK, action="/veroeffentlichen")
    work()
    staff.submit("/", action="/abmelden")
    return staff


def test_results_are_prepared_decided_and_published_step_by_step(
    staff: CheckedClient, session: Session, work: Work
) -> None:
    page = staff.follow(staff.submit(DESK, {"title": "Erste Runde"}, action="/ergebnisstaende"))
    assert "Die Texte werden nach personenbezogenen Daten durchsucht." in page.text
    assert page.all("progress")
    work()
    assert "3 Fundstellen warten auf Ihre Entscheidung." in staff.get(DESK).text
    page = staff.get(f"{DESK}/1/fundstellen")
    assert [words(one) for one in page.all("h4")] == [
        "Ideen, Tabelle „Ideen“, Eintrag 4",
        "Ideen, Tabelle „Ideen“, Eintrag 5",
    ]
    assert "E-Mail-Adresse in der Spalte „Text“: anna@example.org" in [
        words(one) for one in page.all("legend")
    ]
    (link,) = [one for one in page.all("a") if one.get("href", "").endswith("/beitrag/4")]
    assert "Vorschlag 1" in staff.follow(staff.get("/beitrag/4", status=303)).text
    assert words(link) == "Zum Beitrag 4"
    ids = [one.id for one in session.query(ScanFinding).order_by(ScanFinding.id)]
    session.rollback()
    chosen = {f"finding-{ids[0]}": "keep", f"finding-{ids[1]}": "remove", "finding-x": "remove"}
    page = staff.follow(staff.submit(f"{DESK}/1/fundstellen", chosen, action="/fundstellen"))
    assert "0351 4567890" in page.text
    assert "anna@example.org" not in page.text
    staff.post(f"{DESK}/1/veroeffentlichen", page.form_values("/art"), status=409)
    staff.submit(f"{DESK}/1/fundstellen?nur=offen", action="/art")
    page = staff.follow(staff.submit(DESK, action="/veroeffentlichen"))
    assert "Die Dateien werden geschrieben." in page.text
    work()
    assert "Ergebnisstand 1: Erste Runde" in staff.get(DESK).text
    ideas = zipfile.ZipFile(io.BytesIO(staff.get(f"{HERE}/1/paket.zip").response.data)).read("ideen.csv")
    assert "Mail an anna@example.org." in ideas.decode()
    assert "Mail an [entfernt] oder [entfernt]." in ideas.decode()


def test_the_page_tells_licence_citation_files_and_figures(
    published: CheckedClient, session: Session
) -> None:
    page = published.get(f"{HERE}/1")
    snapshot = session.query(Snapshot).one()
    assert page.heading() == "Erste Runde"
    assert "Datenlizenz Deutschland" in page.text
    citation = words(page.all("textarea")[0])
    assert citation.startswith("Musterstadt (")
    assert f"http://localhost{HERE}/1. SHA-256: {snapshot.digest}" in citation
    assert "Öffentlich sichtbare Ideen, Anmerkungen und Aussagen." in page.text
    assert all(one["sha256"] in page.text for one in snapshot.files)
    assert "Alles Wichtige." in published.get(f"{HERE}/").text


def test_deciding_a_kind_leads_to_what_is_still_open(staff: CheckedClient, work: Work) -> None:
    staff.submit(DESK, {"title": "Erste Runde"}, action="/ergebnisstaende")
    work()
    first = staff.submit(f"{DESK}/1/fundstellen", action="/art")
    assert first.response.location.endswith(f"{DESK}/1/fundstellen?nur=offen")
    assert "0351 4567890" in staff.follow(first).text
    last = staff.submit(f"{DESK}/1/fundstellen?nur=offen", action="/art")
    assert last.response.location.endswith(DESK)


def test_what_has_only_a_status_is_not_told_as_answered(published: CheckedClient, session: Session) -> None:
    page = published.get(f"{HERE}/1")
    assert (
        "Beiträge, auf die die Verwaltung in Worten geantwortet hat; ein Status allein zählt nicht."
        in page.text
    )


def test_it_is_found_from_the_page_of_the_process(published: CheckedClient) -> None:
    page = published.get("/musterstadt/gruene-mitte/")
    assert any(link.get("href") == f"{HERE}/" for link in page.all("a"))


def test_a_draft_offers_nothing_to_freeze(staff: CheckedClient, session: Session) -> None:
    desk = DESK.rsplit("/", 1)[0] + "/"
    assert DESK in staff.get(desk).text
    session.execute(sa.update(Process).values(state=ProcessState.DRAFT))
    session.commit()
    assert DESK not in staff.get(desk).text


def test_the_file_is_the_same_for_ever_and_says_so(published: CheckedClient, session: Session) -> None:
    digest = session.query(Snapshot).one().digest
    got = published.get(f"{HERE}/1/paket.zip").response
    assert hashlib.sha256(got.data).hexdigest() == digest
    assert got.headers["Cache-Control"] == "public, max-age=86400"
    assert got.headers["Content-Length"] == str(len(got.data))
    assert got.headers["ETag"] == f'"{digest}"'
    assert got.headers["Repr-Digest"].startswith("sha-256=:")
    again = published.get(f"{HERE}/1/paket.zip", status=304, headers={"If-None-Match": f'"{digest}"'})
    assert again.response.data == b""
    part = published.get(f"{HERE}/1/paket.zip", status=206, headers={"Range": "bytes=10-19"})
    assert part.response.data == got.data[10:20]
    text = published.get(f"{HERE}/1/pruefsummen.txt").text
    assert text == f"{digest}  musterstadt-gruene-mitte-ergebnisstand-1.zip\n"


def test_results_of_a_closed_circle_are_seen_by_nobody_else_and_kept_by_no_cache(
    published: CheckedClient, session: Session, scene: Scene
) -> None:
    scene.process.access = Access.INVITED
    session.info["recorded"] = True
    session.commit()
    for address in (f"{HERE}/", f"{HERE}/1", f"{HERE}/1/paket.zip", f"{HERE}/1/pruefsummen.txt"):
        published.get(address, status=404)
    published.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    got = published.get(f"{HERE}/1/paket.zip").response
    assert got.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in got.headers


def test_what_is_not_out_has_no_page(staff: CheckedClient, work: Work) -> None:
    staff.get(f"{HERE}/", status=404)
    staff.submit(DESK, {"title": "Erste Runde"}, action="/ergebnisstaende")
    work()
    staff.get(f"{HERE}/1", status=404)
    staff.get(f"{HERE}/1/paket.zip", status=404)


def test_what_was_taken_back_says_why_and_is_read_by_nobody(
    published: CheckedClient, session: Session, config: Config, database: Database
) -> None:
    row = session.query(Snapshot).one()
    assert row.file_key
    digest, path = row.digest, store(config).path(row.file_key)
    session.rollback()
    published.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    assert "zurückziehen" in published.get(DESK).text
    page = published.submit(f"{DESK}/1/zurueckziehen", {"reason": ""}, status=422)
    assert "Fehler:" in page.text
    published.submit(f"{DESK}/1/zurueckziehen", {"reason": "Eine Anschrift stand darin."})
    page = published.get(f"{HERE}/1", status=410)
    assert "Eine Anschrift stand darin." in page.text
    assert digest in page.text.replace("\u200b", "").replace("<wbr>", "")
    assert "Alles Wichtige." not in page.text
    for name in ("paket.zip", "pruefsummen.txt", "bericht.html", "bericht.pdf"):
        published.get(f"{HERE}/1/{name}", status=404)
    assert "Zurückgezogen" in published.get(f"{HERE}/").text
    published.get(f"{DESK}/1/zurueckziehen", status=404)
    published.submit(DESK, {"title": "Zweite Runde"}, action="/ergebnisstaende")
    assert [one.number for one in session.query(Snapshot).order_by(Snapshot.number)] == [1, 2]
    session.rollback()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        packing.sweep_files(config, database)
    assert not path.exists()


def test_a_title_is_needed_and_what_was_typed_stays(staff: CheckedClient) -> None:
    page = staff.submit(DESK, {"title": "", "note": "Ein Satz"}, action="/ergebnisstaende", status=422)
    assert "Ein Satz" in page.text
    assert "Fehler:" in page.text


def test_a_decision_that_is_none_is_refused(staff: CheckedClient, work: Work) -> None:
    staff.submit(DESK, {"title": "Erste Runde"}, action="/ergebnisstaende")
    work()
    staff.submit(f"{DESK}/1/fundstellen", {"decision": "vielleicht"}, action="/art", status=422)
    staff.submit(DESK, action="/verwerfen")
    assert "Ergebnisstand vorbereiten" in staff.get(DESK).text
