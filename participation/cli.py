"""The `participation` command: one thin sub-command per verb."""

import click

from participation import __version__, resources
from participation.config import Config, ConfigError, from_environment
from participation.kernel.db import Database


@click.group()
@click.version_option(__version__, message="participation %(version)s")
def main() -> None:
    """Digitale Bürgerbeteiligung für Kommunen."""


def settings(*, demo: bool = False) -> Config:
    """The configuration, or a clear sentence."""
    try:
        return from_environment(demo=demo)
    except ConfigError as error:
        raise click.ClickException(str(error)) from error


@main.command()
def migrate() -> None:
    """Bring the database to the newest shape."""
    from participation.kernel import migrating

    config = settings()
    migrating.upgrade(Database(config.database_url), resources.folder("migrations"))
    click.echo("Die Datenbank ist auf dem neuesten Stand.")


if __name__ == "__main__":
    main()
