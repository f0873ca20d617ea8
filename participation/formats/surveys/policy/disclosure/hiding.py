"""Small counts hidden: cell suppression, primary and secondary (Willenborg & de Waal 2001, chapter 4)."""

from collections.abc import Mapping

from participation.formats.surveys.policy.counting.figures import Shown, known

FEW = 5
"""Fewer people than that are not told."""
SMALL = Shown(None, most=FEW - 1)
"""At least one, fewer than FEW."""
LARGER = Shown(None, least=FEW)
UNTOLD = Shown(None)


def is_few(count: int) -> bool:
    """Whether a count would tell of single people."""
    return 0 < count < FEW


def hide_in_sum(counts: Mapping[str, int]) -> dict[str, Shown]:
    """Cells whose sum everybody knows. Beside small ones larger ones are hidden, as many as it takes; where all do
    not suffice, nothing is told but zeros.

    Larger ones are taken in the order of the cells from the last on ("Sonstiges", "keine Angabe"), never by size:
    whoever knows this program would learn from the choice. tests/formats/surveys/results/test_hiding.py tries all
    small tables against such a reader.
    """
    small = [key for key, count in counts.items() if is_few(count)]
    larger = [key for key, count in reversed(list(counts.items())) if count >= FEW]
    for taken in range(len(larger) + 1):
        whole = sum(counts[key] for key in (*small, *larger[:taken]))
        if not small or _is_vague(len(small), taken, whole):
            return _shown(counts, small, larger[:taken], whole)
    return {key: UNTOLD if count else known(0) for key, count in counts.items()}


def hide_each(counts: Mapping[str, int], people: int) -> dict[str, Shown]:
    """Cells that any number of the people may have marked. Where nearly all did, few did not: that is hidden, too."""
    return {key: _of_people(count, people) for key, count in counts.items()}


def _is_vague(small: int, larger: int, whole: int) -> bool:
    """Whether each of `small` cells could be anything from 1 to FEW - 1, for all that the sum of the hidden ones
    tells: the others have at least 1, or FEW, and small ones at most FEW - 1."""
    others = small - 1
    may_be_highest = whole >= (FEW - 1) + others + larger * FEW
    may_be_lowest = larger > 0 or whole <= 1 + others * (FEW - 1)
    return may_be_highest and may_be_lowest


def _shown(counts: Mapping[str, int], small: list[str], larger: list[str], whole: int) -> dict[str, Shown]:
    found = {key: known(count) for key, count in counts.items()}
    found |= dict.fromkeys(small, SMALL)
    found |= dict.fromkeys(larger, LARGER)
    if len(larger) == 1:  # what follows from the sum anyway may as well be said
        found[larger[0]] = Shown(None, least=max(FEW, whole - len(small) * (FEW - 1)))
    return found


def _of_people(count: int, people: int) -> Shown:
    if is_few(count):
        return SMALL
    return Shown(None, least=people - FEW + 1) if is_few(people - count) else known(count)
