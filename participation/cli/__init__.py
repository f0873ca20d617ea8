"""The `participation` command: one thin sub-command per verb."""

import os

import click

from participation import __version__
from participation.cli.bench import bench
from participation.cli.codes import codes
from participation.cli.commission import commission
from participation.cli.data import migrate
from participation.cli.demo import demo
from participation.cli.export import export
from participation.cli.imports import import_
from participation.cli.indicators import indicators
from participation.cli.opinions import opinions
from participation.cli.people import account, municipality
from participation.cli.serving import serve, worker
from participation.cli.tallying import tally
from participation.cli.verifying import verify
from participation.cli.witness import witness


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="participation %(version)s")
def main() -> None:
    """Digitale Bürgerbeteiligung für Kommunen. Einstellungen kommen aus Umgebungsvariablen, siehe README."""
    os.umask(0o027)  # what we write is nobody else's on this machine


for verb in (
    migrate,
    serve,
    worker,
    demo,
    municipality,
    account,
    import_,
    codes,
    tally,
    opinions,
    verify,
    indicators,
    export,
    bench,
    commission,
    witness,
):
    main.add_command(verb)

__all__ = ["main"]
