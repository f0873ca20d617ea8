"""Packages that are made outside the request: they are ready soon, can be stopped, and outlive whoever made them."""

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit.models import AuditEntry
from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.kernel.tables import Audience
from participation.processes.models import Access
from participation.results.actions import (
    PackageDraft,
    cancel_order,
    fetch_order,
    order_package,
    packing,
    working,
)
from participation.results.models import OrderState, PackageOrder
from participation.results.queries.orders import order_of, orders_of
from participation.results.queries.snapshots import store
from tests.factories import a_moderator, a_municipality, the_module
from tests.results.cast import Scene, a_scene

KTS = Viewer(account_id=99, name="Kim", is_kts=True)
REALLY = packing.write_package
REPORTS = {"bericht.html", "bericht.pdf", "bericht.docx"}
"""What a package of a whole process holds beside its tables."""


@pytest.fixture
def scene(session: Session) -> Scene:
    """A process with two public ideas and a hidden one."""
    return a_scene(session)


@pytest.fixture
def order(session: Session, scene: Scene) -> PackageOrder:
    """A package with everything public, ordered and not begun."""
    return ordered(session, scene, PackageDraft(Audience.PUBLIC))


def ordered(
    session: Session, scene: Scene, draft: PackageDraft, viewer: Viewer | None = None
) -> PackageOrder:
    """An order that is kept."""
    found = order_package(session, scene.town, scene.process, draft, viewer=viewer or scene.staff)
    session.commit()
    return found


def now_of(session: Session, order: PackageOrder) -> PackageOrder:
    """The row as it stands in the database."""
    session.rollback()
    session.refresh(order)
    return order


def package_of(config: Config, order: PackageOrder) -> zipfile.ZipFile:
    """The file that was made."""
    assert order.file_key
    return zipfile.ZipFile(store(config).path(order.file_key))


def actions_of(session: Session) -> list[str]:
    """What the trail says of packages."""
    entries = session.query(AuditEntry).order_by(AuditEntry.id)
    return [one.action for one in entries if one.action.startswith("package.")]


def interrupted(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], Any]) -> None:
    """Somebody does something while a package is being written, and the worker shows a sign of life after it."""
    monkeypatch.setattr(working, "PULSE", 0)

    def write(*arguments: Any, **options: Any) -> Any:
        deed()
        return REALLY(*arguments, **options)

    monkeypatch.setattr(packing, "write_package", write)


def test_an_order_becomes_a_file_whose_digest_is_told(
    session: Session, config: Config, database: Database, order: PackageOrder
) -> None:
    packing.make_packages(config, database)
    made = now_of(session, order)
    assert (made.state, made.attempts) == (OrderState.READY, 1)
    with package_of(config, made) as package:
        assert {"ideen.csv", "kommentare.csv", *REPORTS} <= set(package.namelist())
        assert "Kanarienvogel" not in package.read("bericht.html").decode()
        assert "Kanarienvogel" not in package.read("ideen.csv").decode()
    assert made.file_key
    content = store(config).path(made.file_key).read_bytes()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (made.digest, made.size)
    assert not list(config.workshop_folder.iterdir())


def test_the_municipality_may_have_what_is_not_public_and_only_one_part(
    session: Session, config: Config, database: Database, scene: Scene
) -> None:
    draft = PackageDraft(Audience.MUNICIPALITY, the_module(scene.process), every_state=True)
    made = ordered(session, scene, draft)
    packing.make_packages(config, database)
    with package_of(config, now_of(session, made)) as package:
        ideas = package.read("ideen.csv").decode()
        assert REPORTS.isdisjoint(package.namelist())
    assert "Kanarienvogel" in ideas
    assert "Berta Beispiel" in ideas


def test_the_filter_of_the_address_holds_for_the_package(
    session: Session, config: Config, database: Database, scene: Scene
) -> None:
    category = str(the_module(scene.process).categories[1].id)
    made = ordered(session, scene, PackageDraft(Audience.PUBLIC, values={"kategorie": [category]}))
    packing.make_packages(config, database)
    with package_of(config, now_of(session, made)) as package:
        ideas = package.read("ideen.csv").decode()
        assert REPORTS.isdisjoint(package.namelist())
    assert "Ein Brunnen" in ideas
    assert "Mehr Bänke" not in ideas


def test_a_filter_that_cannot_be_meant_is_refused_before_anybody_works(
    session: Session, scene: Scene
) -> None:
    with pytest.raises(DomainError, match="Diesen Filter gibt es nicht"):
        ordered(session, scene, PackageDraft(Audience.PUBLIC, values={"kategorie": ["eins"]}))


