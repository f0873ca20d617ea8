"""Files that people handed in, under names that we make up.

A file is complete on disk before its name is given to anybody, and before the transaction that mentions it
commits: a crash leaves an orphan at worst, never a row without its file. `sweep` finds orphans.
A store that speaks S3 needs the same few verbs.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from participation.kernel import clock
from participation.kernel.errors import Missing

ORPHAN_AGE = 3_600
"""Seconds a file may be without a row: longer than any transaction lasts."""
STASH_AGE = 24 * 3_600
MOST_STASHED = 2_000
"""However many forms come back: the oldest photo goes first, so that nobody can fill the disk."""

_KEY = re.compile(r"[0-9a-f]{32}(-[a-z0-9]{1,10})?")


class Files:
    """A folder of files, known by random keys. A variant of a file bears its key and a suffix: `3f…-480`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        self.stashed = folder / "stash"

    def put(self, data: bytes, *, key: str | None = None) -> str:
        """Keep bytes, durably, and answer their key."""
        key = key or secrets.token_hex(16)
        self._write(self._path(key), data)
        return key

    def take(self, path: Path) -> str:
        """Keep a file that was written on the same disk, durably, by moving it here; answers its key."""
        key = secrets.token_hex(16)
        with path.open("rb") as file:
            os.fsync(file.fileno())
        path.chmod(0o600)
        target = self._path(key)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.rename(target)
        _sync_folder(target.parent)
        return key

    def open(self, key: str) -> BinaryIO:
        """The bytes of a key. Raises Missing."""
        try:
            return self._path(key).open("rb")
        except FileNotFoundError as error:
            raise Missing from error

    def path(self, key: str) -> Path:
        """Where a file lies, for libraries that open it themselves; nobody writes there. Raises Missing."""
        found = self._path(key)
        if not found.exists():
            raise Missing
        return found

    def remove(self, key: str) -> None:
        """Forget a file; there may be none."""
        with suppress(Missing, FileNotFoundError):
            self._path(key).unlink()

    def stash(self, data: bytes, owner: str) -> str:
        """Keep bytes of an unfinished form for a day; answers a token that only this owner can redeem."""
        self._clear_stash()
        token = secrets.token_hex(16)
        self._write(self.stashed / _ticket(token, owner), data)
        return token

    def unstash(self, token: str, owner: str) -> bytes | None:
        """The stashed bytes, or None where they ran out, never were, or belong to somebody else."""
        path = self.stashed / _ticket(token, owner)
        try:
            return path.read_bytes() if _age(path) < STASH_AGE else None
        except FileNotFoundError:
            return None

    def sweep(self, known: Callable[[Collection[str]], Collection[str]]) -> int:
        """Remove what no row knows: `known` tells which of some keys have one. Answers how many went.

        Files younger than an hour stay: their transaction may still be on its way.
        """
        self._clear_stash()
        removed = 0
        for batch in self._old_files():
            alive = set(known({path.name.partition("-")[0] for path in batch}))
            for path in batch:
                if path.name.partition("-")[0] not in alive:
                    path.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise Missing
        return self.folder / key[:2] / key

    def _write(self, path: Path, data: bytes) -> None:
        """Aside, to the disk, and into place: nobody ever sees half a file."""
        for folder in (self.incoming, path.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self.incoming / secrets.token_hex(16)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        _sync_folder(path.parent)

    def _old_files(self) -> Iterator[list[Path]]:
        """Folder by folder, what is old enough to be an orphan."""
        folders = sorted(self.folder.iterdir()) if self.folder.exists() else []
        for folder in folders:
            if folder == self.stashed or not folder.is_dir():
                continue
            batch = [path for path in folder.iterdir() if _age(path) > ORPHAN_AGE]
            if batch:
                yield batch

    def _clear_stash(self) -> None:
        """Drop what ran out, and the oldest beyond the bound."""
        if not self.stashed.exists():
            return
        ages = sorted((_age(path), path) for path in self.stashed.iterdir())
        for number, (age, path) in enumerate(ages):
            if age > STASH_AGE or number >= MOST_STASHED:
                path.unlink(missing_ok=True)


def _ticket(token: str, owner: str) -> str:
    return hashlib.sha256(f"{owner}|{token}".encode()).hexdigest()


def _age(path: Path) -> float:
    """Seconds since a file was written; 0 where somebody just took it away."""
    try:
        return clock.now().timestamp() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
