"""Parts of a stretch of days, in proportion."""

from collections.abc import Sequence


def ends_of(lengths: Sequence[int], whole: int, least: Sequence[int]) -> list[int]:
    """The day after each of some parts, counted from the beginning, so that they fill `whole` days.

    `lengths`: how long each would be by itself; `least`: the fewest days it must have. There are enough days for those.
    """
    ends: list[int] = []
    passed, before = 0, 0
    for number, length in enumerate(lengths):
        passed += length
        proportional = round(whole * passed / sum(lengths))
        before = min(max(proportional, before + least[number]), whole - sum(least[number + 1 :]))
        ends.append(before)
    return ends
