"""Reads the words of a PDF back, as a reader's search or a screen reader would: by its fonts' tables of letters."""

import re
import zlib

_STREAM = re.compile(rb"\d+ 0 obj\n<<(.*?)>>\nstream\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) Tj", re.DOTALL)
_LETTER = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,8})>")
_ESCAPES = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_in(paper: bytes) -> str:
    """Every line of text on every page, in the order it was drawn."""
    streams = [_unpacked(*found) for found in _STREAM.findall(paper)]
    fonts = [_letters(one) for one in streams if b"beginbfchar" in one or b"beginbfrange" in one]
    lines, font = [], fonts[0]
    for number, shown in (pair for one in streams if b" Tj" in one for pair in _SHOWN.findall(one)):
        if number:
            font = fonts[int(number) - 1]
        else:
            codes = re.sub(rb"\\(.)", lambda hit: _ESCAPES.get(hit[1], hit[1]), shown, flags=re.DOTALL)
            lines.append("".join(font.get(codes[at : at + 2], "?") for at in range(0, len(codes), 2)))
    return "\n".join(lines)


def _unpacked(head: bytes, body: bytes) -> bytes:
    return zlib.decompress(body) if b"FlateDecode" in head else body


def _letters(table: bytes) -> dict[bytes, str]:
    pairs = _LETTER.findall(table)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for code, letter in pairs
    }
