"""What every command begins with."""

import click

from participation import resources
from participation.config import Config, ConfigError, from_environment
from participation.kernel.db import Database


def settings() -> Config:
    """The configuration, or one clear sentence."""
    try:
        return from_environment()
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


def opened(config: Config) -> Database:
    """The database of a configuration."""
    return Database(config.database_url)


def ready(config: Config) -> Database:
    """The same, for commands that need what `participation migrate` makes; or one clear sentence."""
    from participation.kernel import migrating

    database = opened(config)
    if not migrating.is_current(database, resources.folder("migrations")):
        raise click.ClickException(
            "Die Datenbank gibt es noch nicht oder sie ist älter als dieses Programm. "
            "Bitte zuerst: participation migrate"
        )
    return database
