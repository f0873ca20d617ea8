"""Words for addresses, made from German titles."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from participation.kernel.search import fold

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(title: str, *, longest: int = 60) -> str:
    """`Grüne Wege für Süd` -> `gruene-wege-fuer-sued`; cut at a word; empty without any letter or digit."""
    whole = _OTHER.sub("-", fold(title.translate(_GERMAN))).strip("-")
    if len(whole) <= longest:
        return whole
    return (whole[: longest + 1].rpartition("-")[0] or whole[:longest]).strip("-")


def free_slugs(title: str, taken: Collection[str], *, instead: str, longest: int = 60) -> Iterator[str]:
    """The title's slug, then `…-2`, `…-3` and so on, without those that are taken; never ends.

    `instead` stands in for titles without any letter or digit.
    """
    first = slug(title, longest=longest - 5) or instead
    for number in count(1):
        candidate = first if number == 1 else f"{first}-{number}"
        if candidate not in taken:
            yield candidate
