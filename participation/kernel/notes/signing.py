"""Texts with signatures below them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from participation.kernel.errors import DomainError
from participation.kernel.notes.keys import PrivateKey, PublicKey, is_name, public_key
from participation.kernel.notes.spelling import decoded, encoded

MOST_SIGNATURES = 100
LONGEST_NOTE = 1_000_000
"""Characters."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


class Opened(NamedTuple):
    """A note whose signatures were checked: its text, and the names of the keys that signed it."""

    text: str
    names: list[str]


def sign(text: str, key: PrivateKey) -> str:
    """The note of a text, which must end in a line break. Raises DomainError."""
    if not text.endswith("\n") or _CONTROL.search(text):
        raise DomainError(
            "Ein Text zum Unterschreiben endet mit einem Zeilenende und hat keine Steuerzeichen."
        )
    return f"{text}\n{_line(text, key)}"


def cosign(note: str, key: PrivateKey) -> str:
    """The note with one more signature. Who signed before is not checked: use `open_note`. Raises DomainError."""
    text, signed = _split(note)
    public = key.public
    if any((name, key_id) == (public.name, public.id) for name, key_id, _signature in signed):
        raise DomainError("%(name)s hat diesen Text schon unterschrieben.", name=key.name)
    return note + _line(text, key)


def open_note(note: str, keys: Iterable[PublicKey | str]) -> Opened:
    """Text and signers of a note: every signature by one of these keys is right, and there is one at least.

    Signatures by other keys are ignored, as the format asks for. Raises DomainError that says what is wrong.
    """
    known = {(key.name, key.id): key for key in map(_as_key, keys)}
    text, signed = _split(note)
    names: list[str] = []
    for name, key_id, signature in signed:
        key = known.pop((name, key_id), None)  # a key counts once, however often its line is repeated
        if key is None:
            continue
        if not key.verifies(text, signature):
            raise DomainError("Die Unterschrift von %(name)s passt nicht zum Text.", name=name)
        names.append(name)
    if not names:
        raise DomainError("Der Text trägt keine Unterschrift eines der erwarteten Schlüssel.")
    return Opened(text, names)


def line_of(note: str, key: PublicKey) -> str:
    """The signature line of a key below a note, with its line break; empty where there is none. Raises DomainError."""
    _text, signed = _split(note)
    found = [one for one in signed if one[:2] == (key.name, key.id)]
    return f"— {key.name} {encoded(key.id + found[0][2])}\n" if found else ""


def _as_key(key: PublicKey | str) -> PublicKey:
    return key if isinstance(key, PublicKey) else public_key(key)


def _line(text: str, key: PrivateKey) -> str:
    return f"— {key.name} {encoded(key.public.id + key.signature(text))}\n"


def _split(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The text of a note, and (name, key id, signature) for each of its signature lines."""
    if len(note) > LONGEST_NOTE or _CONTROL.search(note):
        raise DomainError("Der unterschriebene Text ist zu lang oder enthält Steuerzeichen.")
    head, blank, tail = note.rpartition("\n\n")
    if not blank or not tail.endswith("\n"):
        raise DomainError("Dem unterschriebenen Text fehlen die Unterschriften.")
    lines = tail.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise DomainError(
            "Der unterschriebene Text trägt mehr als %(most)s Unterschriften.", most=MOST_SIGNATURES
        )
    return head + "\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes, bytes]:
    parts = line.split(" ")
    raw = decoded(parts[2]) if len(parts) == 3 and parts[0] == "—" and is_name(parts[1]) else None
    if raw is None or len(raw) < 5:
        raise DomainError("Diese Zeile ist keine Unterschrift: %(line)s", line=line[:80])
    return parts[1], raw[:4], raw[4:]
