"""Results are looked through, decided, frozen, and stay as they are; the next ones say what changed."""

import hashlib
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.config import Config
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.contributions.models import ResponseStatus
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.kts.actions.figures import keep_figures
from participation.kts.queries.overview import overview
from participation.processes.models import ProcessState
from participation.results.actions import (
    SnapshotDraft,
    begin_snapshot,
    decide,
    decide_kind,
    discard_snapshot,
    freezing,
    packing,
    release_snapshot,
    resume_snapshot,
    withdraw_snapshot,
    working,
)
from participation.results.models import FindingDecision, ScanFinding, Snapshot, SnapshotState
from participation.results.packages.changes import changes, titles
from participation.results.queries import findings, snapshots
from participation.results.queries.figures import figures_of
from tests.factories import a_moderator, a_municipality, the_module
from tests.formats.ideas.cast import SECRET, an_idea
from tests.results.cast import Scene, a_scene

DRAFT = SnapshotDraft("Zwischenstand", "Nach der ersten Runde.", "dl-de/by-2-0")
PRIVATE = "Rufen Sie an: 0351 4567890, oder schreiben Sie Berta Beispiel (berta@example.org)."


@pytest.fixture
def scene(session: Session) -> Scene:
    """Four public ideas, of which one tells too much, and a hidden one that tells as much."""
    made = a_scene(session, PRIVATE, "Ein Text ohne alles.")
    visibility.hide(session, an_idea(session, the_module(made.process), "Weg", text=PRIVATE), actor_id=1)
    session.commit()
    return made


@pytest.fixture
def work(config: Config, database: Database, session: Session) -> Callable[[], None]:
    """Let the worker do what waits."""

    def done() -> None:
        session.rollback()
        freezing.make_snapshots(config, database)
        session.rollback()
        session.expire_all()

    return done


def begun(session: Session, scene: Scene) -> Snapshot:
    """A snapshot that waits to be looked through."""
    found = begin_snapshot(session, scene.process, DRAFT, viewer=scene.staff)
    session.commit()
    return found


def released(session: Session, scene: Scene, snapshot: Snapshot) -> None:
    """Everything found is taken out, and the rest may be published."""
    for count in findings.counts_of(session, snapshot):
        decide_kind(session, scene.process, snapshot, count.kind, FindingDecision.REMOVE, viewer=scene.staff)
    release_snapshot(session, scene.process, snapshot, viewer=scene.staff)
    session.commit()


@pytest.fixture
def draft(session: Session, scene: Scene, work: Callable[[], None]) -> Snapshot:
    """Looked through, nothing decided."""
    found = begun(session, scene)
    work()
    return found


@pytest.fixture
def published(session: Session, scene: Scene, draft: Snapshot, work: Callable[[], None]) -> Snapshot:
    """Frozen."""
    released(session, scene, draft)
    work()
    return draft


def places(session: Session, snapshot: Snapshot) -> list[tuple[str, str, str]]:
    """What was found where."""
    found = findings.findings_of(session, snapshot)
    return [(one.column_name, one.kind, one.found) for one in found]


def test_what_looks_like_personal_data_waits_for_staff_and_hidden_texts_are_not_read(
    session: Session, draft: Snapshot
) -> None:
    assert draft.state is SnapshotState.DRAFT
    assert places(session, draft) == [
        ("text", "phone", "0351 4567890"),
        ("text", "name", "Berta Beispiel"),
        ("text", "mail", "berta@example.org"),
    ]
    first = next(iter(findings.findings_of(session, draft)))
    assert "Rufen Sie an: 0351 4567890, oder" in first.around
    assert first.decision is FindingDecision.OPEN


def test_nothing_is_published_before_everything_is_decided(
    session: Session, scene: Scene, draft: Snapshot
) -> None:
    with pytest.raises(Conflict, match="alle Fundstellen"):
        release_snapshot(session, scene.process, draft, viewer=scene.staff)
    ids = [one.id for one in findings.findings_of(session, draft)]
    chosen = dict(zip(ids, (FindingDecision.KEEP, FindingDecision.REMOVE), strict=False))
    assert decide(session, scene.process, draft, chosen, viewer=scene.staff) == 2
    with pytest.raises(Conflict):
        release_snapshot(session, scene.process, draft, viewer=scene.staff)
    decide(session, scene.process, draft, {ids[2]: FindingDecision.KEEP}, viewer=scene.staff)
    release_snapshot(session, scene.process, draft, viewer=scene.staff)
    session.commit()
    assert [(one.kind, one.open, one.removed) for one in findings.counts_of(session, draft)] == [
        ("mail", 0, 0),
        ("name", 0, 1),
        ("phone", 0, 0),
    ]


