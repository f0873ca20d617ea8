"""Secrets that must not lie in the database, nor in its dumps and backups: files in a folder of their own.

Several servers share the folder (KEYS). What is destroyed is overwritten first, which helps where the file system
writes in place; keep the folder out of backups, so that nothing is left of it anywhere.
"""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from participation.kernel.errors import Missing

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")


class Vault:
    """A folder of secrets, each under a name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str, secret: bytes) -> bytes:
        """Keep a secret unless there is one already; answers the one that is kept. Safe under races."""
        path = self._path(name)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        self._sync()
        return self.open(name)

    def open(self, name: str) -> bytes:
        """A secret. Raises Missing where it was never kept, or is destroyed."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError as error:
            raise Missing from error

    def has(self, name: str) -> bool:
        """Whether it is there."""
        return self._path(name).exists()

    def destroy(self, name: str) -> None:
        """Overwrite a secret and forget it; there may be none."""
        path = self._path(name)
        with suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            self._sync()

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"no name for a secret: {name!r}")
        return self.folder / name

    def _sync(self) -> None:
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