def test_the_coordination_office_has_its_own_view_of_public_processes_and_no_more(
    session: Session, scene: Scene
) -> None:
    assert ordered(session, scene, PackageDraft(Audience.KTS), KTS).ordered_by == KTS.account_id
    for draft in (PackageDraft(Audience.MUNICIPALITY), PackageDraft(Audience.KTS, every_state=True)):
        with pytest.raises(DomainError):
            ordered(session, scene, draft, KTS)
    scene.process.access = Access.INVITED
    with pytest.raises(Missing):
        order_package(session, scene.town, scene.process, PackageDraft(Audience.KTS), viewer=KTS)


def test_nobody_else_orders_anything(session: Session, scene: Scene) -> None:
    stranger = a_moderator(a_municipality(session, "anderswo"))
    for viewer in (Viewer(account_id=5, name="Anna"), stranger):
        with pytest.raises(Missing):
            order_package(session, scene.town, scene.process, PackageDraft(Audience.PUBLIC), viewer=viewer)


def test_an_order_is_found_at_its_process_and_by_whom_it_belongs_to(
    session: Session, scene: Scene, order: PackageOrder
) -> None:
    theirs = ordered(session, scene, PackageDraft(Audience.KTS), KTS)
    assert orders_of(session, scene.process.id) == [theirs, order]
    assert orders_of(session, scene.process.id, ordered_by=KTS.account_id) == [theirs]
    with pytest.raises(Missing):
        order_of(session, scene.process.id, order.id, ordered_by=KTS.account_id)
    with pytest.raises(Missing):
        order_of(session, scene.process.id + 1, order.id)


def test_only_so_many_wait_at_once(session: Session, scene: Scene) -> None:
    for _ in range(5):
        ordered(session, scene, PackageDraft(Audience.PUBLIC))
    with pytest.raises(DomainError, match="schon mehrere Pakete"):
        ordered(session, scene, PackageDraft(Audience.PUBLIC))


def test_what_is_cancelled_before_it_begins_is_never_made(
    session: Session, config: Config, database: Database, scene: Scene, order: PackageOrder
) -> None:
    cancel_order(session, order, viewer=scene.staff)
    session.commit()
    packing.make_packages(config, database)
    assert (now_of(session, order).state, order.attempts) == (OrderState.CANCELLED, 0)
    assert actions_of(session) == ["package.ordered", "package.cancelled"]
    with pytest.raises(Conflict):
        cancel_order(session, order, viewer=scene.staff)