def test_what_is_taken_out_is_in_no_file_and_the_rest_is(
    session: Session, scene: Scene, config: Config, published: Snapshot
) -> None:
    assert published.state is SnapshotState.PUBLISHED
    with snapshots.open_package(config, published) as package:
        told = {name: package.read(name) for name in package.namelist()}
    for secret in (b"4567890", b"Berta Beispiel", b"berta@example.org", b"Kanarienvogel"):
        assert [name for name, content in told.items() if secret in content] == []
    assert (
        "Rufen Sie an: [entfernt], oder schreiben Sie [entfernt] ([entfernt])." in told["ideen.csv"].decode()
    )
    assert "Ein Text ohne alles." in told["ideen.csv"].decode()
    for said in ("1: Zwischenstand", "/musterstadt/gruene-mitte/ergebnisstand/1", "Datenlizenz Deutschland"):
        assert said in told["bericht.html"].decode()
    assert session.scalars(sa.select(Idea.text).where(Idea.title == "Vorschlag 1")).one() == PRIVATE


def test_files_figures_and_definitions_are_frozen_with_it(
    session: Session, scene: Scene, config: Config, published: Snapshot
) -> None:
    assert published.file_key
    content = snapshots.store(config).path(published.file_key).read_bytes()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (published.digest, published.size)
    with snapshots.open_package(config, published) as package:
        assert [one["name"] for one in published.files] == package.namelist()
        for one in published.files:
            assert hashlib.sha256(package.read(one["name"])).hexdigest() == one["sha256"]
    assert published.figures["contributions"] == 4
    assert published.figures["hidden"] == 2
    assert set(published.definitions) == set(published.figures)
    assert published.definitions["contributions"]["label"] == "Beiträge"
    assert (published.number, published.changes) == (1, {})
    assert snapshots.published(session, scene.process.id) == [published]


def test_a_status_without_words_is_no_answer(session: Session, scene: Scene) -> None:
    status = ResponseStatus(municipality_id=scene.town.id, name="in Prüfung", colour="#000000", code="4000")
    session.add(status)
    session.flush()
    session.execute(sa.update(Idea).values(status_id=status.id))
    assert figures_of(session, scene.process)["answered"] == 0


def test_the_coordination_office_hears_of_it_at_once(
    config: Config,
    database: Database,
    session: Session,
    scene: Scene,
    work: Callable[[], None],
    draft: Snapshot,
) -> None:
    released(session, scene, draft)
    session.commit()
    keep_figures(config, database)
    assert told_published(database) == [(False, "")]
    work()
    assert told_published(database) == [(True, draft.licence)]


def told_published(database: Database) -> list[tuple[bool, str]]:
    """Whether results are out and under which licence, as the coordination office's overview has it."""
    with database.reading() as session:
        return [(row.results_published, row.licence) for row in overview(session).all()]


def test_what_was_taken_back_counts_no_more_and_keeps_its_number(
    config: Config, database: Database, session: Session, scene: Scene, published: Snapshot
) -> None:
    keep_figures(config, database)
    assert told_published(database) == [(True, DRAFT.licence)]
    withdraw_snapshot(session, scene.process, published, "Eine Anschrift.", viewer=scene.staff)
    session.commit()
    assert told_published(database) == [(False, "")]
    assert (published.state, published.file_key, published.note) == (SnapshotState.WITHDRAWN, None, "")
    assert snapshots.published(session, scene.process.id) == []
    with pytest.raises(Conflict):
        withdraw_snapshot(session, scene.process, published, "Noch einmal.", viewer=scene.staff)
    assert begin_snapshot(session, scene.process, DRAFT, viewer=scene.staff).number == 2


def test_a_published_snapshot_never_changes(session: Session, scene: Scene, published: Snapshot) -> None:
    for change in (
        lambda: release_snapshot(session, scene.process, published, viewer=scene.staff),
        lambda: discard_snapshot(session, scene.process, published, viewer=scene.staff),
        lambda: resume_snapshot(session, scene.process, published, viewer=scene.staff),
        lambda: decide_kind(
            session, scene.process, published, "mail", FindingDecision.KEEP, viewer=scene.staff
        ),
    ):
        with pytest.raises(Conflict):
            change()
        session.rollback()
    published.title = "Etwas anderes"
    with pytest.raises(RuntimeError, match="published and never changes"):
        session.flush()
    session.rollback()
    session.delete(published)
    with pytest.raises(RuntimeError, match="published and never changes"):
        session.flush()


