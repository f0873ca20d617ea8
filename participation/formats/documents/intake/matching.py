"""Which section of a new text is which of the old one: the same heading, the same number, or much the same words."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol

LIKE_ENOUGH, LIKE_ENOUGH_WITH_NUMBER = 0.55, 0.3
"""Share of words that two sections have in common (Dice, 0 to 1), from which they count as the same."""
_WORD = re.compile(r"\w+")


class Sketch(Protocol):
    """What of a section counts."""

    @property
    def number(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


def matched(old: Sequence[Sketch], new: Sequence[Sketch]) -> list[int | None]:
    """For each new section the place of the old one that it continues, or None. No old one is given twice.

    Equal headings first (with their numbers, then without), then what shares most words: greedily, the most alike
    first, so that a section that was moved or renamed is found again.
    """
    found: list[int | None] = [None] * len(new)
    _by_heading(old, new, found, lambda one: (one.number, _folded(one)))
    _by_heading(old, new, found, _folded)
    free = _free(old, found)
    for _likeness, here, place in _alike(old, new, found, free):
        if found[here] is None and place in free:
            found[here] = place
            free.discard(place)
    return found


def _by_heading(
    old: Sequence[Sketch], new: Sequence[Sketch], found: list[int | None], key: Callable[[Sketch], object]
) -> None:
    """Pair what has the same key, in the order of the texts; without a heading nothing is the same."""
    places: dict[object, list[int]] = {}
    for place in sorted(_free(old, found)):
        places.setdefault(key(old[place]), []).append(place)
    for here, section in enumerate(new):
        same = places.get(key(section))
        if found[here] is None and same and _folded(section):
            found[here] = same.pop(0)


def _free(old: Sequence[Sketch], found: Sequence[int | None]) -> set[int]:
    return {place for place in range(len(old)) if place not in set(found)}


def _folded(section: Sketch) -> str:
    return " ".join(_WORD.findall(section.heading.casefold()))


def _alike(
    old: Sequence[Sketch], new: Sequence[Sketch], found: Sequence[int | None], free: set[int]
) -> list[tuple[float, int, int]]:
    """Pairs that are alike enough, the most alike first."""
    bags = {place: _bag(old[place]) for place in free}
    pairs = []
    for here, section in enumerate(new):
        if found[here] is not None:
            continue
        bag = _bag(section)
        for place in sorted(free):
            likeness = _dice(bag, bags[place])
            numbered = bool(section.number) and section.number == old[place].number
            if likeness >= (LIKE_ENOUGH_WITH_NUMBER if numbered else LIKE_ENOUGH):
                pairs.append((likeness, here, place))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _bag(section: Sketch) -> Counter[str]:
    return Counter(_WORD.findall(f"{section.heading} {section.text}".casefold()))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
