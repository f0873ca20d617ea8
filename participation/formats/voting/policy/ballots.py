"""A ballot as bytes: its choice, the vote it belongs to and a nonce, padded so that all are equally long."""

import json
import secrets
from typing import Any

import rfc8785

Choice = dict[str, Any]
"""One of `{"approve": […]}`, `{"rank": […]}`, `{"resist": {…}}`, `{"points": {…}}`, `{"blank": true}`."""


def written(vote_key: str, choice: Choice, length: int) -> bytes:
    """The ballot to be sealed: canonical JSON, filled with spaces. Raises ValueError where it would be longer."""
    ballot = rfc8785.dumps({"choice": choice, "nonce": secrets.token_hex(16), "vote": vote_key})
    if len(ballot) > length:
        raise ValueError("a ballot is longer than the longest one")
    return ballot.ljust(length)


def read(vote_key: str, ballot: bytes, length: int) -> Choice | None:
    """The choice of an opened ballot, or None where it is no ballot of this vote. Whether the rules allow that
    choice is asked elsewhere."""
    if len(ballot) != length:
        return None
    try:
        found = json.loads(ballot)
    except ValueError:
        return None
    if (
        not isinstance(found, dict)
        or found.get("vote") != vote_key
        or not isinstance(found.get("choice"), dict)
    ):
        return None
    choice: Choice = found["choice"]
    return choice
