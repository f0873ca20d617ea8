"""Files that offline commands write, and refusals in one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from participation.kernel.errors import DomainError


@contextmanager
def told() -> Iterator[None]:
    """Say what went wrong in a sentence instead of a traceback."""
    try:
        yield
    except DomainError as refusal:
        raise click.ClickException(refusal.message) from refusal
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def begin_folder(folder: Path) -> None:
    """Make a folder that nobody else may look into. Raises DomainError where something lies in it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if any(folder.iterdir()):
        raise DomainError(f"Im Ordner {folder} liegt schon etwas. Bitte nennen Sie einen neuen.")


def put(path: Path, content: bytes, *, secret: bool = False) -> str:
    """Write a file as a whole, in the place of an older one; answers its name. Nobody else reads a secret one."""
    draft = path.with_name(f".{path.name}.neu")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if secret else 0o640)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return path.name
