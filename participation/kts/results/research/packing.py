"""The data set as a ZIP: data, code book for machines and for people, and the terms."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from participation.kernel import clock
from participation.kernel.tables import Audience, Table, dictionary
from participation.kts.models import ResearchAgreement
from participation.kts.results.research.joining import Piece, joined
from participation.kts.results.research.masking import masked
from participation.kts.results.research.telling import code_book, read_me
from participation.processes.models import Process
from participation.results.scanning import Names
from participation.results.writers.csv import csv_bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A process with the key of its municipality, its modules' tables, and the names of who wrote in it."""

    ags: str
    municipality: str
    process: Process
    tables: Sequence[tuple[str, Table]]
    """Title of the module, and one of its tables."""
    names: Names


def write_data_set(
    agreement: ResearchAgreement, parts: Sequence[Part], out: Path, *, secret: bytes, at: datetime
) -> None:
    """Write the file. Rows are read as they are written, so that memory stays flat."""
    tables = joined([piece for part in parts for piece in _pieces(part, secret, agreement.id)])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        told = read_me(agreement, [(part.municipality, part.process.title) for part in parts], tables, at)
        _put(package, "00_LIESMICH.txt", [told.encode("utf-8")], at)
        _put(package, "01_codebuch.csv", csv_bytes(dictionary(tables)), at)
        _put(package, "01_codebuch.html", [code_book(agreement, tables).encode("utf-8")], at)
        for table in tables:
            _put(package, f"{table.name}.csv", csv_bytes(table), at)


def _pieces(part: Part, secret: bytes, agreement_id: int) -> Iterator[Piece]:
    for title, table in part.tables:
        seen = table.seen_by(Audience.KTS)
        if seen.columns:
            where = (part.ags, part.process.title, title)
            yield Piece(where, masked(seen, part.names, secret, agreement_id))


def _put(package: zipfile.ZipFile, name: str, chunks: Iterable[bytes], at: datetime) -> None:
    entry = zipfile.ZipInfo(name, clock.local(at).timetuple()[:6])
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    with package.open(entry, "w", force_zip64=True) as file:
        for chunk in chunks:
            file.write(chunk)
