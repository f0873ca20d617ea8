"""A key in three shares, of which any two open and one alone says nothing.

Two random pads r1 and r2 and a third, r3 = key XOR r1 XOR r2, give the key when all three are put together. Share 1
holds r2 and r3, share 2 holds r1 and r3, share 3 holds r1 and r2: any two shares have all three pads. One alone has
two of them, and any two pads are uniformly random whatever the key is: for every key there is exactly one third pad
that fits, so a single share excludes no key at all. That is not "hard to guess" but true for any computer (one-time
pads, Shannon 1949; shares by replication, Ito, Saito and Nishizeki 1987). No field arithmetic, nothing to get wrong.
"""

import secrets
from dataclasses import dataclass

PADS = 3
BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)  # no repr: secrets have no place in logs
class Share:
    """Pads by their number, 1 to 3; the one that bears the share's own number is missing."""

    number: int
    pads: dict[int, bytes]


def split(key: bytes) -> list[Share]:
    """Three shares of a key of 32 bytes, from the system's randomness."""
    if len(key) != BYTES:
        raise ValueError(f"a key has {BYTES} bytes")
    first, second = secrets.token_bytes(BYTES), secrets.token_bytes(BYTES)
    pads = {1: first, 2: second, 3: _xor(key, first, second)}
    return [
        Share(number, {place: pad for place, pad in pads.items() if place != number})
        for number in sorted(pads)
    ]


def joined(one: Share, other: Share) -> bytes | None:
    """The key of two shares; None where they do not belong together, or are the same one twice."""
    pads = one.pads | other.pads
    common = set(one.pads) & set(other.pads)
    if len(pads) != PADS or any(one.pads[place] != other.pads[place] for place in common):
        return None
    return _xor(*pads.values())


def _xor(*parts: bytes) -> bytes:
    whole = 0
    for part in parts:
        whole ^= int.from_bytes(part, "big")
    return whole.to_bytes(BYTES, "big")
