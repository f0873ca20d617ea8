"""Reading the tables of a frozen package, row by row: what is reviewed is what was published, and nothing else."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from participation.kernel.errors import Missing
from participation.results.packages.dictionary import LEGEND
from participation.results.writers.cells import unguarded

PER_PAGE = 50
LONGEST_CELL = 4_000_000
"""Characters; the csv module would stop at 131,072, and geometries may have more."""
_NAMED = ("aktenzeichen", "titel", "frage", "option", "text")
"""Columns that tell a person which row it is, the better ones first."""
LABEL = 3
"""Where the label stands in a line of the legend: file, table, name, label, and more."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some rows of a table; each with its number in the table, from 1."""

    name: str
    head: list[str]
    rows: list[tuple[int, list[str]]]
    more: bool
    """Whether others follow."""


def tables(package: zipfile.ZipFile) -> list[str]:
    """The names of the CSV files in a package, in its order. Files with a number in front are about the package."""
    names = (name for name in package.namelist() if name.lower().endswith(".csv"))
    return [name for name in names if not name[:1].isdigit()]


def table_named(package: zipfile.ZipFile, number: int) -> str:
    """The name of a table by its number, from 1. Raises Missing."""
    names = tables(package)
    if not 1 <= number <= len(names):
        raise Missing
    return names[number - 1]


def sheet(package: zipfile.ZipFile, name: str, page: int) -> Sheet:
    """A page of a table, from 1; rows are read one after the other and never kept. Raises Missing beyond its end."""
    if page < 1:
        raise Missing
    with _read(package, name) as lines:
        head = next(lines, [])
        begin = (page - 1) * PER_PAGE
        found = list(islice(lines, begin, begin + PER_PAGE + 1))
    if not found and page > 1:
        raise Missing
    rows = [(begin + place, row) for place, row in enumerate(found[:PER_PAGE], 1)]
    return Sheet(name, head, rows, len(found) > PER_PAGE)


def row(package: zipfile.ZipFile, name: str, number: int) -> list[tuple[str, str]]:
    """One row as pairs of column and cell. Raises Missing."""
    with _read(package, name) as lines:
        head = next(lines, [])
        found = next(islice(lines, number - 1, number), None) if number >= 1 else None
    if found is None:
        raise Missing
    return list(zip(head, found, strict=False))


def labels_of(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Name of a column of a table -> what people call it, by the package's own description; {} without one."""
    if LEGEND not in package.namelist():
        return {}
    with _read(package, LEGEND) as lines:
        return {line[LABEL - 1]: line[LABEL] for line in lines if len(line) > LABEL and line[0] == name}


def label_of(cells: list[tuple[str, str]]) -> str:
    """What people would call a row: its reference number and its title, or what comes nearest to them."""
    known = dict(cells)
    named = [known[name] for name in _NAMED if known.get(name)]
    return " · ".join(named[:2] or [cell for _name, cell in cells[:2] if cell])


def digest(file: BinaryIO) -> str:
    """SHA-256 of a file, read in pieces."""
    found = hashlib.sha256()
    while piece := file.read(_CHUNK):
        found.update(piece)
    return found.hexdigest()


@contextmanager
def _read(package: zipfile.ZipFile, name: str) -> Iterator[Iterator[list[str]]]:
    """The lines of a table as our own writers write them: semicolons, UTF-8 with a mark, formulas held back."""
    csv.field_size_limit(LONGEST_CELL)
    with package.open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
        yield ([unguarded(cell) for cell in line] for line in csv.reader(text, delimiter=";"))