def test_its_file_is_kept_for_ever(config: Config, database: Database, published: Snapshot) -> None:
    with clock.frozen(clock.now() + timedelta(days=4_000)):
        packing.make_packages(config, database)
        assert packing.sweep_files(config, database) == 0
    snapshots.open_package(config, published).close()


def test_there_is_one_snapshot_in_preparation_whoever_is_quicker(
    session: Session, scene: Scene, draft: Snapshot
) -> None:
    with pytest.raises(Conflict, match="schon ein Ergebnisstand"):
        begin_snapshot(session, scene.process, DRAFT, viewer=scene.staff)
    session.rollback()
    discard_snapshot(session, scene.process, draft, viewer=scene.staff)
    session.commit()
    assert session.query(ScanFinding).count() == 0
    assert begun(session, scene).number == 1


def test_the_next_one_says_what_is_new_other_and_gone(
    session: Session, scene: Scene, published: Snapshot, work: Callable[[], None]
) -> None:
    ideas = session.query(Idea).order_by(Idea.id)
    gone, other = ideas.filter_by(title="Mehr Bänke").one(), ideas.filter_by(title="Ein Brunnen").one()
    visibility.hide(session, gone, actor_id=1)
    other.supports = 7
    an_idea(session, the_module(scene.process), "Ganz neu")
    second = begun(session, scene)
    work()
    released(session, scene, second)
    work()
    assert second.number == 2
    assert second.changes["ideen"] == {"title": "Ideen", "new": 1, "changed": 1, "gone": 1}
    assert second.changes["kommentare"] == {"title": "Kommentare", "new": 0, "changed": 0, "gone": 0}
    assert snapshots.latest(session, scene.process.id) is second


def test_what_was_written_after_the_look_is_found_before_it_is_published(
    session: Session, scene: Scene, draft: Snapshot, work: Callable[[], None]
) -> None:
    released(session, scene, draft)
    an_idea(session, the_module(scene.process), "Nachzügler", text="Mail: spaet@example.org")
    session.commit()
    work()
    assert draft.state is SnapshotState.DRAFT
    assert "Seit der Prüfung" in draft.trouble
    assert [(one.kind, one.open) for one in findings.counts_of(session, draft)] == [
        ("mail", 1),
        ("name", 0),
        ("phone", 0),
    ]
    released(session, scene, draft)
    work()
    assert draft.state is SnapshotState.PUBLISHED
    assert draft.trouble == ""


