"""Small result packages with real keys, sealed ballots and signed checkpoints, to be checked and broken in tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from participation.kernel import merkle, notes, sealing
from participation.tallies import packages
from participation.tallies.ballots import canonical
from participation.tallies.outcomes import count
from tests.tallies.votes import rules

ORIGIN = "participation/00112233445566ff"
LINES = [{"choice": {"approve": ["2"]}, "count": 3}, {"choice": {"approve": ["1"]}, "count": 1}]
STATION = {"station": "Bücherei", "ballots": 12, "blank": 5, "invalid": 3, "lines": LINES}
BALLOTS: Sequence[dict[str, Any]] = [
    {"approve": ["1"]}, {"approve": ["3"]}, {"approve": ["1"]}, {"blank": True}, {"approve": ["2"]}, {"invalid": True},
    {"approve": ["1"]},
]  # fmt: skip


@dataclass
class Town:
    """A vote that is over: what lies in its package, and the key that signs it. `files` may be changed by a test."""

    rules: dict[str, Any] = field(default_factory=rules)
    ballots: Sequence[dict[str, Any]] = field(default_factory=lambda: list(BALLOTS))
    paper: Sequence[dict[str, Any]] = field(default_factory=lambda: [STATION])
    key: notes.PrivateKey = field(default_factory=lambda: notes.new_key(ORIGIN))

    def __post_init__(self) -> None:
        self.rules["log"] = str(self.key.public)
        self.box = sealing.new_key()[1]
        self.sealed = [sealing.seal(self.box, canonical(ballot)) for ballot in self.ballots]
        self.files = self._files()

    def package(self) -> bytes:
        """The package as it is published."""
        return packages.build(self.files, lambda text: notes.sign(text, self.key))

    def write(self, name: str, value: Any) -> None:
        """Put another content into the package, spelt as it must be."""
        self.files[name] = packages.lines(value) if name.endswith("l") else packages.document(value)

    def checkpoints(self, batches: Sequence[int]) -> bytes:
        """Signed checkpoints of the log at these sizes."""
        leaves = [merkle.leaf(sealed) for sealed in self.sealed]
        points = [notes.Checkpoint(ORIGIN, size, merkle.root(leaves[:size])) for size in batches]
        return packages.checkpoints_file(notes.sign(str(point), self.key) for point in points)

    def log(self) -> bytes:
        """log.jsonl"""
        return packages.lines({"sealed": notes.spelling.encoded(sealed)} for sealed in self.sealed)

    def _files(self) -> dict[str, bytes]:
        result = count(self.rules, self.ballots, self.paper)
        roll = {"entitled": 1000, "voted": len(self.ballots), "sha256": self.rules["roll"]["sha256"]}
        return {
            "rules.json": packages.document(self.rules),
            "roll.json": packages.document(roll),
            "log.jsonl": self.log(),
            "checkpoints.txt": self.checkpoints(sorted({0, len(self.ballots) // 2, len(self.ballots)})),
            "ballots.jsonl": packages.lines(self.ballots, ordered=True),
            "paper.jsonl": packages.lines(self.paper),
            "balance.json": packages.document(self._balance(result["ballots"])),
            "result.json": packages.document(result),
        }

    def _balance(self, counted: Mapping[str, int]) -> dict[str, Any]:
        return {
            "schema": "participation-balance/1",
            "entitled": 1000,
            "voted": len(self.ballots),
            "online": counted["online"],
            "paper": [{"station": line["station"], "ballots": line["ballots"]} for line in self.paper],
            **{name: counted[name] for name in ("blank", "invalid", "valid")},
            "adds_up": True,
        }
