"""Tables as Polis and spreadsheets write them: CSV with a head of column names, or JSON as the server stores it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from participation.kernel.errors import DomainError

MOST_BYTES = 1 << 29

_HEAD = 1 << 20
"""Characters of a first line that are looked at for what parts its cells."""

Line = tuple[int, Sequence[str]]
"""The line on which a row begins, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Column names, and rows that have as many cells each."""

    columns: Sequence[str]
    rows: Iterator[Line]

    def find(self, *names: str) -> int | None:
        """The position of the first of these columns that is there, in small letters or large."""
        lower = [name.lower() for name in self.columns]
        return next((lower.index(name) for name in names if name in lower), None)

    def need(self, *names: str) -> int:
        """The same. Raises DomainError where none of them is there."""
        if (found := self.find(*names)) is None:
            raise DomainError("Zeile 1: Die Spalte %(names)s fehlt.", names=" / ".join(names))
        return found


def read_sheet(path: Path) -> Sheet:
    """The table in a file. Raises DomainError, there or while rows are taken, with a sentence that names the line."""
    if path.stat().st_size > MOST_BYTES:
        raise DomainError("Die Datei ist zu groß.")
    content = path.read_bytes()
    return _objects(parsed(content)) if path.suffix.lower() == ".json" else _csv(_decoded(content))


def parsed(content: bytes) -> Any:
    """A JSON file. Raises DomainError."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise DomainError("Zeile %(line)s: Das ist kein JSON.", line=str(error.lineno)) from error


def _objects(found: Any) -> Sheet:
    """A list of objects, each of which is told as a line, as if every one stood on a line of its own."""
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        raise DomainError("Zeile 1: Hier sollte eine JSON-Liste von Objekten stehen.")
    columns = list(dict.fromkeys(str(name) for one in found for name in one))
    rows = ((at, [_cell(one.get(name)) for name in columns]) for at, one in enumerate(found, 1))
    return Sheet(columns, rows)


def _cell(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "1" if value else ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = str(content[: error.start].count(b"\n") + 1)
        raise DomainError("Zeile %(line)s: Die Datei ist nicht in UTF-8 gespeichert.", line=line) from error


def _csv(text: str) -> Sheet:
    rows = _rows(text)
    _line, head = next(rows, (1, [""]))
    columns = [name.strip() for name in head]
    if not any(columns):
        raise DomainError("Zeile 1: Die Datei ist leer; hier sollten die Namen der Spalten stehen.")
    if twice := next((name for name in columns if name and columns.count(name) > 1), None):
        raise DomainError("Zeile 1: Die Spalte „%(name)s“ steht doppelt.", name=twice[:40])
    return Sheet(columns, rows)


def _rows(text: str) -> Iterator[Line]:
    """Rows with something in them, each as long as the first. Raises DomainError for others."""
    head = text[:_HEAD].splitlines()[:1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(*head or [""]), strict=True)
    begins, size = 1, 0
    try:
        for cells in reader:
            if any(cells):
                size = size or len(cells)
                if len(cells) != size:
                    raise _uneven(begins, len(cells), size)
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise DomainError(
            "Zeile %(line)s: Hier stimmen die Anführungszeichen nicht, oder es steht kein Text da.",
            line=str(begins),
        ) from error


def _separator(head: str) -> str:
    return max(",;\t", key=head.count)


def _uneven(line: int, cells: int, size: int) -> DomainError:
    return DomainError(
        "Zeile %(line)s: %(cells)s Felder, aber der Kopf nennt %(size)s.",
        line=str(line), cells=cells, size=size,
    )  # fmt: skip
