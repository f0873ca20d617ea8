"""Keys of options, rows and questions: they outlive every change of wording, since sheets and files refer to them."""

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Any

Options = list[dict[str, Any]]
"""As in `Question.options`."""


def next_question_key(keys: Iterable[str]) -> str:
    """`f` and the number after the highest."""
    return f"f{max((int(key[1:]) for key in keys), default=0) + 1}"


def keyed(before: Sequence[dict[str, Any]], titles: Sequence[str], *, rows: bool = False) -> Options:
    """Options for titles that were typed one a line: a title that was there keeps its key wherever it stands now; what
    is left over on both sides is the same option in other words, in this order; the rest is new."""
    found: list[dict[str, Any] | None] = [_same(before, title) for title in titles]
    spare = [one for one in before if one["title"] not in titles]
    taken = [one["key"] for one in before]
    for place, title in enumerate(titles):
        if found[place] is None:
            key = spare.pop(0)["key"] if spare else next_option_key(taken, rows=rows)
            taken.append(key)
            found[place] = {"key": key, "title": title}
    return [one for one in found if one is not None]


def next_option_key(keys: Sequence[str], *, rows: bool = False) -> str:
    """`a`, `b`, … `z`, `aa`, …, or `r1`, `r2`, … for rows: one after the highest."""
    highest = max((_number(key, rows=rows) for key in keys), default=0)
    return f"r{highest + 1}" if rows else _letters(highest + 1)


def _same(before: Sequence[dict[str, Any]], title: str) -> dict[str, Any] | None:
    return next((dict(one) for one in before if one["title"] == title), None)


def _number(key: str, *, rows: bool) -> int:
    if rows:
        return int(key[1:])
    value = 0
    for letter in key:
        value = value * 26 + ascii_lowercase.index(letter) + 1
    return value


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_lowercase[rest] + letters
    return letters