def test_what_is_cancelled_while_it_is_made_stops_and_leaves_nothing(
    session: Session,
    config: Config,
    database: Database,
    scene: Scene,
    order: PackageOrder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cancel() -> None:
        with database.unit_of_work() as other:
            cancel_order(other, other.get_one(PackageOrder, order.id), viewer=scene.staff)

    interrupted(monkeypatch, cancel)
    packing.make_packages(config, database)
    assert (now_of(session, order).state, order.file_key) == (OrderState.CANCELLED, None)
    assert not list(config.workshop_folder.iterdir())
    assert not config.result_folder.exists()


def test_progress_is_told_in_rows(
    session: Session,
    config: Config,
    database: Database,
    order: PackageOrder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[tuple[OrderState, int]] = []

    def write(reading: Session, plan: Any, target: Path, *, progress: Callable[[int, int], None]) -> Any:
        progress(30, 120)
        told = now_of(session, order)
        seen.append((told.state, told.share))
        session.rollback()
        return REALLY(reading, plan, target)

    monkeypatch.setattr(packing, "write_package", write)
    packing.make_packages(config, database)
    assert seen == [(OrderState.RUNNING, 25)]


def test_whoever_was_only_slow_writes_nothing_when_another_took_over(
    session: Session,
    config: Config,
    database: Database,
    order: PackageOrder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def take_over() -> None:
        with clock.frozen(clock.now() + timedelta(minutes=4)):
            states = (OrderState.RUNNING,)
            assert working.claim(database, PackageOrder, states) is not None

    interrupted(monkeypatch, take_over)
    packing.make_packages(config, database)
    assert (now_of(session, order).state, order.attempts, order.file_key) == (OrderState.RUNNING, 2, None)


def test_nobody_takes_up_what_somebody_alive_works_on(
    database: Database, session: Session, order: PackageOrder
) -> None:
    states = (OrderState.QUEUED, OrderState.RUNNING)
    assert working.claim(database, PackageOrder, states, state=OrderState.RUNNING)
    assert working.claim(database, PackageOrder, states, state=OrderState.RUNNING) is None


def test_a_package_outlives_the_worker_that_is_killed_over_it(
    session: Session, config: Config, database: Database, order: PackageOrder
) -> None:
    _killed_worker(config, database)
    assert (now_of(session, order).state, order.attempts) == (OrderState.RUNNING, 1)
    session.rollback()
    packing.make_packages(config, database)
    assert now_of(session, order).state is OrderState.RUNNING, "it may still be alive"
    session.rollback()
    with clock.frozen(clock.now() + timedelta(minutes=4)):
        packing.make_packages(config, database)
    assert (now_of(session, order).state, order.attempts) == (OrderState.READY, 2)
    assert len(list(config.workshop_folder.iterdir())) == 1, "what the dead one left"
    with clock.frozen(clock.now() + timedelta(hours=25)):
        packing.sweep_files(config, database)
    assert not list(config.workshop_folder.iterdir())
    assert order.file_key
    assert store(config).path(order.file_key)


WORKER = """
import os, signal, sys
from pathlib import Path
from participation.app import load_formats
from participation.config import Config
from participation.kernel.db import Database
from participation.results.actions import packing
load_formats()
def write(session, plan, target, *, progress):
    target.write_bytes(b"half a file")
    progress(1, 2)
    os.kill(os.getpid(), signal.SIGKILL)
packing.write_package = write
config = Config(data=Path(sys.argv[1]), database_url="", base_url="http://localhost", secret=b"x" * 40)
packing.make_packages(config, Database(os.environ["WORKER_DATABASE"]))
"""


def _killed_worker(config: Config, database: Database) -> None:
    """A process of its own takes the order up, writes half a file, and is gone."""
    told = os.environ | {"WORKER_DATABASE": database.url.render_as_string(hide_password=False)}
    done = subprocess.run([sys.executable, "-c", WORKER, str(config.data)], env=told, check=False)
    assert done.returncode == -9


def test_what_fails_three_times_is_given_up_in_words(
    session: Session,
    config: Config,
    database: Database,
    order: PackageOrder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_arguments: Any, **_options: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(packing, "write_package", fail)
    for minutes in (0, 4, 8, 12, 16):
        with clock.frozen(clock.now() + timedelta(minutes=minutes)):
            packing.make_packages(config, database)
    told = now_of(session, order)
    assert (told.state, told.attempts) == (OrderState.FAILED, 3)
    assert "Dreimal wurde begonnen" in told.trouble
    assert len(caplog.records) == 3


def test_a_refusal_is_told_at_once(
    session: Session,
    config: Config,
    database: Database,
    order: PackageOrder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise DomainError("So geht es nicht.")

    interrupted(monkeypatch, refuse)
    packing.make_packages(config, database)
    assert (now_of(session, order).state, order.trouble) == (OrderState.FAILED, "So geht es nicht.")


def test_who_takes_a_package_home_is_recorded_and_nobody_takes_one_that_is_not_ready(
    session: Session, config: Config, database: Database, scene: Scene, order: PackageOrder
) -> None:
    with pytest.raises(Missing):
        fetch_order(session, order, viewer=scene.staff)
    packing.make_packages(config, database)
    assert fetch_order(session, now_of(session, order), viewer=scene.staff) == order.file_key
    session.commit()
    assert actions_of(session) == ["package.ordered", "package.fetched"]
    entry = session.query(AuditEntry).filter_by(action="package.fetched").one()
    assert entry.details == {"process": scene.process.id, "audience": "public", "every_state": False}


def test_who_left_the_municipality_does_not_take_its_package_to_another_desk(
    session: Session, config: Config, database: Database, scene: Scene
) -> None:
    order = ordered(session, scene, PackageDraft(Audience.MUNICIPALITY))
    packing.make_packages(config, database)
    since = Viewer(scene.staff.account_id, "Mo", is_kts=True)
    with pytest.raises(Missing):
        fetch_order(session, now_of(session, order), viewer=since)
    assert fetch_order(session, order, viewer=scene.staff)


def test_a_week_later_order_and_file_are_gone(
    session: Session, config: Config, database: Database, order: PackageOrder
) -> None:
    packing.make_packages(config, database)
    key = now_of(session, order).file_key
    assert key
    session.rollback()
    with clock.frozen(clock.now() + timedelta(days=6)):
        packing.make_packages(config, database)
        assert packing.sweep_files(config, database) == 0
    with clock.frozen(clock.now() + timedelta(days=8)):
        packing.make_packages(config, database)
        assert packing.sweep_files(config, database) == 1
    session.rollback()
    session.expunge_all()
    assert session.query(PackageOrder).count() == 0
    with pytest.raises(Missing):
        store(config).open(key)


def test_one_thread_makes_packages_and_others_go_on_with_their_work(
    session: Session, config: Config, database: Database, order: PackageOrder
) -> None:
    with packing.alone() as free:
        assert free
        packing.make_packages(config, database)
    assert now_of(session, order).state is OrderState.QUEUED
