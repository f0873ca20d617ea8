"""Figures as files: streamed, in a session of their own that lives as long as the download."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from flask import Response
from sqlalchemy.orm import Session

from participation.kernel import clock, web
from participation.kernel.db import Database
from participation.kernel.tables import Table
from participation.kts.policy.figures import Figure
from participation.kts.queries.installations import names
from participation.kts.results.overview import overview_table

MIME = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TABLES = ("csv", "json", "xlsx")
"""What a table can be had as."""
CHUNK = 64 * 1024
Found = Callable[[Session], Iterable[Figure]]


def answer(kind: str, name: str, found: Found) -> Response:
    """Rows of figures as a file with the day in its name."""
    return named(_stream(web.platform().database, kind, found), kind, name)


def named(body: bytes | Iterator[bytes], kind: str, name: str) -> Response:
    """A file to keep."""
    response = Response(body, content_type=MIME[kind])
    file = f"{name}-{clock.local(clock.now()):%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _stream(database: Database, kind: str, found: Found) -> Iterator[bytes]:
    with database.reading() as session:
        table = overview_table(lambda: found(session), names(session))
        yield from _workbook(table) if kind == "xlsx" else _writer(kind)(table)


def _writer(kind: str) -> Callable[[Table], Iterator[bytes]]:
    from participation.results.writers import csv, json

    return {"csv": csv.csv_bytes, "json": json.json_bytes}[kind]


def _workbook(table: Table) -> Iterator[bytes]:
    from participation.results.writers.xlsx import xlsx_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verfahren.xlsx"
        xlsx_file([table], path, created=clock.now())
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
