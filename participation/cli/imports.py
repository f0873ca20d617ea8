"""Commands that bring foreign data in."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from participation.cli.settings import ready, settings
from participation.kernel.errors import DomainError

if TYPE_CHECKING:
    from participation.formats.ideas.actions.importing import Report

FIGURES = ("read", "imported", "already", "refused", "refusals")
"""What `import ideas --json` tells; `import process --json` tells everything."""
SHOWN = 30
"""Refusals a person is shown; --json names them all."""


@click.group("import")
def import_() -> None:
    """Bring data from other systems."""


Command = Callable[..., None]

_SHARED = (
    click.option(
        "--process", "target", required=True, metavar="KOMMUNE/VERFAHREN", help="Wohin, wie in der Adresse."
    ),
    click.option("--separator", help="Trennzeichen der CSV-Datei, wenn nicht erkannt."),
    click.option("--encoding", help="Zeichensatz, wenn nicht erkannt."),
    click.option("--crs", help="Koordinatensystem, wenn nicht erkannt: EPSG:4326, 25832, 25833 oder 2056."),
    click.option(
        "--create", "title", metavar="TITEL", help="Das Verfahren anlegen, wenn es noch keines gibt."
    ),
    click.option(
        "--area",
        "outline",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Gebiet des neuen Verfahrens als GeoJSON; sonst um die Punkte herum.",
    ),
    click.option(
        "--sound-rows",
        is_flag=True,
        help="Einwandfreie Zeilen auch dann übernehmen, wenn andere abgelehnt werden.",
    ),
    click.option(
        "--with-names",
        is_flag=True,
        help="Die öffentlichen Namen der Verfassenden mitnehmen; sonst bleiben sie weg.",
    ),
    click.option("--check", is_flag=True, help="Nur prüfen und berichten, nichts speichern."),
    click.option("--json", "as_json", is_flag=True, help="Am Ende ein JSON-Objekt ausgeben."),
)


def _shared(command: Command) -> Command:
    for option in reversed(_SHARED):
        command = option(command)
    return command


@import_.command("ideas")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="SPALTE=FELD",
    help="Felder: id, title, text, category, created, address, ignore.",
)
@_shared
def import_ideas(file: Path, target: str, *, wishes: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Import ideas from CSV, GeoJSON or Excel: every row is checked, all arrive or none, twice is once."""
    report = _run([file], target, wishes, as_json=as_json, **options)
    _tell(report, as_json=as_json, check=options["check"])
    sys.exit(1 if report.refused else 0)


@import_.command("process")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_shared
def import_process(paths: tuple[Path, ...], target: str, *, as_json: bool, **options: Any) -> None:
    """Move a whole process here: ideas, comments and answers, from files or a folder.

    Reads what adhocracy+ and mein.berlin (Excel), DIPAS (CSV and PDS GeoJSON), Decidim and CONSUL (CSV) export, and
    result packages of this software. All of it arrives or nothing, twice is once.
    """
    report = _run(paths, target, (), as_json=as_json, **options)
    _tell(report, as_json=as_json, check=options["check"], whole=True)
    sys.exit(1 if report.refused else 0)


def _run(
    paths: Sequence[Path],
    target: str,
    wishes: Sequence[str],
    *,
    as_json: bool,
    separator: str | None,
    encoding: str | None,
    crs: str | None,
    **wanted: Any,
) -> "Report":
    from participation.cli.importing import Reading, Wanted, run

    try:
        config = settings()
        reading = Reading(separator, encoding, crs, wishes)
        return run(ready(config), config, paths, target, reading, Wanted(**wanted, quiet=as_json))
    except DomainError as error:
        _fail(error.message, as_json=as_json)


def _tell(report: "Report", *, as_json: bool, check: bool, whole: bool = False) -> None:
    if as_json:
        refusals = [{"row": fault.row, "field": fault.field, "why": fault.why} for fault in report.refusals]
        found = asdict(report) | {"refusals": refusals}
        told = found if whole else {name: value for name, value in found.items() if name in FIGURES}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for fault in report.refusals[:SHOWN]:
        click.echo(f"  Zeile {fault.row}, {fault.field or 'ganz'}: {fault.why}", err=True)
    if len(report.refusals) > SHOWN:
        click.echo(f"  … und {len(report.refusals) - SHOWN} weitere", err=True)
    click.echo(
        f"Gelesen: {report.read}. Übernommen: {report.imported}. Schon da: {report.already}. "
        f"Abgelehnt: {report.refused}."
    )
    for sentence in remarks_on(report):
        click.echo(sentence)
    if check:
        click.echo("Nur geprüft: Es wurde nichts gespeichert.")
    elif report.refused and not report.imported:
        click.echo(
            "Es wurde nichts gespeichert. Mit --sound-rows werden die einwandfreien Zeilen übernommen."
        )


def remarks_on(report: "Report") -> Iterator[str]:
    """What else there is to say, as sentences."""
    if report.comments or report.comments_already:
        yield f"Kommentare übernommen: {report.comments}. Schon da: {report.comments_already}."
    if report.answers:
        yield f"Antworten und Status übernommen: {report.answers}."
    if report.left_out:
        yield f"Dort nicht öffentlich und deshalb weggelassen: {report.left_out}."
    if report.elsewhere:
        yield f"Kommentare zu etwas anderem, weggelassen: {report.elsewhere}."
    if report.statuses:
        names = ", ".join(f"{name} ({amount})" for name, amount in report.statuses.items())
        yield f"Status, die die Kommune nicht hat, weggelassen: {names}."
    if report.supports:
        yield (
            f"Unterstützungen am alten Ort: {report.supports}. Sie zählen hier nicht, weil sich nicht prüfen lässt, "
            "von wem sie sind."
        )


def _fail(sentence: str, *, as_json: bool) -> NoReturn:
    if as_json:
        refusals = [{"row": None, "field": None, "why": sentence}]
        click.echo(
            json.dumps(
                {"read": 0, "imported": 0, "already": 0, "refused": 0, "refusals": refusals},
                ensure_ascii=False,
            )
        )
        sys.exit(2)
    raise click.ClickException(sentence)
