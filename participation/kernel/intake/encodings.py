"""Which encoding a text file has, found from its bytes; what is no text is refused with a sentence."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from participation.kernel.intake.model import IntakeError

_CHUNK = 1 << 20

_BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]

_ACCEPTED = {
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-1", "iso8859-15",
    "cp850", "mac-roman", "ascii",
}  # fmt: skip

_SAVE_AS_CSV = "Bitte speichern Sie die Tabelle als CSV (UTF-8) und laden Sie diese Datei hoch."
_OTHER_KINDS = [
    (b"PK\x03\x04", f"Das ist eine Excel-, OpenDocument- oder ZIP-Datei. {_SAVE_AS_CSV}"),
    (b"PK\x05\x06", "Das ist eine leere ZIP-Datei."),
    (b"\xd0\xcf\x11\xe0", f"Das ist eine alte Excel- oder Word-Datei. {_SAVE_AS_CSV}"),
    (b"%PDF", f"Das ist eine PDF-Datei. {_SAVE_AS_CSV}"),
    (b"SQLite format 3", "Das ist eine Datenbank (etwa GeoPackage). Bitte speichern Sie sie als GeoJSON."),
    (b"\x1f\x8b", "Das ist eine gepackte Datei. Bitte entpacken Sie sie vorher."),
    (b"\x00\x00\x27\x0a", "Das ist eine Shape-Datei. Bitte speichern Sie sie als GeoJSON."),
    (b"<", "Das ist eine XML-, KML- oder HTML-Datei. Bitte speichern Sie sie als GeoJSON oder CSV."),
    (b"{\\rtf", f"Das ist ein Textdokument mit Formatierung. {_SAVE_AS_CSV}"),
]


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file; `damaged` counts the places where its bytes make no sense in it."""

    name: str
    damaged: int = 0

    def open(self, path: Path) -> TextIO:
        """The file as text, line ends untouched."""
        return path.open(encoding=self.name, errors="replace" if self.damaged else "strict", newline="")


def detect_encoding(path: Path, given: str | None = None) -> Encoding:
    """UTF-8 and UTF-16 with or without mark, Windows-1252, and what older Macs and DOS made of umlauts.

    Reads the whole file. Raises IntakeError when it is no text, or does not fit the encoding `given`.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    _refuse_other_kinds(head)
    if given:
        return _as_given(path, given)
    marked = next((name for mark, name in _BOMS if head.startswith(mark)), None) or _unmarked_utf16(head)
    if marked:
        return _as_given(path, marked)
    _refuse_binary(head)
    return _utf8(path) or Encoding(_single_byte(path))


def _refuse_other_kinds(head: bytes) -> None:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, sentence in _OTHER_KINDS:
        if start.startswith(magic):
            raise IntakeError(sentence)


def _refuse_binary(head: bytes) -> None:
    controls = sum(head.count(bytes([byte])) for byte in range(32) if byte not in b"\t\n\r\f\x1a\x1e")
    if controls * 50 > len(head):
        raise IntakeError("Das ist keine Textdatei. Gelesen werden CSV und GeoJSON.")


def _unmarked_utf16(head: bytes) -> str | None:
    """Plain letters in UTF-16 have a zero in every second byte."""
    low, high = head[0::2], head[1::2]
    if high.count(0) * 2 > len(high) > 1 and not low.count(0):
        return "utf-16-le"
    return "utf-16-be" if low.count(0) * 2 > len(low) > 1 and not high.count(0) else None


def _as_given(path: Path, name: str) -> Encoding:
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        known = ""
    if known not in _ACCEPTED:
        choices = "utf-8, utf-16, cp1252, latin-1, cp850, mac-roman"
        raise IntakeError(
            f"Die Kodierung „{name[:40]}“ wird nicht gelesen. Möglich sind {choices}.", "encoding"
        )
    decoder = codecs.getincrementaldecoder(known)()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise IntakeError(f"Die Datei ist nicht in der Kodierung {known} gespeichert.", "encoding") from error
    return Encoding(known)


def _utf8(path: Path) -> Encoding | None:
    """UTF-8 if the bytes are, or if they nearly all are: then single damaged places are counted."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = joined = 0
    for chunk in _chunks(path):
        text = decoder.decode(chunk)
        broken += text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
        joined += len(chunk) - len(text)
    broken += len(decoder.decode(b"", final=True))
    return Encoding("utf-8", max(broken, 0)) if broken <= joined // 10 else None


def _single_byte(path: Path) -> str:
    counts = [0] * 256
    for chunk in _chunks(path):
        for byte in range(0x80, 0x100):
            counts[byte] += chunk.count(byte)
    letters = {name: [counts["äöüß".encode(name)[at]] for at in range(4)] for name in _UMLAUTS_IN}
    best = max(_UMLAUTS_IN, key=lambda name: sum(letters[name]))
    if best != "cp1252" and all(letters[best][:3]):
        return best
    # These bytes have no letter in Windows-1252.
    return "iso8859-1" if any(counts[byte] for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)) else "cp1252"


_UMLAUTS_IN = ("cp1252", "mac-roman", "cp850")


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
