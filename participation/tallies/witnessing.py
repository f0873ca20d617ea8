"""What a witness checks before it signs: the log only grew since it looked last."""

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

import orjson

from participation.kernel import merkle
from participation.kernel.errors import DomainError
from participation.tallies.ballots import canonical
from participation.tallies.logs import log_of, require_log


class Rewritten(DomainError):
    """The log is not what it was: the one thing that witnesses are there to notice."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a witness remembers of a log: its vote, its key, its rules (SHA-256), and its size and root."""

    vote: str
    log: str
    rules: str
    size: int
    root: str

    def saved(self) -> bytes:
        """As it lies in the witness's file."""
        return canonical({"schema": "participation-witness/1", **asdict(self)})


def restored(data: bytes) -> Seen:
    """What `saved` answered. Raises DomainError."""
    try:
        found = orjson.loads(data)
        texts = [str(found[name]) for name in ("vote", "log", "rules", "root")]
        return Seen(texts[0], texts[1], texts[2], int(found["size"]), texts[3])
    except (ValueError, KeyError, TypeError) as error:
        raise DomainError("Die Datei mit dem letzten Stand ist unlesbar.") from error


def look(rules: bytes, note: str, log: bytes, before: Seen | None) -> Seen:
    """What there is to see now, if the log is sound and only grew since `before`.

    Raises Rewritten where it did not, DomainError where the log contradicts its own checkpoint.
    """
    document = _rules(rules)
    now = _seen(document, rules, log, note)
    if before is not None:
        _require_same_vote(before, now)
        _require_grown(before, now, log)
    return now


def _seen(document: dict[str, Any], rules: bytes, log: bytes, note: str) -> Seen:
    point = require_log(document, log_of(log), [note])
    digest = sha256(rules).hexdigest()
    return Seen(str(document["vote"]), str(document["log"]), digest, point.size, point.root.hex())


def _require_same_vote(before: Seen, now: Seen) -> None:
    if before.vote != now.vote:
        raise Rewritten("Unter dieser Adresse läuft jetzt eine andere Abstimmung als beim letzten Mal.")
    if before.log != now.log:
        raise Rewritten("Das Protokoll hat einen anderen Schlüssel als beim letzten Mal.")
    if before.rules != now.rules:
        raise Rewritten("Die Regeln sind andere als beim letzten Mal.")


def _require_grown(before: Seen, now: Seen, log: bytes) -> None:
    """The first leaves still have the root that was signed. All of them are here, so no proof is needed."""
    if now.size < before.size:
        raise Rewritten(
            "Im Protokoll stehen %(now)s Stimmen, beim letzten Mal waren es %(before)s.",
            now=now.size,
            before=before.size,
        )
    first = [merkle.leaf(sealed) for sealed in log_of(log)[: before.size]]
    if merkle.root(first).hex() != before.root:
        raise Rewritten(
            "Die ersten %(size)s Stimmen sind nicht mehr die, die Sie gesehen haben.", size=before.size
        )


def _rules(data: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not {"vote", "log"} <= set(found):
        raise DomainError("Die Regeln dieser Abstimmung sind unlesbar.")
    return found
