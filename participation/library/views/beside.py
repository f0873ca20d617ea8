"""What rooms above add to the knowledge base: they register it, since this room must not know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """Something else to read, such as a review of results."""

    title: str
    url: str
    summary: str = ""
    published_at: datetime | None = None


Adds = Callable[[Session, str], Sequence[Reading]]
"""(session, words that somebody looks for or "") -> what there is, the newest first."""

_added: list[tuple[str, Adds]] = []


def adds(title: str, readings: Adds) -> None:
    """Register what a room adds, under a German heading."""
    if (title, readings) not in _added:
        _added.append((title, readings))


def readings(session: Session, words: str) -> list[tuple[str, Sequence[Reading]]]:
    """Everything there is, by heading; headings without anything are left out."""
    found = [(title, read(session, words)) for title, read in _added]
    return [(title, entries) for title, entries in found if entries]
