"""The line before the box: ballots that come together are committed together."""

from collections.abc import Callable, Sequence
from threading import Lock
from weakref import WeakKeyDictionary, ref

from sqlalchemy.engine import Engine

from participation.formats.voting.actions.casting import Cast, Fate, cast_ballots
from participation.kernel import web
from participation.kernel.db import Database
from participation.kernel.together import Line

_lines: WeakKeyDictionary[Engine, Line[Cast, Fate]] = WeakKeyDictionary()
_making = Lock()


def drop_in(cast: Cast) -> Fate:
    """Cast a ballot; what comes back is true of the disk."""
    return drop_in_to(web.platform().database, cast)


def drop_in_to(database: Database, cast: Cast) -> Fate:
    """The same for whoever knows the database."""
    return line_of(database).do(cast)


def line_of(database: Database) -> Line[Cast, Fate]:
    """The line of this process before one database."""
    with _making:
        if database.write_engine not in _lines:
            _lines[database.write_engine] = Line(_work(database))
        return _lines[database.write_engine]


def _work(database: Database) -> Callable[[Sequence[Cast]], list[Fate]]:
    """What is done with ballots that come together. It keeps no database alive: whoever stands in line does."""
    here = ref(database)

    def work(casts: Sequence[Cast]) -> list[Fate]:
        there = here()
        if there is None:
            raise RuntimeError("the database was let go while somebody stood in line")
        with there.unit_of_work() as session:
            return cast_ballots(session, casts)

    return work
