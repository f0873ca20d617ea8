"""What was typed into a sheet, as answers; and answers as they would be typed.

The fields of a question are called after its key: `f1`; `f1-a` for a part such as a row of a matrix or an option to
rank, `f1-sonstiges` for the words beside "Sonstiges", `f1-lat`, `f1-lon` and `f1-adresse` for a place.
"""

from participation.formats.surveys.policy.answers.reading import answer_of, anywhere, as_typed
from participation.formats.surveys.policy.answers.sheet import (
    PENDING,
    Reading,
    kept,
    read_page,
    reviewed,
    standing,
    transcribed,
)
from participation.formats.surveys.policy.answers.typing import OTHER, Typed, longest

__all__ = [
    "OTHER",
    "PENDING",
    "Reading",
    "Typed",
    "answer_of",
    "anywhere",
    "as_typed",
    "kept",
    "longest",
    "read_page",
    "reviewed",
    "standing",
    "transcribed",
]
