"""The public key of a commission, as `participation commission keygen` writes it."""

from typing import Any

from participation.kernel.errors import DomainError
from participation.tallies.ceremony.commission import read_commission

LONGEST = 20_000
"""Characters; a file has less than a thousand."""


def read_key(text: str) -> dict[str, Any]:
    """What kommission.json says, as the rules of a vote hold it. Raises DomainError for anything but such a file."""
    try:
        return read_commission(text[:LONGEST].encode()).document()
    except DomainError as refusal:
        raise DomainError(refusal.words, "commission") from refusal
