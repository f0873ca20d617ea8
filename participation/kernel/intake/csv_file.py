"""CSV as spreadsheets, registers and reporting portals write it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from participation.kernel.geo import german_count
from participation.kernel.intake.cleaning import Cleaner, Fault
from participation.kernel.intake.columns import distinct, readable_header
from participation.kernel.intake.encodings import Encoding
from participation.kernel.intake.model import IntakeError, Limits, RawRow
from participation.kernel.intake.separators import (
    chosen_separator,
    detect_separator,
    directive,
    records,
    trimmed,
)

if TYPE_CHECKING:
    from _csv import Reader

_SAMPLE_LINES = 200


@dataclass(slots=True)
class CsvSource:
    """A CSV file whose header was read; `notes` say what was odd about it."""

    path: Path
    encoding: Encoding
    separator: str
    columns: tuple[str, ...]
    notes: tuple[str, ...]
    limits: Limits
    skipped: int
    declared_crs: str | None = None

    @classmethod
    def open(cls, path: Path, encoding: Encoding, separator: str | None, limits: Limits) -> "CsvSource":
        """Find separator and header; raises IntakeError when there is no usable header."""
        with _lines(path, encoding, limits) as file:
            sample = list(islice(_bounded(file, limits), _SAMPLE_LINES))
        announced = directive(sample[0]) if sample else None
        skipped = 1 if announced else 0
        chosen = chosen_separator(separator) if separator else announced or detect_separator(sample[skipped:])
        columns, notes = _header(sample[skipped:], chosen, limits)
        return cls(path, encoding, chosen, columns, tuple(notes), limits, skipped)

    def raw_rows(self, cleaner: Cleaner) -> Iterator[RawRow]:
        """Every record after the header that is not empty."""
        with _lines(self.path, self.encoding, self.limits) as file:
            lines = _bounded(file, self.limits)
            for _ in range(self.skipped):
                next(lines, None)
            reader = records(lines, self.separator, strict=True)
            next(reader, None)
            yield from self._records(reader, cleaner)

    def _records(self, reader: "Reader", cleaner: Cleaner) -> Iterator[RawRow]:
        while True:
            number = self.skipped + reader.line_num + 1
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield RawRow(number, dict.fromkeys(self.columns), faults=[_misquoted(number, str(error))])
                continue
            if any(cell.strip(" \t\r\n\x1a") for cell in record):
                yield self._row(number, record, cleaner)

    def _row(self, number: int, record: list[str], cleaner: Cleaner) -> RawRow:
        width = len(self.columns)
        cells = trimmed(record, width)
        row = RawRow(number, dict.fromkeys(self.columns))
        if len(cells) != width:
            why = (
                f"Felder in dieser Zeile: {len(cells)}, in der Kopfzeile: {width}. Fehlen Anführungszeichen?"
            )
            row.faults.append(Fault(number, None, why))
        for name, cell in zip(self.columns, cells, strict=False):
            row.values[name] = cleaner.text(cell, number, name, row.faults)
        return row


def _misquoted(number: int, why: str) -> Fault:
    """The fault for a line with wrong quotes; IntakeError where they swallow the rest of the file."""
    if "unexpected end" in why or "field limit" in why:
        raise IntakeError(
            f"Ein Anführungszeichen in oder nach Zeile {german_count(number)} wird nicht geschlossen; "
            "der Rest der Datei wäre ein einziges Feld."
        )
    return Fault(number, None, "Die Anführungszeichen in dieser Zeile passen nicht zusammen.")


@contextmanager
def _lines(path: Path, encoding: Encoding, limits: Limits) -> Iterator[TextIO]:
    # The limit is one for the whole process: it is only ever raised, which harms nobody else.
    csv.field_size_limit(max(csv.field_size_limit(), limits.field))
    with encoding.open(path) as file:
        yield file


def _bounded(file: TextIO, limits: Limits) -> Iterator[str]:
    """The lines, none longer than a row may be: a file without line ends must not fill the memory."""
    longest = 4 * limits.field
    number = 0
    while line := file.readline(longest):
        number += 1
        if len(line) == longest:
            raise IntakeError(f"Zeile {german_count(number)} ist zu lang. Ist das wirklich eine CSV-Datei?")
        yield line


def _header(lines: list[str], separator: str, limits: Limits) -> tuple[tuple[str, ...], list[str]]:
    try:
        first: list[str] = next(iter(records(lines, separator, strict=True)), [])
    except csv.Error as error:
        raise IntakeError("Die Anführungszeichen in der Kopfzeile passen nicht zusammen.") from error
    return distinct(readable_header(trimmed(first), limits))
