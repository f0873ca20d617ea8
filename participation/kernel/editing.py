"""Two people at the same form: whoever saves second is told, and loses nothing.

A form carries, hidden, a fingerprint of what it showed. Saving compares it with what is stored by then.
Nothing has to be counted up, and a change elsewhere in the row is no conflict.
"""

import hashlib
from dataclasses import asdict, is_dataclass

import orjson

from participation.kernel.errors import Conflict


def fingerprint(values: object) -> str:
    """A short word for the values of a dataclass (or anything JSON can hold): equal values, equal words."""
    shown = asdict(values) if is_dataclass(values) and not isinstance(values, type) else values
    return hashlib.sha256(orjson.dumps(shown, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def require_unchanged(seen: str | None, values: object) -> None:
    """Raise Conflict where a form that showed something else wants to save. None: the caller showed no form.

    The row must be locked before, or two could pass at once.
    """
    if seen is not None and seen != fingerprint(values):
        raise Conflict(
            "Inzwischen hat jemand anderes hier etwas geändert. Ihre Eingaben sind noch da, aber nicht "
            "gespeichert. Vergleichen Sie bitte mit dem jetzigen Stand. Wenn Sie noch einmal speichern, gilt "
            "Ihre Fassung."
        )
