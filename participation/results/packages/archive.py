"""A ZIP that is the same bytes for the same content: entries in the order given, all of one time, and hashed as they
are written."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from participation.results.writers.cells import local

CHUNK = 256 * 1024
LEVEL = 5
"""Of compression: a twentieth larger than the most there is, in a third of the time."""

_PRESSED = (".docx", ".gz", ".jpg", ".pdf", ".png", ".webp", ".xlsx", ".zip")
"""Nothing is won by compressing these again."""
_EARLIEST, _LATEST = datetime(1980, 1, 1), datetime(2107, 12, 31, 23, 59, 58)  # noqa: DTZ001 - ZIP knows no zones


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in a package: its name with folders, its size in bytes, and its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


class Archive:
    """A ZIP being filled. Close it, or use it as a context."""

    def __init__(self, path: Path, made_at: datetime) -> None:
        """`made_at` (aware) becomes the time of every entry, as a German wall clock shows it."""
        self.files: list[PackedFile] = []
        self._container = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)
        wall = local(made_at).replace(tzinfo=None)
        self._stamp = min(max(wall, _EARLIEST), _LATEST).timetuple()[:6]

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_error: object) -> None:
        self._container.close()

    def add(self, name: str, chunks: Iterable[bytes]) -> PackedFile:
        """Write a file, piece by piece. ValueError for a name that is there already."""
        if any(known.name == name for known in self.files):
            raise ValueError(f"{name!r} is in the package already")
        digest, size = hashlib.sha256(), 0
        with self._container.open(self._entry(name), "w", force_zip64=True) as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        packed = PackedFile(name, size, digest.hexdigest())
        self.files.append(packed)
        return packed

    def add_file(self, name: str, path: Path) -> PackedFile:
        """Write a file that lies on the disk."""
        with path.open("rb") as file:
            return self.add(name, _pieces(file))

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._stamp)
        entry.create_system = 3  # Unix, wherever it is made
        entry.external_attr = 0o100644 << 16
        entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PRESSED) else zipfile.ZIP_DEFLATED
        # `open` takes no level, and forgets that of its container.
        entry._compresslevel = LEVEL  # type: ignore[attr-defined]
        return entry


def checksums(files: Iterable[PackedFile]) -> bytes:
    """The lines that `sha256sum --check` reads."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece
