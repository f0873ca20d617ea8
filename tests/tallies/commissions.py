"""A closed vote of a commission, sealed in earnest, without a platform or a database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import rfc8785

from participation.kernel import merkle, notes, sealing
from participation.tallies.ceremony.commission import Commission, new_commission
from participation.tallies.ceremony.counting import opened_key, tally
from participation.tallies.ceremony.export import read_export
from participation.tallies.ceremony.paper import Holding
from participation.tallies.logs import log_line, origin_of
from participation.tallies.packages import checkpoints_file
from tests.tallies.votes import rules

NAMES = ("Anna", "Ben", "Cem")
LATER = datetime(2026, 12, 1, tzinfo=UTC)
"""After the close."""
YES, NO = {"approve": ["1"]}, {"approve": ["2"]}


@dataclass
class Town:
    """What the platform has of it, and what the members hold."""

    commission: Commission
    holdings: list[Holding]
    rules: dict[str, Any]
    log: notes.PrivateKey
    sealed: list[bytes] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    paper: list[dict[str, Any]] = field(default_factory=list)
    voted: int = 0

    def cast(self, choices: Sequence[Mapping[str, Any]]) -> None:
        """Ballots into the log, and a checkpoint over it."""
        for number, choice in enumerate(choices):
            ballot = {"choice": choice, "nonce": f"{number:032x}", "vote": self.rules["vote"]}
            padded = rfc8785.dumps(ballot).ljust(self.rules["ballot_bytes"])
            self.sealed.append(sealing.seal(self.commission.box, padded))
        self.voted = len(self.sealed)
        root = merkle.root([merkle.leaf(one) for one in self.sealed])
        point = notes.Checkpoint(origin_of(self.rules), len(self.sealed), root)
        self.signed.append(notes.sign(str(point), self.log))

    def files(self, **changed: bytes) -> dict[str, bytes]:
        """What the platform hands out after the close; names with underscores for dots."""
        files = {
            "rules.json": rfc8785.dumps(self.rules),
            "log.jsonl": b"".join(map(log_line, self.sealed)),
            "checkpoints.txt": checkpoints_file(self.signed),
            "roll.json": rfc8785.dumps({"entitled": 50, "voted": self.voted, "sha256": "cd" * 32}),
            "paper.jsonl": b"".join(rfc8785.dumps(line) + b"\n" for line in self.paper),
        }
        return files | {name.replace("_", "."): content for name, content in changed.items()}

    def export(self, **changed: bytes) -> bytes:
        """The same as a ZIP."""
        return zipped(self.files(**changed))


def a_town(choices: Sequence[Mapping[str, Any]] = (YES,) * 3 + (NO,) * 2, **changed: Any) -> Town:
    """A commission of three and a vote that it can open."""
    commission, holdings = new_commission(NAMES)
    vote = str(changed.get("vote", "00112233445566ff"))
    log = notes.new_key(f"participation/{vote}")
    document = rules(
        level="commission",
        commission=commission.document(),
        box=commission.box,
        log=str(log.public),
        ballot_bytes=128,
        **changed,
    )
    town = Town(commission, holdings, json.loads(json.dumps(document)), log)
    town.cast(choices)
    return town


def tallied(town: Town, one: int = 0, other: int = 1) -> dict[str, bytes]:
    """What two of its members make of it."""
    export = read_export(town.export(), LATER)
    return tally(export, opened_key(export.commission, town.holdings[one], town.holdings[other]))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP as people make them."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
