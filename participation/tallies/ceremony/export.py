"""What the platform hands a commission after the close, checked before anything is opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.commission import Commission, commission_of
from participation.tallies.ceremony.zips import required, unpacked
from participation.tallies.logs import log_of, notes_of, require_log

FILES = ("rules.json", "log.jsonl", "checkpoints.txt", "roll.json", "paper.jsonl")
_SMALL, _LARGE = 20_000_000, 1_000_000_000
_MOST = dict.fromkeys(FILES, _SMALL) | {"log.jsonl": _LARGE}
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Export:
    """A closed vote, still sealed."""

    rules: dict[str, Any]
    sealed: list[bytes]
    checkpoint: notes.Checkpoint
    roll: dict[str, Any]
    paper: list[dict[str, Any]]
    commission: Commission
    rules_hash: str
    """SHA-256 of rules.json, hexadecimal: the one that was published when the vote opened."""

    @property
    def unequal(self) -> tuple[int, int] | None:
        """Entries of the roll that voted and ballots in the log, where they differ."""
        voted = int(self.roll.get("voted", 0))
        return None if voted == len(self.sealed) else (voted, len(self.sealed))


def read_export(data: bytes, at: datetime) -> Export:
    """The vote of an export. Raises DomainError where the log is not the one that was signed, the rules are not those
    of a commission, or the vote is still open `at` this time."""
    files = unpacked(data, _MOST)
    required(files, *FILES)
    rules = _object(files, "rules.json")
    commission = _commission(rules)
    if at < datetime.fromisoformat(str(rules["closes_at"])):
        raise DomainError("Diese Abstimmung läuft noch. Vor ihrem Ende wird nichts geöffnet.")
    sealed = log_of(files["log.jsonl"])
    checkpoint = require_log(rules, sealed, notes_of(files["checkpoints.txt"]))
    paper = [_parsed(line, "paper.jsonl") for line in files["paper.jsonl"].splitlines()]
    digest = sha256(files["rules.json"]).hexdigest()
    return Export(rules, sealed, checkpoint, _object(files, "roll.json"), paper, commission, digest)


def _commission(rules: dict[str, Any]) -> Commission:
    needed = {"vote", "level", "method", "options", "box", "log", "closes_at", "ballot_bytes", "commission"}
    if not needed <= set(rules) or rules["level"] != "commission":
        raise DomainError("Diese Abstimmung ist keine mit einer Kommission.")
    commission = commission_of(rules["commission"])
    if commission.box != rules["box"]:
        raise DomainError("Die Stimmen sind nicht mit dem Schlüssel dieser Kommission verschlossen.")
    return commission


def _object(files: Mapping[str, bytes], name: str) -> dict[str, Any]:
    found = _parsed(files[name], name)
    if not isinstance(found, dict):
        raise DomainError("Die Datei %(name)s ist unlesbar.", name=name)
    return found


def _parsed(data: bytes, name: str) -> Any:
    try:
        return orjson.loads(data)
    except ValueError as error:
        raise DomainError("Die Datei %(name)s ist unlesbar.", name=name) from error
