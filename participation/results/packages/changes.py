"""What changed between two packages: rows that are new, other, or gone, table by table.

Both are read as streams. Keys and hashes of rows wait in a file on the disk, so that memory stays flat.
"""

import csv
import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from participation.results.packages.dictionary import LEGEND

SEPARATOR = ";"
UNCOMPARED = frozenset({"link", "lizenz"})
"""Columns that say how a row is reached and given away: another licence or address changes no row."""
COUNTS = ("new", "changed", "gone")

_TABLES = """
CREATE TABLE old (key TEXT PRIMARY KEY, hash INTEGER) WITHOUT ROWID;
CREATE TABLE new (key TEXT PRIMARY KEY, hash INTEGER) WITHOUT ROWID;
"""
_ADD = (
    "INSERT INTO {0} VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET hash = (hash + excluded.hash) % 4294967296"
)
_COUNT = """
SELECT (SELECT count(*) FROM new WHERE key NOT IN (SELECT key FROM old)),
       (SELECT count(*) FROM new JOIN old USING (key) WHERE new.hash <> old.hash),
       (SELECT count(*) FROM old WHERE key NOT IN (SELECT key FROM new))
"""


def changes(old: zipfile.ZipFile, new: zipfile.ZipFile, folder: Path) -> dict[str, dict[str, int]]:
    """Name of a table, with folders -> {"new", "changed", "gone"}, in the order of the newer package.

    Rows are told apart by their first column and compared in the columns that both packages have, UNCOMPARED aside.
    `folder` is where the work is done; nothing stays there.
    """
    there, before = _tables(new), _tables(old)
    names = there + [name for name in before if name not in there]
    return {name: _compared(old, new, name, folder) for name in names}


def titles(package: zipfile.ZipFile) -> dict[str, str]:
    """Name of a table, with folders -> what its description calls it, such as `Ideen`."""
    told = (row[:2] for row in _rows(package, LEGEND.removesuffix(".csv")) if len(row) > 1)
    return {name.removesuffix(".csv"): title for name, title in told if name.endswith(".csv")}


def _tables(package: zipfile.ZipFile) -> list[str]:
    names = (name for name in package.namelist() if name.endswith(".csv") and name != LEGEND)
    return [name.removesuffix(".csv") for name in names]


def _compared(old: zipfile.ZipFile, new: zipfile.ZipFile, name: str, folder: Path) -> dict[str, int]:
    """One table in both; a package without it has no rows of it."""
    path = folder / "changes.sqlite3"
    work = sqlite3.connect(path)
    try:
        work.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_TABLES}")
        common = _common(old, new, name)
        for word, package in (("old", old), ("new", new)):
            work.executemany(_ADD.format(word), _hashed(package, name, common))
        found = work.execute(_COUNT).fetchone()
        return dict(zip(COUNTS, found, strict=True))
    finally:
        work.close()
        path.unlink(missing_ok=True)


def _common(old: zipfile.ZipFile, new: zipfile.ZipFile, name: str) -> set[str]:
    heads = [_head(package, name) for package in (old, new)]
    return set(heads[0]).intersection(heads[1]) - UNCOMPARED


def _head(package: zipfile.ZipFile, name: str) -> Sequence[str]:
    return next(_rows(package, name), ())


def _hashed(package: zipfile.ZipFile, name: str, columns: set[str]) -> Iterator[tuple[str, int]]:
    """Key and hash of every row."""
    rows = _rows(package, name)
    head = next(rows, ())
    places = [place for place, column in enumerate(head) if column in columns]
    for row in rows:
        yield row[0], _hash(row[place] for place in places)


def _hash(cells: Iterable[str]) -> int:
    """32 bits: of a million rows that changed, none is likely to look unchanged."""
    digest = hashlib.blake2b(digest_size=4)
    for cell in cells:
        digest.update(cell.encode())
        digest.update(b"\x00")
    return int.from_bytes(digest.digest(), "big")


def _rows(package: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    if f"{name}.csv" not in package.namelist():
        return
    with package.open(f"{name}.csv") as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
        yield from csv.reader(text, delimiter=SEPARATOR)
