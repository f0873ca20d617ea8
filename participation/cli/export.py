"""The command that writes a result package: for archives, for scripts, and for what is too large to wait for."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import click

from participation.cli.settings import ready, settings
from participation.kernel.errors import DomainError, Missing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from participation.results.packages import PackagePlan, PackedFile

AUDIENCES = ("public", "kts", "municipality")


@click.command()
@click.argument("target", metavar="KOMMUNE/VERFAHREN")
@click.option("--module", metavar="MODUL", help="Nur dieses Modul, wie in der Adresse.")
@click.option(
    "--audience", type=click.Choice(AUDIENCES), default="public", show_default=True, help="Für wen."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    required=True,
    help="Die ZIP-Datei; eine ältere wird ersetzt, sobald die neue vollständig ist.",
)
@click.option("--every-state", is_flag=True, help="Auch was nicht öffentlich ist; nur mit municipality.")
@click.option("--filter", "words", default="", metavar="SUCHE", help='Wie in der Adresse: "status=2&q=Baum".')
@click.option(
    "--at",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%SZ"]),
    help="Der Stand, der in den Dateien steht; sonst die letzte Änderung, die im Protokoll der Kommune steht.",
)
@click.option("--json", "as_json", is_flag=True, help="Ein JSON-Objekt statt der Liste.")
def export(target: str, out: Path, *, as_json: bool, **wishes: Any) -> None:
    """Write the result package of a process: the same data give the same bytes."""
    if wishes["every_state"] and wishes["audience"] != "municipality":
        raise click.ClickException("--every-state gibt es nur mit --audience municipality.")
    if not out.parent.is_dir():
        raise click.ClickException(f"Den Ordner {out.parent} gibt es nicht.")
    try:
        files = _write(target, out, wishes, _counter(quiet=as_json))
    except Missing as error:
        raise click.ClickException(
            f"Das gibt es nicht: {target} {wishes['module'] or ''}".rstrip()
        ) from error
    except DomainError as error:
        raise click.ClickException(error.message) from error
    _tell(out, files, as_json=as_json)


def _write(
    target: str, out: Path, wishes: dict[str, Any], progress: Callable[[int, int], None]
) -> "list[PackedFile]":
    from participation.app import load_formats
    from participation.results.actions.packing import report_of
    from participation.results.packages import write_package

    config = settings()
    database = ready(config)
    load_formats()
    if wishes["audience"] != "public":
        with database.unit_of_work() as session:
            _note(session, _plan(session, target, wishes, config.base_url))
    with database.reading() as session:
        plan = _plan(session, target, wishes, config.base_url)
        if wishes["module"] is None and not wishes["words"]:
            report = report_of(session, config, plan.process, plan.made_at)
            plan = replace(plan, extra_files=report)
        return write_package(session, plan, out, progress=progress)


def _plan(session: "Session", target: str, wishes: dict[str, Any], base_url: str) -> "PackagePlan":
    """What is asked for. Raises Missing."""
    from participation.kernel.tables import Audience
    from participation.municipalities.queries import by_slug
    from participation.processes.queries import find_process
    from participation.results.packages import PackagePlan

    slugs = target.strip("/").split("/")
    if len(slugs) != 2:
        raise Missing
    town = by_slug(session, slugs[0])
    process = find_process(session, town.id, slugs[1])
    modules = [one for one in process.modules if wishes["module"] in (None, one.slug)]
    if not modules:
        raise Missing
    return PackagePlan(
        municipality=town,
        process=process,
        modules=modules,
        audience=Audience(wishes["audience"]),
        made_at=_instant(wishes["at"]) or _last_change(session, town.id, process.created_at),
        base_url=base_url,
        every_state=wishes["every_state"],
        values=parse_qs(wishes["words"]),
        made_by=f"Betrieb der Plattform für {town.name}",
    )


def _instant(typed: datetime | None) -> datetime | None:
    return typed and typed.replace(tzinfo=UTC)


def _last_change(session: "Session", municipality_id: int, otherwise: datetime) -> datetime:
    """When something last changed there: whoever exports twice without a change between gets the same bytes twice."""
    from participation.audit.queries import latest

    found = latest(session, municipality_id, limit=1, without=("results.exported",))
    return found[0].at if found else otherwise


def _note(session: "Session", plan: "PackagePlan") -> None:
    """What is not for everybody is not taken home without a trace."""
    from participation.accounts.queries import operator
    from participation.results.actions import note_export

    personal = plan.audience == "municipality"
    for module in plan.modules:
        note_export(session, module, viewer=operator(plan.municipality), kind="zip", personal=personal)


def _counter(*, quiet: bool) -> Callable[[int, int], None]:
    """Says how far it is, every tenth of the way."""
    told = 0

    def progress(done: int, whole: int) -> None:
        nonlocal told
        tenth = 10 * done // whole if whole else 0
        if tenth > told and not quiet:
            told = tenth
            click.echo(f"{tenth * 10} %", err=True)

    return progress


def _tell(out: Path, files: "Sequence[PackedFile]", *, as_json: bool) -> None:
    if as_json:
        told = {"file": str(out), "size": out.stat().st_size, "files": [asdict(file) for file in files]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for file in files:
        click.echo(f"{_grouped(file.size):>14}  {file.name}")
    click.echo(f"{out}: {len(files)} Dateien, {_grouped(out.stat().st_size)} Bytes")


def _grouped(number: int) -> str:
    """Thousands with dots."""
    return f"{number:,}".replace(",", ".")
