"""A vote's log as it is handed out: every ballot once, and every checkpoint signed over what stands there."""

from collections.abc import Sequence
from typing import Any

import orjson

from participation.kernel import merkle, notes
from participation.kernel.errors import DomainError
from participation.kernel.notes.spelling import decoded, encoded
from participation.tallies.ballots import canonical
from participation.tallies.packages import BETWEEN_NOTES
from participation.tallies.ties import Rules


def log_line(sealed: bytes) -> bytes:
    """A line of log.jsonl."""
    return canonical({"sealed": encoded(sealed)}) + b"\n"


def log_of(data: bytes) -> list[bytes]:
    """The sealed ballots of a log.jsonl, in its order. Raises DomainError that names the line."""
    return [_sealed(line, number) for number, line in enumerate(data.splitlines(), 1)]


def notes_of(data: bytes) -> list[str]:
    """The notes of a checkpoints.txt. Raises DomainError."""
    try:
        return data.decode().split(BETWEEN_NOTES) if data else []
    except UnicodeDecodeError as error:
        raise DomainError("Die Prüfpunkte (checkpoints.txt) sind unlesbar.") from error


def origin_of(rules: Rules) -> str:
    """What the log of a vote calls itself in checkpoints."""
    return f"participation/{rules['vote']}"


def require_log(rules: Rules, sealed: Sequence[bytes], signed: Sequence[str]) -> notes.Checkpoint:
    """The last checkpoint, if the log is what every one of them says. Raises DomainError where a ballot was changed,
    dropped, added, doubled or moved, or a checkpoint is not by the log's key in the rules."""
    leaves = [merkle.leaf(ballot) for ballot in sealed]
    if len(set(leaves)) != len(leaves):
        raise DomainError("Im Protokoll steht eine verschlossene Stimme zweimal.")
    points = [_checkpoint(rules, note) for note in signed]
    sizes = [point.size for point in points]
    if not points or sizes != sorted(set(sizes)):
        raise DomainError("Die Prüfpunkte fehlen oder stehen nicht in ihrer Reihenfolge.")
    if sizes[-1] != len(sealed):
        raise DomainError(
            "Im Protokoll stehen %(found)s Stimmen, der letzte Prüfpunkt nennt %(named)s.",
            found=len(sealed),
            named=sizes[-1],
        )
    _require_roots(leaves, points)
    return points[-1]


def _require_roots(leaves: Sequence[bytes], points: Sequence[notes.Checkpoint]) -> None:
    tree = merkle.Frontier()
    for point in points:
        for leaf in leaves[tree.size : point.size]:
            tree.append(leaf)
        if tree.root() != point.root:
            raise DomainError(
                "Das Protokoll ist verändert: Unter den ersten %(size)s Stimmen stehen andere als die, die der "
                "Prüfpunkt bestätigt.",
                size=point.size,
            )


def _checkpoint(rules: Rules, note: str) -> notes.Checkpoint:
    point = notes.checkpoint(notes.open_note(note, [str(rules["log"])]).text)
    if point.origin != origin_of(rules):
        raise DomainError("Ein Prüfpunkt gehört zu einer anderen Abstimmung: %(origin)s", origin=point.origin)
    return point


def _sealed(line: bytes, number: int) -> bytes:
    try:
        found: Any = orjson.loads(line)
    except ValueError:
        found = None
    spelt = found.get("sealed") if isinstance(found, dict) and len(found) == 1 else None
    sealed = decoded(spelt) if isinstance(spelt, str) else None
    if sealed is None:
        raise DomainError("Zeile %(number)s des Protokolls ist unlesbar.", number=number)
    return sealed
