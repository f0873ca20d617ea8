"""Jobs: what is nudged runs at once, what is not runs within a minute, and nothing depends on the queue."""

import gc
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from weakref import ref

import pytest
import sqlalchemy as sa

from participation.config import Config
from participation.kernel import jobs
from participation.kernel.db import Database
from participation.kernel.limits import RateCount

SOON = 20
"""Seconds after which a test gives up waiting; it never takes that long."""


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """A sweep called `mark` that counts its runs, and no other one."""
    runs = threading.Semaphore(0)
    monkeypatch.setattr(jobs, "_sweeps", {"mark": lambda _config, _database: runs.release()})
    return runs


def test_a_nudge_after_the_commit_runs_the_sweep_at_once(
    config: Config, database: Database, done: threading.Semaphore
) -> None:
    jobs.connect(config, database)
    with jobs.working(config, database):
        assert done.acquire(timeout=SOON), "every sweep runs when a worker starts"
        with database.unit_of_work() as session:
            jobs.after_commit(session, "mark")
            jobs.after_commit(session, "mark")
        assert done.acquire(timeout=SOON)


def test_a_database_that_nobody_serves_any_more_is_forgotten(config: Config, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'passing.sqlite3'}")
    jobs.connect(config, database)
    with database.unit_of_work() as session:
        session.execute(sa.text("SELECT 1"))
    there = ref(database)
    database.dispose()
    del database, session
    gc.collect()
    assert there() is None


def test_what_is_undone_nudges_nobody(config: Config, database: Database, done: threading.Semaphore) -> None:
    jobs.connect(config, database)
    with database.writing() as session:
        jobs.after_commit(session, "mark")
        session.rollback()
    assert _waiting(config) == 0


def test_a_savepoint_nudges_nobody_before_the_whole_is_kept(
    config: Config, database: Database, done: threading.Semaphore
) -> None:
    jobs.connect(config, database)
    with database.unit_of_work() as session:
        jobs.after_commit(session, "mark")
        with session.begin_nested():
            session.execute(sa.text("SELECT 1"))
        assert _waiting(config) == 0
    assert _waiting(config) == 1


def test_a_queue_that_is_busy_costs_the_request_nothing(
    config: Config, database: Database, done: threading.Semaphore, caplog: pytest.LogCaptureFixture
) -> None:
    jobs.connect(config, database)
    with database.unit_of_work() as session:
        jobs.after_commit(session, "mark")
    blocking = sqlite3.connect(config.data / "jobs.sqlite3", isolation_level=None)
    blocking.execute("BEGIN EXCLUSIVE")
    with caplog.at_level(logging.WARNING), database.unit_of_work() as session:
        session.add(RateCount(key="kept", window=1, seen=1))
        jobs.after_commit(session, "mark")
    blocking.close()
    assert "database is locked" in caplog.text
    with database.reading() as session:
        assert session.scalar(sa.select(RateCount.key)) == "kept"


def test_a_queue_that_cannot_exist_costs_the_request_nothing(
    config: Config, database: Database, done: threading.Semaphore
) -> None:
    jobs.connect(replace(config, data=Path("/nowhere/at/all")), database)
    with database.unit_of_work() as session:
        jobs.after_commit(session, "mark")


def test_without_a_queue_a_commit_is_just_a_commit(database: Database, done: threading.Semaphore) -> None:
    with database.unit_of_work() as session:
        jobs.after_commit(session, "mark")


def test_a_name_that_nobody_registered_is_a_mistake(database: Database) -> None:
    with database.unit_of_work() as session, pytest.raises(ValueError, match="no sweep is called"):
        jobs.after_commit(session, "typo")


def test_one_sweep_that_fails_does_not_keep_the_others_from_running(
    config: Config, database: Database, done: threading.Semaphore, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_config: Config, _database: Database) -> None:
        raise ZeroDivisionError

    jobs.sweep("broken", broken)
    jobs.run_all(config, database)
    assert done.acquire(blocking=False)
    assert "sweep broken" in caplog.text


def test_what_waits_in_the_queue_is_plain_text(
    config: Config, database: Database, done: threading.Semaphore
) -> None:
    jobs.connect(config, database)
    with database.unit_of_work() as session:
        jobs.after_commit(session, "mark")
    with sqlite3.connect(config.data / "jobs.sqlite3") as queue:
        (message,) = queue.execute("SELECT data FROM task").fetchone()
    queue.close()
    assert bytes(message).endswith(b',"mark"]')


def test_old_counters_are_swept(config: Config, database: Database) -> None:
    with database.unit_of_work() as session:
        session.add(RateCount(key="old", window=1, seen=1))
    jobs.run(config, database, "limits")
    with database.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(RateCount)) == 0


def test_redis_carries_nudges_where_there_is_one(
    config: Config, database: Database, done: threading.Semaphore, redis_url: str
) -> None:
    config = replace(config, redis_url=redis_url)
    jobs.connect(config, database)
    with jobs.working(config, database):
        assert done.acquire(timeout=SOON)
        with database.unit_of_work() as session:
            jobs.after_commit(session, "mark")
        assert done.acquire(timeout=SOON)
    assert not (config.data / "jobs.sqlite3").exists()


WORKER = """
import sys
from pathlib import Path
from participation.config import Config
from participation.kernel import jobs
from participation.kernel.db import Database

data = Path(sys.argv[1])
jobs._sweeps.clear()
jobs.sweep("hello", lambda config, database: print("swept", flush=True))
config = Config(data=data, database_url="", base_url="http://localhost", secret=b"")
jobs.run_worker(config, Database(f"sqlite:///{data / 'empty.sqlite3'}"))
print("finished", flush=True)
"""


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_ends_in_order_when_it_is_told_to(config: Config, stop: signal.Signals) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(config.data)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    )
    assert worker.stdout is not None
    with worker.stdout:
        assert worker.stdout.readline() == "swept\n"
        worker.send_signal(stop)
        assert worker.stdout.readline() == "finished\n"
    assert worker.wait(SOON) == 0


def _waiting(config: Config) -> int:
    file = config.data / "jobs.sqlite3"
    if not file.exists():
        return 0
    queue = sqlite3.connect(file)
    (count,) = queue.execute("SELECT count(*) FROM task").fetchone()
    queue.close()
    return int(count)
