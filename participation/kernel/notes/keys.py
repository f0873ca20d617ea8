"""Ed25519 keys with a name, and their spellings in text."""

import re
from dataclasses import dataclass
from hashlib import sha256

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from participation.kernel.errors import DomainError
from participation.kernel.notes.spelling import decoded, encoded

ED25519 = b"\1"
"""The kind of key, as the format numbers them."""

_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who can be recognised: the name and the 32 bytes of an Ed25519 key. `str()` is the C2SP vkey."""

    name: str
    raw: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that tell keys of the same name apart."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{encoded(ED25519 + self.raw)}"

    def verifies(self, text: str, signature: bytes) -> bool:
        """Whether the signature (64 bytes) of the text is by this key."""
        try:
            VerifyKey(self.raw).verify(text.encode(), signature)
        except (CryptoError, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True, repr=False)  # no repr: secrets have no place in logs
class PrivateKey:
    """Who can sign: the name and the 32 bytes of an Ed25519 seed."""

    name: str
    seed: bytes

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.name, bytes(SigningKey(self.seed).verify_key))

    def text(self) -> str:
        """The spelling for safe-keeping; whoever has it can sign."""
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{encoded(ED25519 + self.seed)}"

    def signature(self, text: str) -> bytes:
        return SigningKey(self.seed).sign(text.encode()).signature


def new_key(name: str) -> PrivateKey:
    """A fresh key from the system's randomness. Raises DomainError for names that keys cannot bear."""
    return PrivateKey(_checked_name(name), bytes(SigningKey.generate()))


def public_key(vkey: str) -> PublicKey:
    """The key of its public spelling. Raises DomainError."""
    name, raw, spelt_id = _key_parts(vkey)
    key = PublicKey(name, raw)
    if key.id != spelt_id:
        raise DomainError("Der Schlüssel %(name)s ist verändert: Die Kennung passt nicht zu ihm.", name=name)
    return key


def private_key(text: str) -> PrivateKey:
    """The key of its private spelling. Raises DomainError."""
    if not text.startswith(_PRIVATE):
        raise DomainError("Das ist kein geheimer Schlüssel: Er beginnt nicht mit PRIVATE+KEY+.")
    name, seed, spelt_id = _key_parts(text.removeprefix(_PRIVATE))
    key = PrivateKey(name, seed)
    if key.public.id != spelt_id:
        raise DomainError("Der Schlüssel %(name)s ist verändert: Die Kennung passt nicht zu ihm.", name=name)
    return key


def _key_parts(spelt: str) -> tuple[str, bytes, bytes]:
    """Name, 32 bytes and key id as they are spelt."""
    parts = spelt.split("+", 2)  # base64 may contain a plus, names may not
    raw = decoded(parts[2]) if len(parts) == 3 and re.fullmatch("[0-9a-f]{8}", parts[1]) else None
    if raw is None or not is_name(parts[0]):
        raise DomainError(
            "Ein Schlüssel sieht so aus: name+12ab34cd+Base64. Dieser nicht: %(key)s", key=spelt[:40]
        )
    if raw[:1] != ED25519 or len(raw) != 33:
        raise DomainError("Der Schlüssel %(name)s ist kein Ed25519-Schlüssel.", name=parts[0])
    return parts[0], raw[1:], bytes.fromhex(parts[1])


def _checked_name(name: str) -> str:
    if not is_name(name):
        raise DomainError(
            "Der Name eines Schlüssels hat keine Leerzeichen und kein Plus: %(name)s", name=name[:80]
        )
    return name


def is_name(name: str) -> bool:
    return bool(name) and "+" not in name and name.isprintable() and not any(map(str.isspace, name))
