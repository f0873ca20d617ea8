"""The command that checks a result package twice: by the program that lies in every package, and by our own modules."""

from pathlib import Path

import click

from participation.kernel.errors import DomainError


@click.command()
@click.argument("package", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key", default="", metavar="SCHLÜSSEL", help="Der Schlüssel, der auf der Seite der Abstimmung steht."
)
@click.option("--code", default="", metavar="PRÜFCODE", help="Steht dieser Stimmzettel im Protokoll?")
@click.pass_context
def verify(context: click.Context, package: Path, *, key: str, code: str) -> None:
    """Das Ergebnispaket PACKAGE prüfen und neu auszählen, mit zwei Programmen, die nichts voneinander wissen."""
    from participation.tallies.verification import examine, has_our_program
    from participation.tallies.verify import verify as check

    click.echo("Das Prüfprogramm aus dem Paket (verify.py):")
    failures = check(package, key, code)
    if failures == ["Paket"]:
        context.exit(1)  # where there is nothing to read, one sentence is enough
    failed = bool(failures)
    click.echo("Die Plattform selbst:")
    for one in examine(package):
        click.echo(f"FEHLER  {one.name}: {one.wrong}" if one.wrong else f"ok      {one.name}")
        failed |= bool(one.wrong)
    try:
        if not has_our_program(package):
            click.echo(
                "Hinweis: Die Programme im Paket gehören zu einer anderen Version; geprüft hat die hiesige."
            )
    except DomainError:
        failed = True  # has been said above
    click.echo("Es stimmt etwas nicht." if failed else "Beide sagen dasselbe: Alles stimmt.")
    if not key:
        click.echo("Nicht verglichen ist der Schlüssel: Steht er so auf der Seite der Abstimmung? (--key)")
    context.exit(int(failed))
