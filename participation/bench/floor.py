"""The floor: the same rows by the bare database driver, nothing in between."""

import sqlite3
from collections.abc import Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from participation.kernel.db import Database
from participation.kernel.hot import Hot

Statement = tuple[str, Any]


class Bare:
    """A plain driver connection beside the platform's own, with the same settings for durability."""

    def __init__(self, database: Database) -> None:
        self.sqlite = database.sqlite
        if self.sqlite:
            self.connection: Any = sqlite3.connect(
                str(database.url.database), timeout=30, isolation_level=None, check_same_thread=False
            )
            self.connection.execute("PRAGMA synchronous=FULL")
            self.connection.execute("PRAGMA cache_size=-32000")
        else:
            import psycopg

            url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
            self.connection = psycopg.connect(url, autocommit=True)

    def rows(self, statements: Sequence[Statement]) -> list[list[Any]]:
        """Run statements as they are and fetch everything."""
        return [self.connection.execute(text, values).fetchall() for text, values in statements]

    def json(self, statements: Sequence[Statement]) -> bytes:
        """The same, as JSON."""
        return orjson.dumps([[list(row) for row in rows] for rows in self.rows(statements)], default=str)

    def transaction(self, statements: Sequence[Statement]) -> None:
        """Run statements that change rows in one durable transaction."""
        self.connection.execute("BEGIN IMMEDIATE" if self.sqlite else "BEGIN")
        for text, values in statements:
            cursor = self.connection.cursor()
            (cursor.executemany if isinstance(values, list) else cursor.execute)(text, values)
        self.connection.execute("COMMIT")


class Recorder:
    """Listens to an engine and keeps what it was asked, so that the floor can ask the same."""

    def __init__(self, *engines: Engine) -> None:
        self.statements: list[Statement] = []
        for engine in engines:
            sa.event.listen(engine, "before_cursor_execute", self._note)
        Hot.heard = lambda text, values: self.statements.append((text, values))

    def _note(
        self,
        _connection: Any,
        _cursor: Any,
        text: str,
        values: Any,
        _context: Any,
        _many: bool,  # noqa: FBT001 - SQLAlchemy calls it like this
    ) -> None:
        self.statements.append((text, values))

    def take(self) -> list[Statement]:
        """What was asked since the last time."""
        taken, self.statements = self.statements, []
        return taken
