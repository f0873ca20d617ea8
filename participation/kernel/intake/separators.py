"""Which character separates the fields of a CSV file, told from its header and first records."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from participation.kernel.intake.model import IntakeError

if TYPE_CHECKING:
    from _csv import Reader

SEPARATORS = (";", ",", "\t", "|")
_NAMES = {"tab": "\t", "\\t": "\t", "semikolon": ";", "komma": ","}
_DIRECTIVE = re.compile(r'"?sep=(.)"?\s*')
_RECORDS = 30


def chosen_separator(given: str) -> str:
    """The separator a person named (";", ",", "|", "tab"), or IntakeError."""
    separator = _NAMES.get(given.lower(), given)
    if separator not in SEPARATORS:
        raise IntakeError("Als Trennzeichen gehen Semikolon, Komma, Tabulator und |.", "separator")
    return separator


def directive(first_line: str) -> str | None:
    """The separator that a first line "sep=;" announces to Excel."""
    match = _DIRECTIVE.fullmatch(first_line)
    return match[1] if match and match[1] in SEPARATORS else None


def detect_separator(lines: list[str]) -> str:
    """The separator that splits the header into most fields and the next records into as many."""
    return max(SEPARATORS, key=lambda separator: _score(lines, separator))


def _score(lines: list[str], separator: str) -> tuple[float, float]:
    widths: list[int] = []
    try:
        for record in records(lines, separator):
            widths.append(len(trimmed(record)) if not widths else len(trimmed(record, widths[0])))
            if len(widths) == _RECORDS:
                break
    except csv.Error:
        pass
    if not widths:
        return 0.0, 0.0
    share = widths.count(widths[0]) / len(widths)
    return share * (widths[0] - 1), share


def trimmed(record: list[str], keep: int = 0) -> list[str]:
    """The record without empty fields at its end, as stray separators leave them; at least `keep` fields."""
    width = len(record)
    while width > keep and not record[width - 1].strip():
        width -= 1
    return record[:width]


def records(lines: Iterable[str], separator: str, *, strict: bool = False) -> "Reader":
    """A csv reader over lines with their ends; blanks after a separator are skipped.

    A strict reader raises csv.Error for wrong quotes and goes on with the next line when asked again.
    """
    ends = _without_stray_blanks(lines) if separator != "\t" else iter(lines)
    return csv.reader(ends, delimiter=separator, skipinitialspace=separator != "\t", strict=strict)


def _without_stray_blanks(lines: Iterable[str]) -> Iterator[str]:
    """Blanks between the last quote and the line end removed: some exporters leave a TAB there."""
    for line in lines:
        body = line.rstrip("\r\n")
        bare = body.rstrip("\t ")
        yield bare + "\n" if bare != body and bare.endswith('"') else line
