"""Counts while a survey runs: multiples of five, so that nobody sees which answer the newest sheet gave."""

from collections.abc import Mapping

from participation.formats.surveys.policy.counting.figures import Shown, known
from participation.formats.surveys.policy.disclosure.hiding import FEW, SMALL, is_few


def rounded(count: int) -> int:
    """The nearest multiple of FEW."""
    return (count + FEW // 2) // FEW * FEW


def round_each(counts: Mapping[str, int]) -> dict[str, Shown]:
    """Cells rounded one by one; their sums no longer fit, and so tell nothing."""
    return {key: round_one(count) for key, count in counts.items()}


def round_one(count: int) -> Shown:
    """One count."""
    return SMALL if is_few(count) else known(rounded(count))
