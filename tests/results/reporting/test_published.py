"""The report of published results: the bytes that were frozen, for everybody."""

import hashlib

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel.db import Database
from participation.processes.models import Access
from participation.results.actions import freezing
from participation.results.models import Snapshot
from tests.client import CheckedClient
from tests.factories import PASSWORD
from tests.results.cast import Scene, a_scene

DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte"
HERE = "/musterstadt/gruene-mitte/ergebnisstand/1"


@pytest.fixture
def scene(session: Session) -> Scene:
    """A process with ideas, one of which tells too much."""
    made = a_scene(session, "Schreiben Sie an anna@example.org!")
    session.commit()
    return made


@pytest.fixture
def visitor(client: CheckedClient, scene: Scene, config: Config, database: Database) -> CheckedClient:
    """Somebody who comes after results were published, without what was found in them."""
    client.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    client.submit(f"{DESK}/bericht/abschnitt/summary", {"mode": "added", "words": "Danke an alle."})
    client.submit(f"{DESK}/ergebnisstaende", {"title": "Erste Runde"}, action="/ergebnisstaende")
    freezing.make_snapshots(config, database)
    client.submit(f"{DESK}/ergebnisstaende/1/fundstellen", {"decision": "remove"}, action="/art")
    client.submit(f"{DESK}/ergebnisstaende", action="/veroeffentlichen")
    freezing.make_snapshots(config, database)
    client.submit("/", action="/abmelden")
    return client


def test_the_page_links_reports_whose_bytes_are_those_of_the_package(
    visitor: CheckedClient, session: Session
) -> None:
    page = visitor.get(HERE)
    hashes = {one["name"]: one["sha256"] for one in session.query(Snapshot).one().files}
    session.rollback()

    for kind in ("html", "pdf", "docx"):
        address = f"{HERE}/bericht.{kind}"
        assert any(link.get("href") == address for link in page.all("a"))
        answer = visitor.get(address).response
        assert hashlib.sha256(answer.data).hexdigest() == hashes[f"bericht.{kind}"]
        assert "public" in answer.headers["Cache-Control"]
        visitor.get(address, status=304, headers={"If-None-Match": answer.headers["ETag"]})


def test_what_is_written_later_does_not_change_it(visitor: CheckedClient) -> None:
    before = visitor.get(f"{HERE}/bericht.html").response.data
    assert b"Danke an alle." in before
    visitor.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    visitor.submit(f"{DESK}/bericht/abschnitt/summary", {"mode": "added", "words": "Etwas anderes."})

    assert visitor.get(f"{HERE}/bericht.html").response.data == before


def test_what_staff_took_out_is_not_in_it(visitor: CheckedClient) -> None:
    assert b"anna@example.org" not in visitor.get(f"{HERE}/bericht.html").response.data


def test_nobody_reads_it_of_a_process_for_invited_people(
    visitor: CheckedClient, session: Session, scene: Scene
) -> None:
    scene.process.access = Access.INVITED
    session.info["recorded"] = True
    session.commit()

    visitor.get(f"{HERE}/bericht.pdf", status=404)


def test_there_is_none_where_nothing_was_published(visitor: CheckedClient) -> None:
    visitor.get("/musterstadt/gruene-mitte/ergebnisstand/2/bericht.pdf", status=404)
