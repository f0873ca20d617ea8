"""Tables turned into downloads: streamed, so that memory stays flat however many rows there are."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Response, url_for

from participation.kernel import clock, web
from participation.kernel.db import Database
from participation.kernel.errors import Missing
from participation.kernel.tables import Audience, Table
from participation.processes import catalogue
from participation.processes.models import Module
from participation.processes.queries import module_by_id

MIME = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CHUNK = 64 * 1024
NOTHING_WANTED = catalogue.Extract({}, every_state=False, page_url=str, photo_url=str)
"""Enough to ask which tables there are."""


@dataclass(frozen=True, slots=True)
class Content:
    """A table that can be taken home, as a form names it."""

    module: Module
    table: str
    value: str
    title: str
    has_places: bool


def contents(modules: Sequence[Module]) -> list[Content]:
    """The tables of all modules of a process. Those of the first one go by their own names alone."""
    found = []
    for module in modules:
        for entry in catalogue.format_of(module).tables(web.reading(), module, NOTHING_WANTED):
            first = module is modules[0]
            value = entry.name if first else f"{module.slug}/{entry.name}"
            title = entry.title if len(modules) == 1 else f"{module.title}: {entry.title}"
            found.append(Content(module, entry.name, value, title, entry.geometry is not None))
    return found


def download(
    module: Module, values: Mapping[str, Any], *, kind: str, table: str, audience: Audience, every_state: bool
) -> Response:
    """A file of a module's data as its reader may see them. Raises Missing for a table that is not there."""
    parts = _url_parts(module, values)
    extract = catalogue.Extract(parts["values"], every_state, parts["page_url"], parts["photo_url"])
    known = {
        entry.name: entry for entry in catalogue.format_of(module).tables(web.reading(), module, extract)
    }
    if table not in known or (kind == "geojson" and known[table].geometry is None):
        raise Missing
    if not known[table].seen_by(audience).columns:
        raise Missing  # nothing of it is for this reader
    name = f"{module.process.slug}-{table if kind != 'xlsx' else 'daten'}-{clock.local(clock.now()):%Y-%m-%d}.{kind}"
    body = stream(web.platform().database, module.id, extract, kind, table, audience)
    response = Response(body, content_type=MIME[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def stream(
    database: Database, module_id: int, extract: catalogue.Extract, kind: str, table: str, audience: Audience
) -> Iterator[bytes]:
    """The file's bytes, read in a session of its own that lives as long as the download."""
    with database.reading() as session:
        module = module_by_id(session, module_id)
        found = [
            seen
            for entry in catalogue.format_of(module).tables(session, module, extract)
            if (seen := entry.seen_by(audience)).columns
        ]
        if kind == "xlsx":
            yield from _workbook(found)
        else:
            yield from _writer(kind)(next(entry for entry in found if entry.name == table))


def _workbook(found: Sequence[Table]) -> Iterator[bytes]:
    from participation.results.writers.xlsx import xlsx_file

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "daten.xlsx"
        xlsx_file(found, path, created=clock.now())
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk


def _writer(kind: str) -> Callable[[Table], Iterator[bytes]]:
    from participation.results.writers import csv, geojson, json

    return {"csv": csv.csv_bytes, "geojson": geojson.geojson_bytes, "json": json.json_bytes}[kind]


def _url_parts(module: Module, values: Mapping[str, Any]) -> dict[str, Any]:
    """Addresses are made here, while a request is at hand; the stream runs when it is gone."""
    base = web.config().base_url
    page = url_for("municipalities.show", municipality=values["municipality"]).rstrip("/")
    place = f"{base}{page}/{module.process.slug}/{module.slug}/"
    photo = url_for("contributions.photo", key="0").replace("0.webp", "{}.webp")
    return {
        "values": values["filter"],
        "page_url": lambda reference: place + reference,
        "photo_url": lambda key: base + photo.format(key),
    }
