"""From an opened ballot to the choice on it: the same on the server, at a commission's table and in a recount."""

import json
from collections.abc import Iterable

from participation.tallies.ballots import INVALID, canonical, valid_choice
from participation.tallies.sums import Choice
from participation.tallies.ties import Rules


def read_ballot(rules: Rules, opened: bytes | None) -> Choice:
    """The choice on an opened ballot; INVALID where it could not be opened (None), is none of this vote, or says
    something that the rules do not allow."""
    choice = None if opened is None else _choice(opened, rules["vote"], rules["ballot_bytes"])
    return INVALID if choice is None or valid_choice(rules, choice) is not None else choice


def written(choices: Iterable[Choice]) -> bytes:
    """ballots.jsonl: canonical lines, sorted as bytes, so that nothing is left of any order."""
    return b"".join(line + b"\n" for line in sorted(canonical(choice) for choice in choices))


def _choice(ballot: bytes, vote: str, length: int) -> Choice | None:
    if len(ballot) != length:
        return None
    try:
        found = json.loads(ballot)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("vote") != vote or not isinstance(found.get("choice"), dict):
        return None
    choice: Choice = found["choice"]
    return choice
