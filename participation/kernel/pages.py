"""Lists page by key: constant time however deep, nothing doubled or lost when something new arrives."""

import base64
import binascii
from dataclasses import dataclass
from typing import Generic, TypeVar

import orjson

from participation.kernel.errors import DomainError

Item = TypeVar("Item")

MOST = 250_000_000_000_000_000
"""Whole numbers in keys are ids, counts, and microseconds since 1970 that a calendar can still hold."""
LATEST = MOST / 1_000_000
"""Other numbers are seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some rows, how many there are in all, and where the next ones begin."""

    items: list[Item]
    total: int
    after: str | None


def pack(*key: str | int | float) -> str:
    """The key of a page's last row as an opaque word for the address bar."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")


def unpack(word: str | None, kinds: tuple[type, ...]) -> tuple[str | int | float, ...] | None:
    """The key in a word from the address bar. Raises DomainError for a word that is not ours."""
    if not word:
        return None
    try:
        key = orjson.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, binascii.Error) as error:
        raise DomainError("Diese Seite der Liste gibt es nicht.") from error
    if not isinstance(key, list) or len(key) != len(kinds):
        raise DomainError("Diese Seite der Liste gibt es nicht.")
    if not all(_fits(part, kind) for part, kind in zip(key, kinds, strict=True)):
        raise DomainError("Diese Seite der Liste gibt es nicht.")
    return tuple(key)


def _fits(part: object, kind: type) -> bool:
    if not isinstance(part, kind) or isinstance(part, bool):
        return False
    return not isinstance(part, int | float) or 0 <= part < (MOST if kind is int else LATEST)
