"""Bringing a database to the newest shape, from empty or from any earlier version."""

from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from participation.kernel.db import Database


def alembic_config(scripts: Path, connection: Connection | None = None) -> Any:
    """Alembic's configuration, made in code: there is no alembic.ini to lose."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, scripts: Path) -> None:
    """Run every migration that is still missing, in one transaction."""
    from alembic import command

    with database.write_engine.begin() as connection:
        command.upgrade(alembic_config(scripts, connection), "head")


def is_current(database: Database, scripts: Path) -> bool:
    """Whether the database is there and has the newest shape; looking creates nothing."""
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    if database.sqlite and not Path(database.url.database or "").exists():
        return False
    with database.read_engine.connect() as connection:
        found = set(MigrationContext.configure(connection).get_current_heads())
    return found == set(ScriptDirectory.from_config(alembic_config(scripts)).get_heads())
