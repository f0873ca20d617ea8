"""How many ballots come in an hour, in all and from one network: counted beside the votes, never together with one.

What is counted waits in memory, and is written with a later ballot, in a transaction of its own: nothing in the
database ties a count to the ballot that was counted. A server that is stopped forgets what waited; a report on what
is unusual can bear that.
"""

import threading
import time
from collections import Counter
from weakref import WeakKeyDictionary

from sqlalchemy.engine import Engine

from participation.formats.voting.models import CastCount
from participation.kernel import clock, dialect
from participation.kernel.db import Database

EVERY = 60.0
"""Seconds between two writings."""
Key = tuple[int, int, str]
"""Vote, hours since 1970, and the hash of a network or nothing."""


class Watch:
    """What waits in this process to be written to one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: Counter[Key] = Counter()
        self._last = time.monotonic()
        self._lock = threading.Lock()

    def note(self, vote_id: int, network: str) -> None:
        """A ballot was kept. `network` is a keyed hash that changes daily (see kernel/limits.py)."""
        hour = int(clock.now().timestamp()) // 3600
        ripe = self._taken() if self._due() else []
        with self._lock:
            self._waiting[(vote_id, hour, "")] += 1
            if network:
                self._waiting[(vote_id, hour, network)] += 1
        self._write(ripe)  # what came before; this ballot waits for the next time

    def flush(self) -> None:
        """Write what waits."""
        self._write(self._taken())

    def _due(self) -> bool:
        with self._lock:
            if time.monotonic() - self._last < EVERY:
                return False
            self._last = time.monotonic()
            return True

    def _taken(self) -> list[tuple[Key, int]]:
        with self._lock:
            taken = sorted(self._waiting.items())
            self._waiting.clear()
        return taken

    def _write(self, counts: list[tuple[Key, int]]) -> None:
        rows = [
            {"vote_id": vote_id, "hour": hour, "network": network, "ballots": ballots}
            for (vote_id, hour, network), ballots in counts
        ]
        if rows:
            with self._database.unit_of_work() as session:
                dialect.add_up(session, CastCount, ("vote_id", "hour", "network"), rows)


_watches: WeakKeyDictionary[Engine, Watch] = WeakKeyDictionary()
_making = threading.Lock()


def watch(database: Database) -> Watch:
    """The watch of this process over one database."""
    with _making:
        if database.write_engine not in _watches:
            _watches[database.write_engine] = Watch(database)
        return _watches[database.write_engine]
