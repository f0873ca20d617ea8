"""A ballot as bytes: its choice, the vote it belongs to and a nonce, padded so that all are equally long. It is read
again by `tallies.opening`."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785

from participation.formats.voting.models import Method
from participation.kernel.errors import DomainError

Choice = dict[str, Any]
"""One of `{"approve": […]}`, `{"rank": […]}`, `{"resist": {…}}`, `{"points": {…}}`, `{"blank": true}`."""


def written(vote_key: str, choice: Choice, length: int) -> bytes:
    """The ballot to be sealed: canonical JSON, filled with spaces. Raises ValueError where it would be longer."""
    ballot = rfc8785.dumps({"choice": choice, "nonce": secrets.token_hex(16), "vote": vote_key})
    if len(ballot) > length:
        raise ValueError("a ballot is longer than the longest one")
    return ballot.ljust(length)


def chosen_on_form(kind: Method, options: Sequence[str], values: Mapping[str, Sequence[str]]) -> Choice:
    """What was chosen on a form: `wahl` holds keys; `rang-1`, `widerstand-1` and `punkte-1` a number for option 1 (for
    `rang` its place). Empty fields say nothing. Raises DomainError for what is no number, and for two options in one
    place; whether the rules allow the choice is asked elsewhere."""
    if kind in {Method.SINGLE, Method.APPROVAL}:
        named = values.get("wahl", ())
        if not set(named) <= set(options) or len(set(named)) != len(named):
            raise DomainError("Diese Möglichkeit steht nicht zur Wahl.", "choice")
        return {"approve": [key for key in options if key in named]}
    if kind is Method.RANKED:
        return {"rank": _ranked(_numbers("rang", options, values))}
    if kind is Method.CONSENSUS:
        return {"resist": _numbers("widerstand", options, values)}
    points = _numbers("punkte", options, values)
    return {"points": {key: number for key, number in points.items() if number}}


def _numbers(name: str, options: Sequence[str], values: Mapping[str, Sequence[str]]) -> dict[str, int]:
    typed = {key: "".join(values.get(f"{name}-{key}", ())[:1]).strip() for key in options}
    if any(not word.isdecimal() or len(word) > 6 for word in typed.values() if word):
        raise DomainError("Bitte geben Sie ganze Zahlen ein.", "choice")
    return {key: int(word) for key, word in typed.items() if word}


def _ranked(places: Mapping[str, int]) -> list[str]:
    """Options by their places, of which some may be left out, but none given twice."""
    if len(set(places.values())) != len(places):
        raise DomainError("Jeden Platz können Sie nur einmal vergeben.", "choice")
    return sorted(places, key=lambda key: places[key])
