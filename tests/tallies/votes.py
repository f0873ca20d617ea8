"""Small votes to count in tests."""

from collections.abc import Mapping, Sequence
from typing import Any


def rules(method: str = "single", ids: Sequence[str] | str = "123", **changed: Any) -> dict[str, Any]:
    """The rules of a vote over these options; the lot is their order reversed, so that it differs from the ballot's."""
    rules: dict[str, Any] = {
        "schema": "participation-vote/1",
        "vote": "00112233445566ff",
        "municipality": "Musterstadt",
        "title": "Wie soll der neue Park heißen?",
        "question": "Bitte wählen Sie.",
        "url": "https://musterstadt.example/park",
        "level": "secret",
        "method": method,
        "options": [{"id": id_, "title": f"Option {id_}"} for id_ in ids],
        "least": 1,
        "most": 1 if method == "single" else len(ids),
        "points": 10 if method == "points" else 0,
        "blank": True,
        "seats": 1,
        "count": "schulze" if method == "ranked" else "",
        "ties": "lot",
        "lot": list(reversed(ids)),
        "budget": None,
        "opens_at": "2026-11-01T07:00:00Z",
        "closes_at": "2026-11-15T17:00:00Z",
        "revote": False,
        "box": "ab" * 32,
        "log": "",
        "ballot_bytes": 512,
        "roll": {"entitled": 1000, "sha256": "cd" * 32},
    }
    return {**rules, **changed}


def times(choices: Mapping[str, int], kind: str) -> list[dict[str, Any]]:
    """Ballots: `times({"ab": 3}, "rank")` is three of them with a before b."""
    return [{kind: list(said)} for said, number in choices.items() for _ballot in range(number)]


def rankings(counts: Mapping[str, int]) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    """Rankings by their letters, equal ranks in parentheses: `rankings({"a(bc)": 3})`."""
    found = []
    for said, number in counts.items():
        ranks: list[tuple[str, ...]] = []
        tied = None
        for letter in said:
            if letter == "(":
                tied = []
            elif letter == ")":
                ranks.append(tuple(tied or ()))
                tied = None
            elif tied is None:
                ranks.append((letter,))
            else:
                tied.append(letter)
        found.append((tuple(ranks), number))
    return found
