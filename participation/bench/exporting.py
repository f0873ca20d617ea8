"""Measures taking everything home: CPU time and peak memory, each in a process of its own."""

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from participation.bench.dumping import dump_csv, dumper
from participation.bench.floor import Bare
from participation.bench.measuring import Figure, cpu_ms, peak_megabytes
from participation.kernel.db import Database

KINDS = ("csv", "geojson", "xlsx")
PACKAGE = "paket"
_ALL = """
SELECT c.id, c.reference, c.module_id, i.title, c.text, k.name, i.lat, i.lon, i.address, c.created_at, c.updated_at,
       c.channel, c.pseudonym, c.supports, c.comments, c.visibility
FROM contribution c JOIN idea i ON i.id = c.id LEFT JOIN category k ON k.id = i.category_id
WHERE c.visibility = 'published' ORDER BY c.id
"""

Measured = tuple[float, float]
"""Milliseconds of CPU, and the most memory in MB."""
Target = Callable[[str, int, str, Connection], None]


def export_figures(url: str, module_id: int, xlsx_up_to: int, ideas: int) -> list[Figure]:
    """One figure per kind of file; workbooks only up to a number of rows, for they take minutes beyond."""
    kinds = [kind for kind in KINDS if kind != "xlsx" or ideas <= xlsx_up_to]
    return _figures(url, module_id, kinds, "")


def package_figures(url: str, module_id: int, ideas: int) -> list[Figure]:
    """CSV, GeoJSON and the whole package of so many ideas, beside the bare driver and beside the database's own export."""
    return _figures(url, module_id, ("csv", "geojson", PACKAGE), f" {ideas:,}".replace(",", "."))


def _figures(url: str, module_id: int, kinds: tuple[str, ...] | list[str], rows: str) -> list[Figure]:
    floor, floor_peak = _apart(_floor, url, module_id, "")
    own = _apart(_own, url, module_id, "")[0] if rows else 0.0
    figures = []
    for kind in kinds:
        ours, peak = _apart(_ours, url, module_id, kind)
        beside = f"; {dumper(url)} {own:,.0f} ms, also das {ours / own:.1f}-Fache" if own else ""
        note = f"höchster Speicher {peak:.0f} MB (Boden {floor_peak:.0f} MB){beside}"
        figures.append(Figure(f"Export {kind.upper()}{rows}", ours, floor, note=note))
    return figures


def _apart(target: Target, url: str, module_id: int, kind: str) -> Measured:
    """Run a measurement in a fresh process, so that memory is its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=target, args=(url, module_id, kind, there))
    process.start()
    there.close()  # so that whoever dies without a word is noticed
    result: Measured = here.recv()
    process.join()
    return result


def _floor(url: str, _module_id: int, _kind: str, pipe: Connection) -> None:
    """The bare driver and the csv module."""
    import csv

    bare = Bare(Database(url))

    def work() -> None:
        writer = csv.writer(_Nothing())
        cursor = bare.connection.execute(_ALL)
        while rows := cursor.fetchmany(2_000):
            writer.writerows(rows)

    pipe.send((cpu_ms(work), peak_megabytes()))


def _own(url: str, _module_id: int, _kind: str, pipe: Connection) -> None:
    """The database's own export of the same rows."""
    pipe.send((dump_csv(url, _ALL), 0.0))


def _ours(url: str, module_id: int, kind: str, pipe: Connection) -> None:
    from participation.app import load_formats

    load_formats()
    database = Database(url)

    def work() -> None:
        if kind == PACKAGE:
            _write_package(database, module_id)
            return
        for _chunk in _file(database, module_id, kind):
            pass

    pipe.send((cpu_ms(work), peak_megabytes()))


def _file(database: Database, module_id: int, kind: str) -> Iterator[bytes]:
    from participation.kernel.tables import Audience
    from participation.processes.catalogue import Extract
    from participation.results.views.files import stream

    extract = Extract(
        {}, every_state=False, page_url=lambda word: f"/{word}", photo_url=lambda word: f"/{word}"
    )
    return stream(database, module_id, extract, kind, "ideen", Audience.PUBLIC)


def _write_package(database: Database, module_id: int) -> None:
    from participation.kernel.tables import Audience
    from participation.municipalities.models import Municipality
    from participation.processes.queries import module_by_id
    from participation.results.packages import PackagePlan, write_package

    with tempfile.TemporaryDirectory() as folder, database.reading() as session:
        module = module_by_id(session, module_id)
        town = session.get_one(Municipality, module.municipality_id)
        made_at = datetime(2026, 6, 1, tzinfo=UTC)
        plan = PackagePlan(
            town, module.process, [module], Audience.PUBLIC, made_at, "https://beteiligung.example"
        )
        write_package(session, plan, Path(folder) / "p.zip")


class _Nothing:
    """Swallows what is written."""

    def write(self, text: str) -> int:
        """As a file would."""
        return len(text)
