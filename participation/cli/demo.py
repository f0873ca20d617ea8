"""The demo: one command from nothing to a platform full of life."""

import os

import click

from participation import resources
from participation.cli.address import require_free, typed
from participation.cli.serving import run_server
from participation.cli.settings import opened, settings


@click.command()
@click.option("--fill-only", is_flag=True, help="Nur füllen, nicht starten.")
def demo(fill_only: bool) -> None:  # noqa: FBT001 - click hands over flags like this
    """Fill an empty database with two fictional municipalities and serve it."""
    from participation.demo.fill import ACCOUNTS, PASSWORD, fill, is_filled, shown_codes
    from participation.kernel import migrating

    os.environ |= {"DEMO": "1", "OPERATOR": "lindenfurt"}
    config = settings()
    if not fill_only:
        require_free(config, typed("demo"))
    database = opened(config)
    migrating.upgrade(database, resources.folder("migrations"))
    if not is_filled(database):
        click.echo("Die Demo wird gefüllt, das dauert einen Augenblick …")
        fill(database, config)
    database.dispose()
    if fill_only:
        return
    click.echo(f"\n  Adresse     {config.base_url}\n  Passwort    {PASSWORD}   (für alle Demo-Konten)\n")
    for email, what in ACCOUNTS:
        click.echo(f"  {email:32} {what}")
    click.echo(
        "\n  Codes zum Ausprobieren der laufenden Abstimmung (Lindenfurt, „Der Marktplatz am Samstag“):"
    )
    click.echo("  " + "   ".join(shown_codes(config)[:4]))
    click.echo("\n  Beenden mit Strg+C. Mails liegen als Dateien in", nl=False)
    click.echo(f" {config.mail_folder}\n")
    run_server(config, workers=1, worker=True)
