"""The three sections of a `.pb` file as rows with their line numbers."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from participation.kernel.errors import DomainError

NAMES = ("META", "PROJECTS", "VOTES")
_MOST = 1 << 29
"""Bytes; the largest file of the collection has 7 MB."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and the line on which it begins (from 1)."""

    line: int
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that says something, else nothing."""
        return next((cell for name in names if (cell := self.cells.get(name, ""))), "")


@dataclass(slots=True)
class Sections:
    """META as a mapping (and the line of each key), the other sections as columns and rows of cells."""

    meta: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)

    def cells(self, name: str, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The line and these cells of each row of a section, empty where there are none; quicker than `table`."""
        places = [self.columns[name].index(one) if one in self.columns[name] else None for one in columns]
        for line, cells in self.rows[name]:
            size = len(cells)
            yield line, tuple([cells[at] if at is not None and at < size else "" for at in places])

    def table(self, name: str) -> Iterator[Row]:
        """The rows of a section by column name; missing cells are empty."""
        columns = self.columns[name]
        for line, cells in self.rows[name]:
            yield Row(line, dict(zip(columns, cells, strict=False)))


def sections(path: Path) -> Sections:
    """Take a file apart. Raises DomainError, with the line, for what is no `.pb` file."""
    found = Sections()
    current = ""
    for line, cells in _rows(_text(path)):
        title = cells[0].upper()
        if title in NAMES and not any(cells[1:]):
            current = _begin(found, title, line)
        elif not current:
            raise DomainError(
                "Zeile %(line)s: Eine .pb-Datei beginnt mit META, PROJECTS oder VOTES.", line=str(line)
            )
        elif current not in found.columns:
            found.columns[current] = [cell.lower() for cell in cells]
        elif current == "META":
            found.meta[cells[0].lower()] = cells[1] if len(cells) > 1 else ""
            found.lines[cells[0].lower()] = line
        else:
            found.rows[current].append((line, cells))
    return _complete(found)


def _text(path: Path) -> str:
    if path.stat().st_size > _MOST:
        raise DomainError("Die Datei ist zu groß, um eine .pb-Datei zu sein.")
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DomainError(
            "Zeile %(line)s: Die Datei ist nicht in UTF-8 gespeichert.", line=str(line)
        ) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, cells trimmed, with the line on which each begins."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";")
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise DomainError(
                "Zeile %(line)s: Hier beginnt ein Feld mit einem Anführungszeichen, das nicht endet.",
                line=str(begins),
            ) from error
        if cells is None:
            return
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed):
            yield begins, trimmed
        begins = reader.line_num + 1


def _begin(found: Sections, title: str, line: int) -> str:
    if title in found.rows:
        raise DomainError(
            "Zeile %(line)s: Der Abschnitt %(title)s kommt zweimal vor.", line=str(line), title=title
        )
    found.rows[title] = []
    return title


def _complete(found: Sections) -> Sections:
    for name in NAMES:
        if name not in found.columns:
            raise DomainError(
                "In der Datei fehlt der Abschnitt %(title)s; vielleicht endet ein Anführungszeichen nicht, "
                "oder es ist keine .pb-Datei.", title=name
            )  # fmt: skip
    needed = {"PROJECTS": "project_id", "VOTES": "vote"}
    for name, column in needed.items():
        if column not in found.columns[name]:
            raise DomainError(
                "Im Abschnitt %(title)s fehlt die Spalte %(column)s.", title=name, column=column
            )
    return found
