"""Codes that people read off paper and type on a phone: letters that look like no other, and one that checks them.

31 characters, a prime: a weighted sum over them notices every single wrong character and every two that were
swapped (the scheme of ISBN-10, with 31 instead of 11). Small letters, spaces and hyphens do not matter.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 and O, no 1, I and L."""
BASE = len(ALPHABET)
LONG = 13
"""Random characters of a code: 31 ** 13 is more than 2 ** 64."""
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_MEANT = str.maketrans("", "", " -–—\t\r\n\u00a0\u2011")


def new(length: int = LONG) -> str:
    """A random code with its check character at the end, without hyphens."""
    return checked("".join(secrets.choice(ALPHABET) for _ in range(length)))


def checked(body: str) -> str:
    """A body and its check character."""
    return body + ALPHABET[-_weigh(body, first=2) % BASE]


def shown(code: str) -> str:
    """As it is printed: groups of four or five, told apart by hyphens."""
    groups = -(-len(code) // 5)
    short, longer = divmod(len(code), groups)
    sizes = [short + (number < longer) for number in range(groups)]
    ends = [sum(sizes[: number + 1]) for number in range(groups)]
    return "-".join(code[end - size : end] for size, end in zip(sizes, ends, strict=True))


def read(typed: str, *, length: int = LONG) -> str | None:
    """The code that somebody typed, or None where it can not be one: a character is wrong, missing or swapped."""
    code = typed.translate(_MEANT).upper()
    if len(code) != length + 1 or any(letter not in _VALUE for letter in code):
        return None
    return code if _weigh(code, first=1) % BASE == 0 else None


def of_bytes(data: bytes, length: int) -> str:
    """Bytes as a code of `length` characters and one that checks them: the number they spell in base 31, the least
    significant digit first. Raises ValueError where they do not fit."""
    number, letters = int.from_bytes(data, "big"), []
    for _ in range(length):
        number, rest = divmod(number, BASE)
        letters.append(ALPHABET[rest])
    if number:
        raise ValueError(f"{len(data)} bytes do not fit into {length} characters")
    return checked("".join(letters))


def to_bytes(code: str, size: int) -> bytes | None:
    """The bytes that a code spells; None where it spells none of this size."""
    number = sum(_VALUE[letter] * BASE**place for place, letter in enumerate(code[:-1]))
    return number.to_bytes(size, "big") if number < 256**size else None


def _weigh(code: str, *, first: int) -> int:
    """The last character weighs `first`, each one before it one more."""
    return sum(_VALUE[letter] * weight for weight, letter in enumerate(reversed(code), first))
