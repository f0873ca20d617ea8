"""Small numbers in public counts: 1 to 4 people are not told, nor what would give them away by subtraction."""

from collections.abc import Mapping

FEW = 5
SMALL, COVERED = f"< {FEW}", "verdeckt"


def hidden(counts: Mapping[str, int]) -> dict[str, str]:
    """What is hidden of numbers whose sum is known, and what is said in its place.

    As long as whoever knows the sum could work out a small number, the smallest of the others is hidden as well. They
    know, too, that what is covered is FEW at least, and no more than the smallest number that is told.
    """
    away = {key: SMALL for key, number in counts.items() if 0 < number < FEW}
    few = [counts[key] for key in away]
    others = sorted((number, key) for key, number in counts.items() if number >= FEW)
    covered: list[int] = []
    while away and others and _told_by_sum(few, covered, others[0][0]):
        number, key = others.pop(0)
        covered.append(number)
        away[key] = COVERED
    return away


def _told_by_sum(few: list[int], covered: list[int], most: int) -> bool:
    """Whether the sum leaves no choice: one number alone can be another one, or all are as small or as large as they
    may be. `most`: no covered number is more."""
    open_ones = len(few) + len(covered) * (most > FEW)
    least = len(few) + FEW * len(covered)
    largest = (FEW - 1) * len(few) + most * len(covered)
    return open_ones == 1 or sum(few) + sum(covered) in (least, largest)
