"""`datapackage.json`: the CSV files as programs read them, after Frictionless Data (Data Package 1.0, Table Schema 1.0).

pandas, R and Frictionless find separator, decimal comma, types, codes and keys in it. The other files are told with
size and hash only.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from participation.kernel.tables import DECIMAL_KINDS, Audience, Column, ColumnKind, Table
from participation.results.packages.archive import PackedFile
from participation.results.packages.contents import Content
from participation.results.packages.licences import licence
from participation.results.packages.plan import PackagePlan
from participation.results.writers.cells import utc_text

MEDIA = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_DIALECT = {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
_TYPES: dict[ColumnKind, dict[str, Any]] = {
    ColumnKind.TEXT: {"type": "string"},
    ColumnKind.URL: {"type": "string"},
    ColumnKind.INTEGER: {"type": "integer"},
    ColumnKind.BOOLEAN: {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    ColumnKind.DATE: {"type": "date"},
    ColumnKind.DATETIME: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"},
    ColumnKind.LOCAL_DATETIME: {"type": "datetime", "format": "%Y-%m-%d %H:%M:%S"},
    ColumnKind.GEOMETRY: {"type": "geojson"},
    **{kind: {"type": "number", "decimalChar": ","} for kind in DECIMAL_KINDS},
}


def datapackage(plan: PackagePlan, contents: Sequence[Content], files: Sequence[PackedFile]) -> bytes:
    """The description of a package whose other files are these."""
    tables = {f"{content.path}.csv": content for content in contents}
    resources = [
        _tabular(file, tables[file.name], contents) if file.name in tables else _plain(file) for file in files
    ]
    told = _head(plan) | {"resources": resources}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"


def _head(plan: PackagePlan) -> dict[str, Any]:
    found: dict[str, Any] = {
        "profile": "data-package",
        "name": f"{plan.municipality.slug}-{plan.process.slug}",
        "title": plan.process.title,
        "description": plan.process.summary,
        "created": utc_text(plan.made_at),
        "homepage": plan.home,
        "contributors": [{"title": plan.municipality.name, "role": "publisher"}],
    }
    if plan.audience is Audience.PUBLIC:
        known = licence(plan.licence)
        found["licenses"] = [{"name": known.key, "title": known.title, "path": known.url}]
    return {key: value for key, value in found.items() if value}


def _plain(file: PackedFile) -> dict[str, Any]:
    kind = file.name.rpartition(".")[2].lower()
    return {
        "name": _name(file.name),
        "path": file.name,
        "format": kind,
        "mediatype": MEDIA.get(kind, "application/octet-stream"),
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }


def _tabular(file: PackedFile, content: Content, contents: Sequence[Content]) -> dict[str, Any]:
    return _plain(file) | {
        "profile": "tabular-data-resource",
        "title": content.title,
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": _schema(content, contents),
    }


def _schema(content: Content, contents: Sequence[Content]) -> dict[str, Any]:
    table = content.table.with_local_times()
    found: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        found["primaryKey"] = table.key
    parent = _parent(content, contents)
    if table.parent and parent:
        reference = {"resource": _name(f"{parent.path}.csv"), "fields": table.parent.key}
        found["foreignKeys"] = [{"fields": table.parent.column, "reference": reference}]
    return found


def _parent(content: Content, contents: Iterable[Content]) -> Content | None:
    wanted = content.table.parent.table if content.table.parent else ""
    same = (one for one in contents if one.module is content.module and one.table.name == wanted)
    return next(same, None)


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints = _constraints(column, table)
    return {
        "name": column.name,
        "title": column.label,
        "description": column.meaning,
        **_TYPES[column.kind],
        **({"constraints": constraints} if constraints else {}),
    }


def _constraints(column: Column, table: Table) -> Mapping[str, Any]:
    found: dict[str, Any] = {"required": True, "unique": True} if column.name == table.key else {}
    if column.codes and column.kind is ColumnKind.TEXT:
        found["enum"] = list(column.codes)
    return found


def _name(path: str) -> str:
    """A resource's name: lower-case letters, digits and `-_.` only."""
    return path.lower().replace("/", "-")
