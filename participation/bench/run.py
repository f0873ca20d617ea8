"""`participation bench`: fill, measure, print."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import click
import sqlalchemy as sa

from participation import resources
from participation.app import create_app, load_formats, take_short_turns
from participation.bench.casting import cast_figures
from participation.bench.copying import copy_ideas
from participation.bench.exporting import export_figures, package_figures
from participation.bench.filling import fill
from participation.bench.measuring import Figure
from participation.bench.opinions import opinion_figures
from participation.bench.overview import overview_figures
from participation.bench.reading import read_figures
from participation.bench.tallying import tallying
from participation.bench.writing import write_figures
from participation.config import Config
from participation.kernel import migrating
from participation.kernel.db import Database
from participation.processes.models import Module

SIZES = (10_000, 100_000, 1_000_000)
XLSX_UP_TO = 120_000
SECRET = b"bench-only-" * 4


def run(ideas: int, *, database_url: str | None, as_json: bool) -> list[Figure]:
    """Measure everything in a scratch folder, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as folder:
        config = _scratch(Path(folder), database_url)
        figures = _measured(config, ideas, quiet=as_json)
    _tell(figures, as_json=as_json)
    return figures


def run_voting(*, database_url: str | None, as_json: bool) -> list[Figure]:
    """Measure casting and counting in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as folder:
        config = _scratch(Path(folder), database_url)
        database = Database(config.database_url)
        migrating.upgrade(database, resources.folder("migrations"))
        take_short_turns()
        app = create_app(config, database)
        _say("Stimmen abgeben …", quiet=as_json)
        figures = cast_figures(app.wsgi_app, config, database)
        _say("Auszählen …", quiet=as_json)
        figures += tallying(Path(folder))
    _tell(figures, as_json=as_json)
    return figures


def run_opinions(*, as_json: bool) -> list[Figure]:
    """Measure drawing an opinion landscape in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as folder:
        figures = opinion_figures(Path(folder))
    _tell(figures, as_json=as_json)
    return figures


def run_overview(*, database_url: str | None, as_json: bool) -> list[Figure]:
    """Measure the coordination office's pages in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as folder:
        config = _scratch(Path(folder), database_url)
        database = Database(config.database_url)
        migrating.upgrade(database, resources.folder("migrations"))
        take_short_turns()
        app = create_app(config, database)
        _say("20.000 Verfahren werden angelegt und gezählt …", quiet=as_json)
        figures = overview_figures(app.wsgi_app, config, database)
    _tell(figures, as_json=as_json)
    return figures


def run_export(ideas: int, *, database_url: str | None, as_json: bool) -> list[Figure]:
    """Measure files and packages of 10,000 ideas and of ten and a hundred times as many, up to `ideas`."""
    figures = list[Figure]()
    with tempfile.TemporaryDirectory(prefix="participation-bench-") as folder:
        config = _scratch(Path(folder), database_url)
        database = Database(config.database_url)
        migrating.upgrade(database, resources.folder("migrations"))
        load_formats()
        for rows in dict.fromkeys(min(ideas, size) for size in SIZES):
            _say(f"{rows} Ideen werden angelegt …", quiet=as_json)
            module_id = _filled(database, rows, config.secret)
            _say("Export …", quiet=as_json)
            figures += package_figures(config.database_url, module_id, rows)
        database.dispose()
    _tell(figures, as_json=as_json)
    return figures


def _filled(database: Database, ideas: int, secret: bytes) -> int:
    """The module with so many ideas: the first ten thousand are made, all others copied."""
    with database.unit_of_work() as session:
        module_id = session.scalar(sa.select(Module.id))
        if module_id is None:
            module_id = fill(session, min(ideas, SIZES[0]), secret).id
        copy_ideas(session, module_id, ideas)
    _analyse(database)
    return module_id


def _scratch(folder: Path, database_url: str | None) -> Config:
    return Config(
        data=folder,
        database_url=database_url or f"sqlite:///{folder}/bench.sqlite3",
        base_url="http://127.0.0.1:8000",
        secret=SECRET,
        rate_limits=False,
    )


def _tell(figures: list[Figure], *, as_json: bool) -> None:
    click.echo(
        json.dumps([asdict(one) | {"ratio": one.ratio} for one in figures], indent=1)
        if as_json
        else _table(figures)
    )


def _measured(config: Config, ideas: int, *, quiet: bool) -> list[Figure]:
    database = Database(config.database_url)
    migrating.upgrade(database, resources.folder("migrations"))
    take_short_turns()
    app = create_app(config, database)
    _say(f"{ideas} Ideen werden angelegt …", quiet=quiet)
    with database.unit_of_work() as session:
        module = fill(session, ideas, config.secret)
        module_id, category = module.id, module.categories[0].id
    _analyse(database)
    _say("Lesen …", quiet=quiet)
    figures = read_figures(app.wsgi_app, database)
    _say("Export …", quiet=quiet)
    figures += export_figures(config.database_url, module_id, XLSX_UP_TO, ideas)
    _say("Schreiben …", quiet=quiet)
    return figures + write_figures(app.wsgi_app, database, category)


def _analyse(database: Database) -> None:
    """Give the database its statistics, as its own housekeeping does in the long run."""
    with database.read_engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _say(sentence: str, *, quiet: bool) -> None:
    if not quiet:
        click.echo(sentence, err=True)


def _table(figures: list[Figure]) -> str:
    lines = [f"{'':32} {'wir':>12} {'Boden':>12} {'Verhältnis':>11}  Anmerkung"]
    for one in figures:
        ours, floor = (f"{value:,.2f} {one.unit}" for value in (one.ours, one.floor))
        lines.append(f"{one.name:32} {ours:>12} {floor:>12} {one.ratio:>10.2f}x  {one.note}")
    return "\n".join(
        [*lines, "", "ms: CPU-Zeit, Mediane; 1/s: je Sekunde, beste von drei Runden, im Wechsel gemessen."]
    )
