"""A commission: its public key, and who may sign for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from participation.kernel import notes, sealing
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.paper import Holding, commission_code
from participation.tallies.ceremony.shares import PADS, split

SCHEMA = "participation-commission/1"
QUORUM = 2
RESERVE = "Umschlag-im-Tresor"
"""Who holds the third share of a commission of two."""
_BOX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Commission:
    """What everybody may know of it: the key that seals ballots, hexadecimal, and the members' vkeys."""

    box: str
    members: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The content of kommission.json."""
        return {"schema": SCHEMA, "box": self.box, "members": list(self.members), "quorum": QUORUM}

    @property
    def names(self) -> list[str]:
        """The members, as their signatures call them."""
        return [notes.public_key(vkey).name for vkey in self.members]


def new_commission(names: Sequence[str]) -> tuple[Commission, list[Holding]]:
    """A commission with keys of its own, and what each of its members takes home. The private key is in no answer:
    it exists from here on only where two members put their shares together. Raises DomainError."""
    members = [key_name(name) for name in [*names, RESERVE][:PADS]]
    if not QUORUM <= len(names) <= PADS or len(set(members)) != PADS:
        raise DomainError("Nennen Sie zwei oder drei Mitglieder mit verschiedenen Namen.")
    private, box = sealing.new_key()
    signing = [notes.new_key(member) for member in members]
    commission = Commission(box, tuple(str(key.public) for key in signing))
    code, shares = commission_code(box), split(private)
    return commission, [Holding(share, code, key) for share, key in zip(shares, signing, strict=True)]


def key_name(name: str) -> str:
    """A person's name as signatures spell it, without spaces."""
    return re.sub(r"[\s+]+", "-", name.strip())


def read_commission(data: bytes) -> Commission:
    """The commission of a kommission.json, as bytes. Raises DomainError."""
    try:
        return commission_of(orjson.loads(data))
    except orjson.JSONDecodeError as error:
        raise DomainError("Die kommission.json ist unlesbar.") from error


def commission_of(document: object) -> Commission:
    """The commission of a kommission.json that somebody read or pasted. Raises DomainError."""
    if not isinstance(document, Mapping) or document.get("schema") != SCHEMA:
        raise DomainError(
            "Das ist keine kommission.json, wie „participation commission keygen“ sie schreibt."
        )
    box, members = document.get("box"), document.get("members")
    if not isinstance(box, str) or not _BOX.fullmatch(box):
        raise DomainError("In der kommission.json ist der öffentliche Schlüssel („box“) unlesbar.")
    if (
        not isinstance(members, list)
        or len(members) != PADS
        or not all(isinstance(one, str) for one in members)
    ):
        raise DomainError("Eine Kommission hat genau drei Schlüssel zum Unterschreiben („members“).")
    keys = [notes.public_key(vkey) for vkey in members]
    if len({key.raw for key in keys}) != PADS or len({key.name for key in keys}) != PADS:
        raise DomainError("Zwei Mitglieder der Kommission haben denselben Namen oder denselben Schlüssel.")
    if document.get("quorum") != QUORUM:
        raise DomainError("Bei einer Kommission öffnen und unterschreiben zwei von dreien („quorum“: 2).")
    return Commission(box, tuple(members))
