"""Checking a package with the platform's own modules: a second recount that shares no code with verify.py."""

import base64
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from participation.kernel import merkle, notes
from participation.kernel.errors import DomainError
from participation.tallies import packages
from participation.tallies.outcomes import count


@dataclass(frozen=True, slots=True)
class Check:
    """Something that was looked at, and what is wrong with it, if anything (in German)."""

    name: str
    wrong: str = ""


def examine(path: Path) -> list[Check]:
    """Look at a package; the first check that fails may keep others from being made."""
    try:
        package = _Package(packages.read(path))
    except DomainError as error:
        return [Check("Paket", error.message)]
    checks: list[tuple[str, Callable[[], None]]] = [
        ("Regeln", package.check_rules),
        ("MANIFEST", package.check_manifest),
        ("Protokoll", package.check_log),
        ("Bilanz", package.check_balance),
        ("Ergebnis", package.check_result),
    ]
    return [_made(name, check) for name, check in checks]


def _made(name: str, check: Callable[[], None]) -> Check:
    try:
        check()
    except DomainError as error:
        return Check(name, error.message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return Check(name, f"Eine Datei hat nicht den vereinbarten Inhalt ({type(error).__name__}).")
    return Check(name)


class _Package:
    """The files of a package, read as they are needed."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    @cached_property
    def rules(self) -> Any:
        return self.document("rules.json")

    def document(self, name: str) -> Any:
        """A JSON file that is spelt canonically. Raises DomainError."""
        content = orjson.loads(self.files[name])
        if packages.document(content) != self.files[name]:
            raise DomainError("%(name)s ist nicht in der vereinbarten Schreibweise.", name=name)
        return content

    def lines(self, name: str, *, ordered: bool = False) -> list[Any]:
        """The lines of a file, all spelt canonically. Raises DomainError."""
        content = [orjson.loads(line) for line in self.files[name].splitlines()]
        if packages.lines(content, ordered=ordered) != self.files[name]:
            raise DomainError("%(name)s ist nicht in der vereinbarten Schreibweise.", name=name)
        return content

    def check_rules(self) -> None:
        """The rules are of the kind that we know."""
        if self.rules["schema"] != "participation-vote/1":
            raise DomainError("Die Regeln sind von einer anderen Art.")

    def check_manifest(self) -> None:
        """All files are those of the manifest, which the log's key signed, and the program in it is ours."""
        if packages.manifest(self.files) != self.files[packages.MANIFEST]:
            raise DomainError("Eine Datei hat nicht den Hash, der in MANIFEST steht.")
        opened = notes.open_note(self.files[packages.NOTE].decode(), [self.rules["log"]])
        if opened.text != packages.manifest_text(self.files[packages.MANIFEST]):
            raise DomainError("Unterschrieben ist ein anderes Verzeichnis der Dateien.")

    def check_log(self) -> None:
        """The log grew from checkpoint to checkpoint and contains no ballot twice."""
        leaves = self.leaves
        if len(set(leaves)) < len(leaves):
            raise DomainError("Ein Stimmzettel steht doppelt im Protokoll.")
        signed = self.files["checkpoints.txt"].decode().split(packages.BETWEEN_NOTES)
        key = notes.public_key(self.rules["log"])
        points = [notes.checkpoint(notes.open_note(note, [key]).text) for note in signed]
        for point in points:
            if point.origin != key.name or point.root != merkle.root(leaves[: point.size]):
                raise DomainError("Der Prüfpunkt über %(size)s Stimmzettel passt nicht.", size=point.size)
        if any(one.size >= other.size for one, other in itertools.pairwise(points)):
            raise DomainError("Die Prüfpunkte wachsen nicht.")
        if points[-1].size != len(leaves):
            raise DomainError("Der letzte Prüfpunkt umfasst nicht das ganze Protokoll.")

    @property
    def leaves(self) -> list[bytes]:
        sealed = (base64.b64decode(line["sealed"], validate=True) for line in self.lines("log.jsonl"))
        return [merkle.leaf(one) for one in sealed]

    def check_balance(self) -> None:
        """Whoever voted has one ballot in the log, and each of them is counted."""
        balance, roll = self.document("balance.json"), self.document("roll.json")
        counted = self.document("result.json")["ballots"]
        ballots = self.files["ballots.jsonl"].count(b"\n")
        paper = [{name: line[name] for name in ("station", "ballots")} for line in self.lines("paper.jsonl")]
        same = {
            "entitled": roll["entitled"],
            "voted": ballots,
            "online": ballots,
            "paper": paper,
            "adds_up": True,
        }
        same |= {name: counted[name] for name in ("blank", "invalid", "valid")}
        wrong = [name for name, value in same.items() if balance[name] != value]
        if wrong or not self.files["log.jsonl"].count(b"\n") == roll["voted"] == ballots:
            raise DomainError("Die Bilanz geht nicht auf.")
        grown = not self.rules.get("late") and roll["entitled"] > self.rules["roll"]["entitled"]
        crowded = ballots + sum(line["ballots"] for line in paper) > roll["entitled"]
        if roll["sha256"] != self.rules["roll"]["sha256"] or grown or crowded:
            raise DomainError("Das Wählerverzeichnis ist ein anderes als bei der Eröffnung.")

    def check_result(self) -> None:
        """Counted anew, this very result comes out."""
        ballots, paper = self.lines("ballots.jsonl", ordered=True), self.lines("paper.jsonl")
        found = packages.document(count(self.rules, ballots, paper))
        if found != self.files["result.json"]:
            raise DomainError("Neu ausgezählt kommt ein anderes Ergebnis heraus.")


def has_our_program(path: Path) -> bool:
    """Whether the programs in a package are those of this version of the platform, byte by byte."""
    files = packages.read(path)
    return all(files[name] == content for name, content in packages.ours().items())
