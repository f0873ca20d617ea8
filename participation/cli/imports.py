"""Commands that bring foreign data in."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from participation.cli.settings import ready, settings
from participation.kernel.errors import DomainError

if TYPE_CHECKING:
    from participation.formats.ideas.actions.importing import Report

SHOWN = 30
"""Refusals a person is shown; --json names them all."""


@click.group("import")
def import_() -> None:
    """Bring data from other systems."""


@import_.command("ideas")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--process", "target", required=True, metavar="KOMMUNE/VERFAHREN", help="Wohin, wie in der Adresse."
)
@click.option(
    "--map",
    "wishes",
    multiple=True,
    metavar="SPALTE=FELD",
    help="Felder: id, title, text, category, created, address, ignore.",
)
@click.option("--separator", help="Trennzeichen der CSV-Datei, wenn nicht erkannt.")
@click.option("--encoding", help="Zeichensatz, wenn nicht erkannt.")
@click.option("--crs", help="Koordinatensystem, wenn nicht erkannt: EPSG:4326, 25832, 25833 oder 2056.")
@click.option("--create", "title", metavar="TITEL", help="Das Verfahren anlegen, wenn es noch keines gibt.")
@click.option("--area", "outline", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Gebiet des neuen Verfahrens als GeoJSON; sonst um die Punkte herum.")  # fmt: skip
@click.option(
    "--sound-rows",
    is_flag=True,
    help="Einwandfreie Zeilen auch dann übernehmen, wenn andere abgelehnt werden.",
)
@click.option("--json", "as_json", is_flag=True, help="Am Ende ein JSON-Objekt ausgeben.")
def import_ideas(file: Path, target: str, *, title: str | None, as_json: bool, **options: Any) -> None:
    """Import ideas from GeoJSON or CSV: every row is checked, all arrive or none, twice is once."""
    from participation.cli.importing import run

    try:
        config = settings()
        report = run(ready(config), config, file, target, title=title, quiet=as_json, **options)
    except DomainError as error:
        _fail(error.message, as_json=as_json)
    _tell(report, as_json=as_json)
    sys.exit(1 if report.refused else 0)


def _tell(report: "Report", *, as_json: bool) -> None:
    if as_json:
        refusals = [{"row": fault.row, "field": fault.field, "why": fault.why} for fault in report.refusals]
        click.echo(json.dumps(asdict(report) | {"refusals": refusals}, ensure_ascii=False))
        return
    for fault in report.refusals[:SHOWN]:
        click.echo(f"  Zeile {fault.row}, {fault.field}: {fault.why}", err=True)
    if len(report.refusals) > SHOWN:
        click.echo(f"  … und {len(report.refusals) - SHOWN} weitere", err=True)
    click.echo(
        f"Gelesen: {report.read}. Übernommen: {report.imported}. Schon da: {report.already}. "
        f"Abgelehnt: {report.refused}."
    )
    if report.refused and not report.imported:
        click.echo(
            "Es wurde nichts gespeichert. Mit --sound-rows werden die einwandfreien Zeilen übernommen."
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
