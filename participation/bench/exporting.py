"""Measures taking everything home: CPU time and peak memory, each in a process of its own."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection

from participation.bench.floor import Bare
from participation.bench.measuring import Figure, cpu_ms, peak_megabytes
from participation.kernel.db import Database

KINDS = ("csv", "geojson", "xlsx")
_ALL = """
SELECT c.id, c.reference, c.module_id, i.title, c.text, k.name, i.lat, i.lon, i.address, c.created_at, c.updated_at,
       c.channel, c.pseudonym, c.supports, c.comments, c.visibility
FROM contribution c JOIN idea i ON i.id = c.id LEFT JOIN category k ON k.id = i.category_id
WHERE c.visibility = 'published' ORDER BY c.id
"""


def export_figures(url: str, module_id: int, xlsx_up_to: int, ideas: int) -> list[Figure]:
    """One figure per kind of file; workbooks only up to a number of rows, for they take minutes beyond."""
    floor, floor_peak = _apart(_floor, url, module_id, "")
    figures = []
    for kind in KINDS:
        if kind == "xlsx" and ideas > xlsx_up_to:
            continue
        ours, peak = _apart(_ours, url, module_id, kind)
        note = f"höchster Speicher {peak:.0f} MB (Boden {floor_peak:.0f} MB)"
        figures.append(Figure(f"Export {kind.upper()}", ours, floor, note=note))
    return figures


def _apart(target: object, url: str, module_id: int, kind: str) -> tuple[float, float]:
    """Run a measurement in a fresh process, so that memory is its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=target, args=(url, module_id, kind, there))  # type: ignore[arg-type]  # a function
    process.start()
    result: tuple[float, float] = here.recv()
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


def _ours(url: str, module_id: int, kind: str, pipe: Connection) -> None:
    from participation.app import load_formats

    load_formats()
    database = Database(url)

    def work() -> None:
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


class _Nothing:
    """Swallows what is written."""

    def write(self, text: str) -> int:
        """As a file would."""
        return len(text)
