"""Bringing a database to the newest shape, from empty or from any earlier version.

The house has one line of migrations. What can be taken out brings a branch of its own, in a folder of its own whose
name begins its revisions: whoever deletes the folder deletes the branch, and the tables stay as they are.
"""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from participation.kernel.db import Database


def alembic_config(scripts: Path, connection: Connection | None = None) -> Any:
    """Alembic's configuration, made in code: there is no alembic.ini to lose."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("recursive_version_locations", "true")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, scripts: Path) -> None:
    """Run every migration that is still missing, in one transaction."""
    from alembic import command

    with database.write_engine.begin() as connection:
        _forget(connection, scripts)
        command.upgrade(alembic_config(scripts, connection), "heads")


def is_current(database: Database, scripts: Path) -> bool:
    """Whether the database is there and has the newest shape; looking creates nothing."""
    from alembic.script import ScriptDirectory

    if database.sqlite and not Path(database.url.database or "").exists():
        return False
    with database.read_engine.connect() as connection:
        found = _reached(connection)
    heads = set(ScriptDirectory.from_config(alembic_config(scripts)).get_heads())
    return found - _gone(found, scripts) == heads


def _reached(connection: Connection) -> set[str]:
    from alembic.runtime.migration import MigrationContext

    return set(MigrationContext.configure(connection).get_current_heads())


def _gone(reached: set[str], scripts: Path) -> set[str]:
    """Heads of branches that have no folder any more: `surveys_0002` without `versions/surveys`."""
    branches = {name: name.rpartition("_")[0] for name in reached}
    return {
        name for name, branch in branches.items() if branch and not (scripts / "versions" / branch).is_dir()
    }


def _forget(connection: Connection, scripts: Path) -> None:
    gone = _gone(_reached(connection), scripts)
    if gone:
        table = sa.table("alembic_version", sa.column("version_num"))
        connection.execute(sa.delete(table).where(table.c.version_num.in_(gone)))
