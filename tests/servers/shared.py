"""One thing made once for all workers of a test run, however many there are and whoever asks first."""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOM = "PARTICIPATION_TEST_ROOM"  # the environment variable in which workers inherit the folder they share


def open_room() -> Path:
    """The folder shared by this run: made by the first process, inherited by the workers it starts."""
    if ROOM not in os.environ:
        os.environ[ROOM] = tempfile.mkdtemp(prefix="participation-run-")
    return Path(os.environ[ROOM])


@contextmanager
def _alone(room: Path) -> Iterator[None]:
    with (room / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def once(name: str, make: Callable[[], str]) -> str:
    """What `make` returned when the first worker asked for `name`; the others wait until it is there.

    The lock covers all names, so `make` must not ask for another one itself.
    """
    room = open_room()
    with _alone(room):
        note = room / f"{name}.made"
        if not note.exists():
            note.write_text(make())
        return note.read_text()


def made(name: str) -> str | None:
    """What was made under `name` in this run, if it was."""
    note = open_room() / f"{name}.made"
    return note.read_text() if note.exists() else None
