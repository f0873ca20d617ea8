"""Archives that people made with whatever was at hand: only the files that are asked for, and none that explodes."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from participation.kernel.errors import DomainError

MOST_FILES = 200


def unpacked(data: bytes, wanted: Mapping[str, int]) -> dict[str, bytes]:
    """The files of a ZIP by their names without folders. `wanted` holds the most bytes that each may have; a name
    such as `*.note` stands for all with that ending. Other files are left alone: computers add their own.

    Raises DomainError for what is no ZIP, and for files that are too large or there twice.
    """
    found: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            for entry in _entries(archive):
                name = PurePosixPath(entry.filename).name
                most = wanted.get(name, wanted.get(f"*{PurePosixPath(name).suffix}"))
                if most is None or "__MACOSX" in entry.filename:
                    continue
                if name in found:
                    raise DomainError("Die Datei %(name)s ist zweimal im ZIP.", name=name)
                found[name] = _content(archive, entry, most)
    except (
        BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise DomainError("Das ist keine ZIP-Datei, oder sie ist beschädigt.") from error
    return found


def required(found: Mapping[str, bytes], *names: str) -> None:
    """Raise DomainError where a file is missing."""
    missing = [name for name in names if name not in found]
    if missing:
        raise DomainError("Im ZIP fehlt %(names)s.", names=", ".join(missing))


def _entries(archive: ZipFile) -> list[ZipInfo]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise DomainError("Im ZIP sind zu viele Dateien.")
    return entries


def _content(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise DomainError("Die Datei %(name)s ist zu groß.", name=entry.filename)
    return content
