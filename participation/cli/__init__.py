"""The `participation` command: one thin sub-command per verb."""

import click

from participation import __version__
from participation.cli import bench, data, demo, imports, people, serving


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="participation %(version)s")
def main() -> None:
    """Digitale Bürgerbeteiligung für Kommunen. Einstellungen kommen aus Umgebungsvariablen, siehe README."""


for verb in (
    data.migrate,
    serving.serve,
    serving.worker,
    demo.demo,
    people.municipality,
    people.account,
    imports.import_,
    bench.bench,
):
    main.add_command(verb)

__all__ = ["main"]
