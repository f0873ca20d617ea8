"""Small numbers in public counts: 1 to 4 people are not told, nor what would give them away by subtraction."""

from collections.abc import Mapping

FEW = 5
SMALL, COVERED = f"< {FEW}", "verdeckt"


def hidden(counts: Mapping[str, int]) -> dict[str, str]:
    """What is hidden of numbers whose sum is known, and what is said in its place.

    As long as the sum of what is hidden leaves no choice, which is so for one number alone, for ones only and for
    fours only, the smallest of the others is hidden as well.
    """
    away = {key: SMALL for key, number in counts.items() if 0 < number < FEW}
    others = sorted((number, key) for key, number in counts.items() if number >= FEW)
    while away and others and _told_by_sum([counts[key] for key in away]):
        away[others.pop(0)[1]] = COVERED
    return away


def _told_by_sum(numbers: list[int]) -> bool:
    """Whether whoever knows the sum knows each of them. A number of FEW or more among them leaves it open."""
    if len(numbers) == 1:
        return True
    return max(numbers) < FEW and sum(numbers) in (len(numbers), len(numbers) * (FEW - 1))
