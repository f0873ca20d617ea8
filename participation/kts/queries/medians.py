"""What many processes say together: medians by size of municipality, and how much came in each month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS, Indicator, median_of
from participation.municipalities.sizes import SIZES

ALL = ""
"""The key of all classes together."""
LEAST = 3
"""Fewer processes have no median worth a name: it would be one municipality's own figure."""


@dataclass(frozen=True, slots=True)
class Together:
    """Figures of everything a filter leaves."""

    processes: Mapping[str, int]
    """By size class, and ALL."""
    medians: Mapping[str, Mapping[str, float | None]]
    """Indicator -> size class, and ALL -> median over processes; None where fewer than LEAST have a value."""
    months: Sequence[tuple[str, int]]
    """`2026-05` and how many contributions and comments came in then, without gaps, in order."""


def together(figures: Iterable[Figure]) -> Together:
    """Medians and months of some processes."""
    classes: defaultdict[str, list[Figure]] = defaultdict(list)
    months: Counter[str] = Counter()
    for one in figures:
        classes[ALL].append(one)
        if one.size_class in SIZES:
            classes[one.size_class].append(one)
        months.update(one.months)
    keys = (ALL, *SIZES)
    return Together(
        {key: len(classes[key]) for key in keys},
        {one.key: {key: _median(one, classes[key]) for key in keys} for one in INDICATORS},
        [(month, months[month]) for month in _run(months)],
    )


def _median(indicator: Indicator, figures: list[Figure]) -> float | None:
    known = sum(indicator.of(one) is not None for one in figures)
    return median_of(indicator, figures) if known >= LEAST else None


def _run(months: Iterable[str]) -> list[str]:
    """Every month from the first to the last."""
    found = sorted(months)
    if not found:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (found[0], found[-1]))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