def test_what_a_worker_found_that_died_before_it_could_ask_is_asked_all_the_same(
    session: Session,
    scene: Scene,
    draft: Snapshot,
    work: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released(session, scene, draft)
    an_idea(session, the_module(scene.process), "Neu", text="Schreiben Sie an neu@example.org.")
    session.commit()

    def killed(*_arguments: object, **values: object) -> None:
        if values.get("state") is SnapshotState.DRAFT:
            raise SystemExit
        ours(*_arguments, **values)

    ours = working.Hold.write
    with monkeypatch.context() as patched:
        patched.setattr(working.Hold, "write", killed)
        with pytest.raises(SystemExit):
            work()
    session.execute(sa.update(Snapshot).values(beat_at=clock.now() - 2 * working.DEAD_AFTER))
    session.commit()
    work()
    assert (draft.state, draft.attempts) == (SnapshotState.DRAFT, 0)
    assert [one.open for one in findings.counts_of(session, draft) if one.kind == "mail"] == [1]


def test_names_are_those_of_everybody_who_wrote_in_the_process(session: Session, scene: Scene) -> None:
    writer = author(SECRET, scene.process.id, scene.staff)
    an_idea(session, the_module(scene.process), "Von einem Konto", author=writer, viewer=scene.staff)
    assert findings.author_names(session, scene.process.id) == {"Berta Beispiel", "Mo"}
    assert findings.author_names(session, scene.process.id + 1) == set()


def test_only_staff_and_only_of_what_is_public_may_prepare_one(session: Session, scene: Scene) -> None:
    stranger = a_moderator(a_municipality(session, "anderswo"))
    with pytest.raises(Missing):
        begin_snapshot(session, scene.process, DRAFT, viewer=stranger)
    with pytest.raises(DomainError, match="Lizenzen"):
        begin_snapshot(session, scene.process, SnapshotDraft("T", "", "meine"), viewer=scene.staff)
    scene.process.state = ProcessState.DRAFT
    with pytest.raises(NotAllowed):
        begin_snapshot(session, scene.process, DRAFT, viewer=scene.staff)


def test_what_fails_is_told_and_can_be_tried_again(
    session: Session,
    scene: Scene,
    draft: Snapshot,
    work: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released(session, scene, draft)
    with monkeypatch.context() as broken:
        broken.setattr(freezing, "write_package", _refuse)
        work()
    assert (draft.state, draft.trouble) == (SnapshotState.MAKING, "So geht es nicht.")
    work()
    assert draft.state is SnapshotState.MAKING, "nobody tries again by himself"
    resume_snapshot(session, scene.process, draft, viewer=scene.staff)
    session.commit()
    work()
    assert draft.state is SnapshotState.PUBLISHED


def _refuse(*_arguments: object, **_options: object) -> None:
    raise DomainError("So geht es nicht.")


def test_who_throws_it_away_while_it_is_made_stops_the_worker(
    session: Session,
    scene: Scene,
    draft: Snapshot,
    config: Config,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released(session, scene, draft)
    monkeypatch.setattr(working, "PULSE", 0)
    really = freezing.write_package

    def write(*arguments: object, **options: object) -> object:
        with database.unit_of_work() as other:
            found = other.get_one(Snapshot, draft.id)
            discard_snapshot(other, scene.process, found, viewer=scene.staff)
        return really(*arguments, **options)  # type: ignore[arg-type]  # passed on as they are

    monkeypatch.setattr(freezing, "write_package", write)
    session.rollback()
    freezing.make_snapshots(config, database)
    assert session.query(Snapshot).count() == 0
    assert not list(config.workshop_folder.iterdir())


def test_every_step_is_in_the_trail(session: Session, published: Snapshot) -> None:
    entries = session.query(AuditEntry).filter_by(subject_kind="snapshot").order_by(AuditEntry.id)
    told = [one.action for one in entries]
    assert told[0] == "snapshot.begun"
    assert told[-2:] == ["snapshot.released", "snapshot.published"]
    assert set(told[1:-2]) == {"snapshot.checked"}


def test_another_licence_or_address_changes_no_row_and_tables_have_titles(tmp_path: Path) -> None:
    packages = []
    for name, rest in (
        ("old", "https://alt.example/1;cc-zero"),
        ("new", "https://neu.example/1;dl-de/by-2-0"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr("teil-2/ideen.csv", f"id;text;link;lizenz\r\n1;a;{rest}\r\n")
            package.writestr("01_datensatzbeschreibung.csv", "datei;tabelle\r\nteil-2/ideen.csv;Ideen\r\n")
        packages.append(zipfile.ZipFile(tmp_path / name))
    with packages[0] as old, packages[1] as new:
        assert changes(old, new, tmp_path) == {"teil-2/ideen": {"new": 0, "changed": 0, "gone": 0}}
        assert titles(new) == {"teil-2/ideen": "Ideen"}
    assert (
        freezing._titled("teil-2/ideen", {"teil-2/ideen": "Ideen"}, {"teil-2": "Runde 2"})
        == "Ideen (Runde 2)"
    )


def test_changes_are_told_by_key_in_the_columns_that_both_have(tmp_path: Path) -> None:
    packages = []
    for name, table in (
        ("old", "\ufeffid;text\r\n1;a\r\n2;b\r\n3;c;\r\n"),
        ("new", "\ufeffid;neu;text\r\n1;x;a\r\n3;x;d\r\n4;x;e\r\n4;x;f\r\n"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr("ideen.csv", table)
            package.writestr("01_datensatzbeschreibung.csv", "spalte\r\nid\r\n")
        packages.append(zipfile.ZipFile(tmp_path / name))
    with packages[0] as old, packages[1] as new:
        assert changes(old, new, tmp_path) == {"ideen": {"new": 1, "changed": 1, "gone": 1}}
        assert changes(old, old, tmp_path) == {"ideen": {"new": 0, "changed": 0, "gone": 0}}
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["new", "old"]
