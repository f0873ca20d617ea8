"""Databases for tests, each with all tables: migrated once per run, then copied, which takes milliseconds."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.servers.postgres import PostgresServer
from tests.servers.processes import ServerError
from tests.servers.shared import once, open_room

TEMPLATE = "template_participation"


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


def sqlite_database(path: Path) -> str:
    """The address of a new SQLite database at `path` with all tables and no rows."""

    def make() -> str:
        template = open_room() / "template.sqlite3"
        migrate(f"sqlite:///{template}")
        return str(template)

    shutil.copy(once("sqlite-template", make), path)
    return f"sqlite:///{path}"
