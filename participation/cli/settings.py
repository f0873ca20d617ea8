"""What every command begins with."""

import click

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
