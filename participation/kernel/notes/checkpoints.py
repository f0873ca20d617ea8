"""What a log was at one moment, as the text of a note."""

import re
from typing import NamedTuple

from participation.kernel.errors import DomainError
from participation.kernel.notes.spelling import decoded, encoded

_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")


class Checkpoint(NamedTuple):
    """What a log was at one moment: how many entries, and the root of its tree (32 bytes)."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.origin}\n{self.size}\n{encoded(self.root)}\n"


def checkpoint(text: str) -> Checkpoint:
    """The checkpoint of a note's text: three lines, spelt in exactly one way. Raises DomainError."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not lines[0]:
        raise DomainError("Ein Prüfpunkt hat genau drei Zeilen: Herkunft, Anzahl und Wurzel.")
    origin, size, root = lines[:3]
    if not _SIZE.fullmatch(size):
        raise DomainError("Die Anzahl im Prüfpunkt ist keine Zahl: %(size)s.", size=size[:40])
    raw = decoded(root)
    if raw is None or len(raw) != 32:
        raise DomainError("Die Wurzel im Prüfpunkt ist unlesbar: %(root)s.", root=root[:60])
    return Checkpoint(origin, int(size), raw)
