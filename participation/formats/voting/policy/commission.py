"""The public key of a commission, as `participation commission keygen` writes it."""

import json
import re
from typing import Any

from participation.kernel.errors import DomainError

LONGEST = 20_000
"""Characters; a file of a dozen members has two thousand."""
_KEY = re.compile(r"[0-9a-f]{64}")


def read_key(text: str) -> dict[str, Any]:
    """What the file says: `box`, the X25519 key that seals ballots (hexadecimal), `members` and whatever else belongs
    to it. Raises DomainError for anything but such a file."""
    try:
        found = json.loads(text[:LONGEST], parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise _broken() from error
    if not isinstance(found, dict) or not isinstance(found.get("members"), list):
        raise _broken()
    if not isinstance(found.get("box"), str) or not _KEY.fullmatch(found["box"]):
        raise _broken()
    return found


def _refuse(_number: str) -> None:
    raise ValueError("the rules of a vote hold whole numbers only")


def _broken() -> DomainError:
    return DomainError(
        "Das ist kein öffentlicher Schlüssel einer Kommission. Bitte fügen Sie den ganzen Inhalt der Datei ein, die "
        "„participation commission keygen“ geschrieben hat.",
        "commission",
    )
