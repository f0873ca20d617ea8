"""Two people at the same form: whoever saves second is told, and loses nothing.

A form carries, hidden, a fingerprint of what it showed. Saving compares it with what is stored by then.
Nothing has to be counted up, and a change elsewhere in the row is no conflict.
"""

import hashlib
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any

import orjson

from participation.kernel.errors import Conflict


def fingerprint(values: object) -> str:
    """A short word for the values of a dataclass (or anything JSON can hold): equal values, equal words."""
    shown = asdict(values) if is_dataclass(values) and not isinstance(values, type) else values
    return hashlib.sha256(orjson.dumps(shown, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


CHANGED = (
    "Inzwischen hat jemand anderes hier etwas geändert. Ihre Eingaben sind noch da, aber nicht "
    "gespeichert. Vergleichen Sie bitte mit dem jetzigen Stand. Wenn Sie noch einmal speichern, gilt "
    "Ihre Fassung."
)


def require_unchanged(seen: str | None, values: object, sentence: str = CHANGED) -> None:
    """Raise Conflict where a form that showed something else wants to save. None: the caller showed no form.

    The row must be locked before, or two could pass at once.
    """
    if seen is not None and seen != fingerprint(values):
        raise Conflict(sentence)


def standing(form: Any, stored: object, typed: object = None) -> list[tuple[str, str]]:
    """Label and value of every field that somebody else changed meanwhile, to be shown beside a refused form.

    `form` carries the fingerprint it was shown with in its field `seen`; `stored` is the dataclass of today, `typed`
    the same of what was typed, where fields alone do not say it. Empty where nothing was refused or nothing changed.
    """
    if not form.has_errors or not form.seen.data or form.seen.data == fingerprint(stored):
        return []
    values = asdict(stored)  # type: ignore[call-overload]  # a dataclass
    mine = asdict(typed) if typed is not None else {name: form[name].data for name in values}  # type: ignore[call-overload]
    return [
        (str(form[name].label.text), _words(value, _choices(form[name])))
        for name, value in values.items()
        if mine[name] != value
    ]


def _choices(field: Any) -> dict[object, object]:
    return (
        {value: label for value, label, *_ in field.iter_choices()} if hasattr(field, "iter_choices") else {}
    )


def _words(value: object, choices: dict[object, object]) -> str:
    """A value as people read it; `choices` are those of a field that has some."""
    if isinstance(value, tuple):
        return ", ".join(_words(part, choices) for part in value)
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if value is None:
        return str(choices.get("", "–"))
    return str(choices.get(value, value))
