"""Commands about the database."""

import click

from participation import resources
from participation.cli.settings import opened, settings


@click.command()
def migrate() -> None:
    """Bring the database to the newest shape, from empty or from any earlier version."""
    from participation.kernel import migrating

    migrating.upgrade(opened(settings()), resources.folder("migrations"))
    click.echo("Die Datenbank ist auf dem neuesten Stand.")
