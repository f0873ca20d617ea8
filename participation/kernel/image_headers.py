"""What the first bytes of a JPEG, PNG or WebP say of it, read without any decoder."""

from dataclasses import dataclass

from participation.kernel.errors import DomainError

WRONG_KIND = "Bitte wählen Sie ein Foto im Format JPEG, PNG oder WebP."
BROKEN = "Diese Datei lässt sich nicht als Foto lesen. Bitte wählen Sie ein anderes Foto."
MOST_SCANS = 100
"""A progressive JPEG has about ten scans. Each costs a pass over all pixels: thousands are an attack."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
"""JPEG markers that begin a frame and state its size."""


@dataclass(frozen=True, slots=True)
class Header:
    """Pillow's name of the format; width and height in pixels, both at least 1."""

    kind: str
    width: int
    height: int


def read(data: bytes) -> Header:
    """Kind and size, by content alone: anybody can write a name or a type. Raises DomainError."""
    try:
        found = _read(data)
    except IndexError as error:
        raise DomainError(BROKEN) from error
    if found.width < 1 or found.height < 1:
        raise DomainError(BROKEN)
    return found


def _read(data: bytes) -> Header:
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg(data)
    if data.startswith(_PNG + b"\x00\x00\x00\x0dIHDR"):
        return Header("PNG", _big(data, 16, 4), _big(data, 20, 4))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise DomainError(BROKEN if data.startswith(_PNG) else WRONG_KIND)


def _jpeg(data: bytes) -> Header:
    """Walk from marker to marker until one states the size."""
    if data.count(b"\xff\xda") > MOST_SCANS:
        raise DomainError(BROKEN)
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise DomainError(BROKEN)
        if data[at + 1] in _SIZES:
            return Header("JPEG", _big(data, at + 7, 2), _big(data, at + 5, 2))
        at += 2 + max(_big(data, at + 2, 2), 2)


def _webp(data: bytes) -> Header:
    """The three layouts of the container: extended, lossless, lossy (RFC 9649)."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        return Header("WEBP", _little(data, 24, 3) + 1, _little(data, 27, 3) + 1)
    if chunk == b"VP8L":
        bits = _little(data, 21, 4)
        return Header("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 ":
        return Header("WEBP", _little(data, 26, 2) & 0x3FFF, _little(data, 28, 2) & 0x3FFF)
    raise DomainError(BROKEN)


def _big(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(_slice(data, at, length), "big")


def _little(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(_slice(data, at, length), "little")


def _slice(data: bytes, at: int, length: int) -> bytes:
    if at + length > len(data):
        raise IndexError(at)
    return data[at : at + length]
