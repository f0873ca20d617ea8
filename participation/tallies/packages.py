"""Result packages: everything needed for a recount in one ZIP, the same bytes for the same content.

The container is written here in exactly one way, and read only where rewriting it gives the same bytes: nothing is
compressed, nothing has a time, names are sorted. So nothing can hide in it, and nothing in it can grow when unpacked.
"""

import struct
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any
from zlib import crc32

from participation.kernel.errors import DomainError
from participation.tallies.ballots import canonical

MANIFEST = "MANIFEST"
NOTE = "MANIFEST.note"
OURS = ("LIESMICH.txt", "recount.py", "recount_budget.py", "signatures.py", "verify.py")
"""The files that are the same in every package: they lie beside this one."""
REQUIRED = (
    "ballots.jsonl", "balance.json", "checkpoints.txt", "log.jsonl", "paper.jsonl", "result.json", "roll.json",
    "rules.json", *OURS,
)  # fmt: skip
MOST_BYTES = 1_000_000_000
BETWEEN_NOTES = "---\n"
"""The line between two checkpoints in checkpoints.txt; no note can contain it after its last line."""

_NEW_YEAR_1980 = 0x0021
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


def build(files: Mapping[str, bytes], sign: Callable[[str], str]) -> bytes:
    """The package of these files (REQUIRED; those of OURS need not be given), with its manifest.

    `sign` makes a signed note of a text, by the log's key. Raises DomainError where a file is missing.
    """
    content = {**ours(), **files}
    missing = set(REQUIRED) - set(content)
    if missing:
        raise DomainError("Im Paket fehlt %(names)s.", names=", ".join(sorted(missing)))
    content[MANIFEST] = manifest(content)
    content[NOTE] = sign(manifest_text(content[MANIFEST])).encode()
    return zipped(content)


def read(path: Path) -> dict[str, bytes]:
    """The files of a package. Raises DomainError for a container that is not written as `zipped` writes it."""
    if path.stat().st_size > MOST_BYTES:
        raise DomainError("Das Paket ist zu groß.")
    data = path.read_bytes()
    files = _unzipped(data)
    if zipped(files) != data:
        raise DomainError(
            "Das Paket ist verändert: Die ZIP-Datei ist nicht so aufgebaut, wie wir sie schreiben."
        )
    missing = {*REQUIRED, MANIFEST, NOTE} - set(files)
    if missing:
        raise DomainError("Im Paket fehlt %(names)s.", names=", ".join(sorted(missing)))
    return files


def document(value: Any) -> bytes:
    """The bytes of a .json file in the package."""
    return canonical(value)


def lines(values: Iterable[Any], *, ordered: bool = False) -> bytes:
    """The bytes of a .jsonl file; `ordered` sorts the lines by their bytes, so that no other order survives."""
    spelt = [canonical(value) + b"\n" for value in values]
    return b"".join(sorted(spelt) if ordered else spelt)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """One line for each file, sorted by name: its SHA-256, two spaces, its name (as `sha256sum -c` reads it)."""
    names = sorted(set(files) - {MANIFEST, NOTE})
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in names).encode()


def manifest_text(manifest_bytes: bytes) -> str:
    """What the note of the manifest signs."""
    return f"participation-package/1\n{sha256(manifest_bytes).hexdigest()}\n"


def checkpoints_file(notes: Iterable[str]) -> bytes:
    """The bytes of checkpoints.txt: all signed checkpoints, the oldest first."""
    return BETWEEN_NOTES.join(notes).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The container: stored files in the order of their names, dated 1980-01-01, readable by every ZIP tool."""
    bodies, directory, offset = [], [], 0
    for name, data in sorted(files.items()):
        spelt, size = name.encode("ascii"), len(data)
        about = (10, 0, 0, 0, _NEW_YEAR_1980, crc32(data), size, size, len(spelt), 0)
        bodies += [_LOCAL.pack(b"PK\3\4", *about), spelt, data]
        directory += [_CENTRAL.pack(b"PK\1\2", 0x0314, *about, 0, 0, 0, 0o100644 << 16, offset), spelt]
        offset += _LOCAL.size + len(spelt) + size
    listed = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(listed), offset, 0)
    return b"".join([*bodies, listed, end])


def _unzipped(data: bytes) -> dict[str, bytes]:
    """Files as the local headers tell; whether that is true shows when they are zipped again."""
    files, at = {}, 0
    while data[at : at + 4] == b"PK\3\4" and at + _LOCAL.size <= len(data):
        *_same, size, name_size, _extra = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size + name_size
        files[data[at + _LOCAL.size : start].decode("ascii", "replace")] = data[start : start + size]
        at = start + size
    return {name: content for name, content in files.items() if name.isascii()}


def ours() -> dict[str, bytes]:
    """The files that are the same in every package of this version."""
    room = resources.files("participation.tallies")
    return {name: room.joinpath(name).read_bytes() for name in OURS}
