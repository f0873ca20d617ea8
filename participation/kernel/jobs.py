"""Work done outside the request.

A job is a sweep: a named function that looks into the database for what is due and does it. The rows, written
in the transaction that caused them, are the truth: nothing is lost when a process dies. Every sweep runs once
a minute; a nudge after a commit only makes it run at once, carries nothing but the name, and may get lost
without harm. Sweeps of several workers overlap, so each claims its rows with a guarded UPDATE.

huey brings the queue and the clock: a SQLite file beside the database, or Redis where REDIS_URL says so. It
has no types, and what it usually writes can execute code when read; `_Names` writes plain JSON instead.
"""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary, ref

import orjson
from huey import RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import limits
from participation.kernel.db import Database

log = logging.getLogger("participation.jobs")

Sweep = Callable[[Config, Database], object]
STOPS = {signal.SIGTERM, signal.SIGINT}
PATIENCE = 0.2
"""Seconds a request waits for a busy queue before it leaves the work to the next minute's sweep."""

_sweeps: dict[str, Sweep] = {}
_queues: WeakKeyDictionary[Engine, "Queue"] = WeakKeyDictionary()


def sweep(name: str, work: Sweep) -> None:
    """Have `work(config, database)` done every minute, and soon after every `after_commit(session, name)`."""
    _sweeps[name] = work


def connect(config: Config, database: Database) -> None:
    """From now on, commits of sessions of this database reach the worker of this installation."""
    _queues[database.write_engine] = Queue(config, database, patience=PATIENCE)


def after_commit(session: Session, name: str) -> None:
    """Run a sweep as soon as this transaction is kept. Raises ValueError for a name nobody registered."""
    if name not in _sweeps:
        raise ValueError(f"no sweep is called {name!r}")
    session.info.setdefault("nudges", set()).add(name)
    if not event.contains(session, "after_commit", _nudge):
        event.listen(session, "after_commit", _nudge)


def run(config: Config, database: Database, name: str) -> None:
    """Do one sweep; what goes wrong is logged and tried again a minute later."""
    try:
        _sweeps[name](config, database)
    except Exception:
        log.exception("sweep %s", name)


def run_all(config: Config, database: Database) -> None:
    """Do every sweep once."""
    for name in sorted(_sweeps):
        run(config, database, name)


def run_worker(config: Config, database: Database) -> None:
    """Work until SIGTERM or Ctrl-C, then finish what is in hand. Must be called in the main thread."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # threads inherit this: the signal is ours to wait for
    with working(config, database):
        signal.sigwait(STOPS)


@contextmanager
def working(config: Config, database: Database) -> Iterator[None]:
    """Threads that work beside something else, such as the web server of a demo, and end with it."""
    queue = Queue(config, database, patience=5)
    consumer = _Threads(queue.huey, workers=2, max_delay=1.0, shutdown_timeout=30)
    thread = threading.Thread(target=consumer.run, name="jobs", daemon=True)
    thread.start()
    consumer.begun.wait(30)  # stopping it while it starts would stop threads that do not run yet
    try:
        yield
    finally:
        consumer.stop(graceful=True)
        thread.join(5)
        queue.close()


def _nudge(session: Session) -> None:
    if session.in_nested_transaction():
        return
    queue = _queues.get(session.get_bind().engine)
    for name in session.info.pop("nudges", ()):
        if queue is not None:
            queue.nudge(name)


def _forget_counts(_config: Config, database: Database) -> None:
    with database.unit_of_work() as session:
        limits.sweep(session)


sweep("limits", _forget_counts)


class _Names(Serializer):  # type: ignore[misc]  # huey ships no types
    """A message as JSON: its id, the task, and the sweep's name."""

    def _serialize(self, data: Any) -> bytes:
        return orjson.dumps([data.id, data.name, *data.args])

    def _deserialize(self, data: bytes) -> Any:
        key, task, *names = orjson.loads(data)
        return Message(id=key, name=task, args=tuple(names), kwargs={})


class _Threads(Consumer):  # type: ignore[misc]  # huey ships no types
    """A consumer that leaves signals to whoever runs it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.begun = threading.Event()
        super().__init__(*arguments, **options)

    def _set_signal_handlers(self) -> None:
        """The last thing that huey does when it starts."""
        self.begun.set()


class Queue:
    """The queue between requests and workers; opened when it is first needed. It keeps no database alive: who serves one
    does, and `_queues` forgets the queue with it."""

    def __init__(self, config: Config, database: Database, *, patience: float) -> None:
        self._config, self._database, self._patience = config, ref(database), patience
        self._opening = threading.Lock()
        self._huey: Any = None

    @property
    def huey(self) -> Any:
        """huey with its two tasks: one sweep, and every minute all of them."""
        with self._opening:
            if self._huey is None:
                self._huey = self._open()
                self._one = self._huey.task(name="one")(self._run)
                self._huey.periodic_task(crontab(), name="all")(self._run_all)
            return self._huey

    def nudge(self, name: str) -> None:
        """Ask for a sweep. A queue that is not to be had costs the speed, never the work."""
        try:
            _ = self.huey
            self._one(name)
        except Exception as error:
            log.warning("nudge %s: %s", name, error)

    def close(self) -> None:
        """Let go of the file."""
        if self._huey is not None:
            self._huey.storage.close()

    def _open(self) -> Any:
        options: dict[str, Any] = {"name": "participation", "results": False, "serializer": _Names()}
        if self._config.redis_url:
            return RedisHuey(url=self._config.redis_url, **options)
        file = str(self._config.data / "jobs.sqlite3")
        return SqliteHuey(filename=file, fsync=False, timeout=self._patience, **options)

    def _run(self, name: str) -> None:
        if database := self._database():
            run(self._config, database, name)

    def _run_all(self) -> None:
        if database := self._database():
            run_all(self._config, database)
