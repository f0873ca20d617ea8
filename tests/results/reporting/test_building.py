"""What stands in a report: figures of public things, the software's sentences, and the words of staff."""

import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.processes.models import Process
from participation.results.actions.reports import (
    ADDED,
    ALONE,
    SectionDraft,
    TitleDraft,
    rename,
    write_section,
)
from participation.results.report import paper_now, report_files
from tests.factories import the_module
from tests.formats.ideas.cast import an_idea
from tests.results.cast import Scene, a_scene
from tests.results.reporting.cast import MADE, answered, section, written

BASE = "https://beteiligung.example"


@pytest.fixture
def scene(session: Session) -> Scene:
    return a_scene(session)


def test_a_report_is_three_files(session: Session, scene: Scene) -> None:
    files = report_files(session, scene.process, made_at=MADE, base_url=BASE)

    beginnings = {one.name: b"".join(one.chunks())[:5] for one in files}
    assert beginnings == {
        "bericht.html": b"<!doc",
        "bericht.pdf": b"%PDF-",
        "bericht.docx": b"PK\x03\x04\x14",
    }


def test_the_same_data_give_the_same_bytes(database: Database, session: Session, scene: Scene) -> None:
    found = []
    for _time in range(2):
        with database.reading() as fresh:
            process = fresh.get_one(Process, scene.process.id)
            files = report_files(fresh, process, made_at=MADE, base_url=BASE)
        found.append([b"".join(one.chunks()) for one in files])

    assert found[0] == found[1]


def test_public_things_are_told_and_nothing_else(session: Session, scene: Scene) -> None:
    told = written(session, scene.process)

    assert "Mehr Bänke" in told
    assert "Ein Brunnen" in told
    assert "Kanarienvogel" not in told  # hidden
    assert "Berta" not in told  # who wrote it
    assert "berta@example.org" not in told


def test_amounts_come_from_what_is_public(session: Session, scene: Scene) -> None:
    assert "Eingegangen sind 2 Beiträge." in section(session, scene.process, "Zusammenfassung")


def test_small_numbers_are_hidden(session: Session, scene: Scene) -> None:
    people = section(session, scene.process, "Ideen")

    assert "< 5" in people
    assert not re.search(r"\b1 \(50,0", people)


def test_answers_are_counted_and_decisions_told_with_their_reasons(session: Session, scene: Scene) -> None:
    idea = an_idea(session, the_module(scene.process), "Ein Dach")
    answered(session, scene, idea, "Wir bauen **es** im Mai.", days=9)

    told = section(session, scene.process, "Antworten und Entscheidungen")

    assert "1 von 3 Beiträgen sind beantwortet (33,3 %)" in told.replace("\u00a0", " ")
    assert "im Median 9 Tage" in told
    assert "Ein Dach" in told
    assert "Wir bauen es im Mai." in told


def test_a_promise_is_held_against_what_was_done(session: Session, scene: Scene) -> None:
    scene.process.answer_days = 7
    answered(session, scene, an_idea(session, the_module(scene.process), "Ein Dach"), "Ja.", days=9)

    told = section(session, scene.process, "Antworten und Entscheidungen")

    assert "Versprochen war eine Antwort innerhalb von 7 Tagen. Das gelang bei 0 von 1 Antworten." in told


def test_words_that_must_not_be_told_are_taken_out_but_not_from_what_staff_wrote(
    session: Session, scene: Scene
) -> None:
    draft = SectionDraft(ADDED, "Alle wollten *Mehr Bänke*.")
    write_section(session, scene.process, "summary", draft, viewer=scene.staff)

    told = written(session, scene.process, removed=["Mehr Bänke", "Brunnen"])

    assert "Alle wollten Mehr Bänke." in told
    assert "Mehr Bänke (" not in told
    assert "[entfernt] (" in told
    assert "Brunnen" not in told


def test_own_words_stand_behind_the_proposal_or_in_its_place(session: Session, scene: Scene) -> None:
    for mode, proposal in ((ADDED, True), (ALONE, False)):
        draft = SectionDraft(mode, "Unsere Worte.")
        write_section(session, scene.process, "summary", draft, viewer=scene.staff)
        told = section(session, scene.process, "Zusammenfassung")
        assert "Unsere Worte." in told
        assert ("Eingegangen sind" in told) is proposal


def test_what_staff_write_in_simple_words_may_be_called_leichte_sprache(
    session: Session, scene: Scene
) -> None:
    assert "Das Wichtigste in einfachen Worten" in written(session, scene.process)

    write_section(session, scene.process, "plain", SectionDraft(ALONE, "Kurze Sätze."), viewer=scene.staff)

    assert "Kurze Sätze." in section(session, scene.process, "Das Wichtigste in Leichter Sprache")


def test_hidden_sections_and_empty_ones_do_not_appear(session: Session, scene: Scene) -> None:
    write_section(session, scene.process, "method", SectionDraft(hidden=True), viewer=scene.staff)
    scene.process.contact_name = scene.process.contact_email = ""

    headings = [
        one.heading for one in paper_now(session, scene.process, made_at=MADE, base_url=BASE).chapters
    ]

    assert "Zusammenfassung" in headings
    assert "Wie ausgewertet wurde, und was die Zahlen nicht sagen" not in headings
    assert "Wie es weitergeht" not in headings


def test_the_cover_says_whose_it_is_of_when_and_who_funds_it(session: Session, scene: Scene) -> None:
    scene.town.funding_round = 2021
    rename(session, scene.process, TitleDraft("Was wir hörten"), viewer=scene.staff)

    paper = paper_now(session, scene.process, made_at=datetime(2035, 5, 1, tzinfo=UTC), base_url=BASE)

    assert (paper.title, paper.author) == ("Was wir hörten", "Musterstadt")
    told = dict(paper.facts)
    assert told["Stand"] == "1. Mai 2035 (Abschlussbericht)"
    assert told["Im Netz"] == f"{BASE}/musterstadt/gruene-mitte"
    assert told["Förderung"].startswith("Modellprojekt, gefördert seit 2021")


def test_a_process_that_runs_has_an_interim_report(session: Session, scene: Scene) -> None:
    found = paper_now(session, scene.process, made_at=clock.now() - timedelta(days=1), base_url=BASE)

    assert "Zwischenbericht" in dict(found.facts)["Stand"]
    assert "die Zahlen werden sich ändern" in section(session, scene.process, "Wie ausgewertet")


def test_the_logo_is_on_the_cover_while_its_file_is_there(
    session: Session, scene: Scene, tmp_path: Path
) -> None:
    logos = Files(tmp_path)
    picture = io.BytesIO()
    Image.new("RGB", (1200, 300), "#1e6b2e").save(picture, "WEBP")
    scene.town.logo_key = logos.put(picture.getvalue())

    paper = paper_now(session, scene.process, made_at=MADE, base_url=BASE, logos=logos)
    with Image.open(io.BytesIO(paper.logo)) as found:
        assert (found.format, found.size) == ("PNG", (900, 225))

    for spoil in (lambda key: logos.put(b"no picture", key=key), logos.remove):
        spoil(scene.town.logo_key)
        assert paper_now(session, scene.process, made_at=MADE, base_url=BASE, logos=logos).logo == b""
