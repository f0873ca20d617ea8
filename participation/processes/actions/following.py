"""What rooms above keep of a process follows where it is copied. They register how, since this room must not know them.

Where a process is deleted, the database deletes what belongs to it.
"""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.processes.models import Process

Follow = Callable[[Session, Process, Process, timedelta], None]
"""(session, process, its copy, how much later the copy takes place)."""

_follows: list[Follow] = []


def follows(copy: Follow) -> Follow:
    """Register what copies a room's part of a process; usable as a decorator."""
    if copy not in _follows:
        _follows.append(copy)
    return copy


def follow(session: Session, process: Process, copy: Process, later: timedelta) -> None:
    """Let every room copy its part."""
    for one in _follows:
        one(session, process, copy, later)
