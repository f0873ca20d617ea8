"""The files that codes leave in, once: letters to print, the list for a printer, and a ZIP of both."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from participation.formats.voting.letters.pdf import letters_pdf
from participation.formats.voting.letters.text import Letter, link_to
from participation.kernel import codes
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.results.writers.csv import csv_bytes

KINDS = ("pdf", "csv", "zip")
Numbered = Sequence[tuple[int, str]]


def written(kind: str, letter: Letter, numbered: Numbered) -> bytes:
    """One of KINDS."""
    match kind:
        case "pdf":
            return letters_pdf(letter, numbered)
        case "csv":
            return printer_csv(letter, numbered)
        case "zip":
            return zipped(letter, numbered)
    raise ValueError(kind)


def printer_csv(letter: Letter, numbered: Numbered) -> bytes:
    """Number, code as it is to be printed, and link; what `results/writers/csv.py` says holds here as well."""

    def rows() -> Iterable[tuple[Any, ...]]:
        return ((serial, codes.shown(code), link_to(letter, code)) for serial, code in numbered)

    return b"".join(csv_bytes(Table("codes", "Codes", _COLUMNS, rows)))


def zipped(letter: Letter, numbered: Numbered) -> bytes:
    """Both, and a few words on what to do with them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("briefe.pdf", letters_pdf(letter, numbered))
        archive.writestr("codes.csv", printer_csv(letter, numbered))
        archive.writestr("LIESMICH.txt", _README)
    return packed.getvalue()


def _column(name: str, label: str, kind: ColumnKind, meaning: str) -> Column:
    return Column(name, label, Audience.MUNICIPALITY, kind, meaning)


_COLUMNS = (
    _column("nummer", "Nummer", ColumnKind.INTEGER, "Steht oben rechts auf dem Brief"),
    _column("code", "Code", ColumnKind.TEXT, "So, wie er gedruckt wird"),
    _column("link", "Link", ColumnKind.URL, "Inhalt des QR-Codes"),
)
_README = """Diese Codes gibt es nur hier. Die Plattform hat sie nicht gespeichert und kann sie nicht noch einmal ausgeben.

briefe.pdf  Fertige Briefe, A4, für Fensterumschläge DIN lang (gefalzt an den Strichen am Rand).
codes.csv   Nummer, Code und Link für eine Druckerei, die eigene Briefe gestaltet.

Wer einen Code hat, kann damit abstimmen. Behandeln Sie die Dateien deshalb wie Stimmzettel:
- nicht per E-Mail verschicken, nicht auf gemeinsame Laufwerke legen;
- nach dem Druck löschen, auch im Papierkorb und bei der Druckerei;
- Briefe mischen, bevor Adressen darauf kommen: Dann weiß niemand, wer welchen Code hat;
- keine Liste führen, welche Nummer an wen ging.

Geht ein Brief verloren, lassen Sie seinen Code zu zweit ersetzen: dazu genügt die Nummer, wenn sie bekannt ist.
"""
