"""Databases for tests, each with all tables: migrated once per run, then copied, which takes milliseconds."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

from tests.servers.postgres import PostgresServer
from tests.servers.processes import ServerError
from tests.servers.shared import once, open_room

TEMPLATE = "template_participation"
PATIENCE = "2s"  # how long the rows of a test that left a transaction open are waited for

COUNTED = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"

_numbers = count(1)
_spare: list[str] = []  # databases of this worker that nobody uses just now


def migrate(url: str) -> None:
    """Bring the database at `url` to the newest tables by the command that administrators use."""
    with tempfile.TemporaryDirectory() as data:
        done = subprocess.run(
            [sys.executable, "-m", "participation", "migrate"],
            env=os.environ | {"DATABASE_URL": url, "DATA": data},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if done.returncode:
        raise ServerError(f"participation migrate\n{done.stdout}")


def postgres_database(server: PostgresServer, name: str) -> str:
    """The address of a new PostgreSQL database `name` with all tables and no rows."""

    def make() -> str:
        migrate(server.create_database(TEMPLATE))
        return TEMPLATE

    return server.create_database(name, once("postgres-template", make))


@contextmanager
def lent_postgres(server: PostgresServer) -> Iterator[str]:
    """The address of an empty PostgreSQL database with all tables, for one test.

    Emptying what a test filled is ten times quicker than copying the template again, so databases are handed on.
    """
    name = _spare.pop() if _spare else _named(server)
    yield server.url(name)
    if _emptied(server, name):
        _spare.append(name)
    else:
        server.drop_database(name)


def _named(server: PostgresServer) -> str:
    name = f"test_{os.getpid()}_{next(_numbers)}"
    postgres_database(server, name)
    return name


def _emptied(server: PostgresServer, name: str) -> bool:
    """Whether every row is gone and every number begins at 1 again; not where somebody still holds a lock."""
    with psycopg.connect(server.address(name), autocommit=True) as connection:
        connection.execute(sql.SQL("SET lock_timeout = {}").format(PATIENCE))
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = [sql.Identifier(table) for (table,) in rows if table != "alembic_version"]
        asked = [sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(t.as_string(), t) for t in tables]
        filled = connection.execute(sql.SQL(" UNION ALL ").join(asked)).fetchall()
        try:
            if filled:
                names = sql.SQL(", ").join(sql.SQL(table) for (table,) in filled)
                connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        except psycopg.errors.LockNotAvailable:
            return False
        for (counted,) in connection.execute(COUNTED).fetchall():  # rows that were undone have counted, too
            connection.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(counted)))
    return True


def sqlite_database(path: Path) -> str:
    """The address of a new SQLite database at `path` with all tables and no rows."""

    def make() -> str:
        template = open_room() / "template.sqlite3"
        migrate(f"sqlite:///{template}")
        return str(template)

    shutil.copy(once("sqlite-template", make), path)
    return f"sqlite:///{path}"
